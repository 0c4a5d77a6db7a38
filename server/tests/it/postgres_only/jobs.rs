//! A job of an instance that dies is done by another, once its lease is over.

use super::{assert_whole, fresh};
use crate::support::{Folder, NEWCOMER, at_once, role_for_the_newcomer, silent_relay, soon};
use sea_orm::{ConnectionTrait, Database, EntityTrait, QueryOrder};
use services::entities::outbox;
use std::time::Duration;

/// The last line of the outbox.
async fn line(url: &str) -> Option<outbox::Model> {
    let db = Database::connect(url).await.unwrap();
    outbox::Entity::find().order_by_desc(outbox::Column::Number).one(&db).await.unwrap()
}

/// The lease ends earlier: a minute is long for a fact.
async fn shorten(url: &str, until: i64) {
    let db = Database::connect(url).await.unwrap();
    let sql = format!("UPDATE outbox SET leased_until = {until} WHERE done_at IS NULL");
    db.execute_unprepared(&sql).await.unwrap();
}

#[test]
#[ignore = "needs a PostgreSQL server, which the suite starts"]
fn a_job_of_a_killed_instance_is_done_by_another_after_its_lease_and_not_before() {
    let folder = Folder::new();
    let settings = fresh(&folder);
    settings.write_demo();
    let url = settings.value("DCC_DATABASE_URL");
    // The first instance sends its mail to a relay that never answers; the second keeps it in its own mailbox.
    let stuck = settings.clone().with("DCC_SMTP_HOST", "127.0.0.1").with("DCC_SMTP_PORT", silent_relay());
    let signing_in = settings.start();
    let mut browser = signing_in.browser();
    browser.sign_in("referent");
    signing_in.kill();
    let first = stuck.start();
    let invited = browser.at(first.address).call("invite-person", &role_for_the_newcomer());
    assert_eq!(invited.status, 200, "{}", invited.text());
    let leased = || at_once(line(&url)).filter(|row| row.leased_until.is_some());
    let row = soon("the first instance takes the line", Duration::from_secs(60), leased);
    let second = settings.start();
    let letters = || second.browser().get(&format!("/demo/mailbox.json?to={NEWCOMER}")).json();
    first.kill();
    std::thread::park_timeout(Duration::from_secs(1));
    let held = at_once(line(&url)).unwrap();
    assert_eq!((held.number, held.leased_until, held.done_at), (row.number, row.leased_until, None));
    assert_eq!(letters().as_array().unwrap().len(), 0, "nobody takes it during the lease");
    let patient = std::env::var("DCC_LONG").is_ok();
    if !patient {
        at_once(shorten(&url, row.leased_until.unwrap() - 50_000));
    }
    let sent = || Some(letters()).filter(|letters| letters[0]["to"] == NEWCOMER);
    let within = Duration::from_secs(if patient { 70 } else { 15 });
    soon("the second instance sends the letter", within, sent);
    let done = soon("the line is done", within, || at_once(line(&url)).filter(|row| row.done_at.is_some()));
    assert_eq!((done.number, done.tries), (row.number, 2));
    drop(second);
    assert_whole(&settings);
}
