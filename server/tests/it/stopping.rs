//! A process that is told to stop: what runs is finished, what was acknowledged is kept, what could not be done is given back.

use crate::support::{
    Answer, Browser, FORM, Folder, Server, Settings, at_once, connect, form, read, role_for_the_newcomer, silent_relay,
    soon,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use services::{
    database::options,
    entities::{audit, outbox, sign_in},
};
use sha2::Digest;
use std::{io::Write, net::TcpStream, thread::JoinHandle, time::Duration};

const EMAIL: &str = "medecin1@demo.terr-esante.example";

fn password() -> String {
    form(&[("email", EMAIL), ("password", services::demo::PASSWORD)])
}

/// A sign-in of which only a part has come: the service waits for the rest.
fn begun(server: &Server) -> (TcpStream, String) {
    let request = server.browser().request("POST", "/connexion", FORM, &password());
    let (first, rest) = request.split_at(request.len() - 10);
    let mut connection = connect(server.address).unwrap();
    connection.write_all(first.as_bytes()).unwrap();
    (connection, rest.to_owned())
}

/// Signs in again and again until the service is gone; answers the sessions that it acknowledged.
fn signing_in(browser: Browser) -> JoinHandle<Vec<String>> {
    std::thread::spawn(move || {
        let request = browser.request("POST", "/connexion", FORM, &password());
        let mut sessions = Vec::new();
        // Whoever is not taken any more has no answer at all; an answer that begins is whole.
        while let Ok(bytes) = browser.try_send(&request) {
            if bytes.is_empty() {
                break;
            }
            let answer = Answer::parse(&bytes).unwrap_or_else(|| panic!("cut: {}", String::from_utf8_lossy(&bytes)));
            sessions.extend(answer.session().map(str::to_owned));
        }
        sessions
    })
}

#[test]
fn requests_in_flight_when_told_to_stop_get_their_answer_and_nothing_acknowledged_is_lost() {
    let folder = Folder::new();
    let settings = Settings::demo(&folder);
    settings.write_demo();
    let mut server = settings.start();
    let loops: Vec<_> = (0..4).map(|_| signing_in(server.browser())).collect();
    let in_flight: Vec<_> = (0..8).map(|_| begun(&server)).collect();
    std::thread::park_timeout(Duration::from_millis(700));
    server.terminate();
    soon("nobody new is taken", Duration::from_secs(5), || connect(server.address).err());
    let mut sessions = Vec::new();
    for (mut connection, rest) in in_flight {
        connection.write_all(rest.as_bytes()).unwrap();
        let answer = Answer::parse(&read(connection).unwrap()).expect("a whole answer");
        assert_eq!((answer.status, answer.header("location")), (303, Some("/connexion/code")));
        sessions.push(answer.session().unwrap().to_owned());
    }
    sessions.extend(loops.into_iter().flat_map(|one| one.join().unwrap()));
    assert!(server.ended(Duration::from_secs(15)).success(), "{}", server.log());
    let (kept, traced) = at_once(kept(&settings, &sessions));
    println!("{} sessions acknowledged, {kept} kept, {traced} traced", sessions.len());
    assert!(sessions.len() > 8);
    assert_eq!(kept, sessions.len());
    assert!(traced >= sessions.len());
    let (whole, said) = settings.run(&["verify-audit"]);
    assert!(whole, "{said}");
}

/// How many of these sessions are in the database, and how many openings the audit tells.
async fn kept(settings: &Settings, sessions: &[String]) -> (usize, usize) {
    let db = sea_orm::Database::connect(options(&settings.value("DCC_DATABASE_URL"), 1)).await.unwrap();
    let hashes: Vec<Vec<u8>> = sessions.iter().map(|token| sha2::Sha256::digest(token).to_vec()).collect();
    let rows = sign_in::Entity::find().filter(sign_in::Column::TokenHash.is_in(hashes)).count(&db).await.unwrap();
    let events = audit::Entity::find().filter(audit::Column::Action.eq("signed-in")).count(&db).await.unwrap();
    (usize::try_from(rows).unwrap(), usize::try_from(events).unwrap())
}

#[test]
fn with_a_notice_the_service_still_answers_and_says_that_it_is_not_ready() {
    let folder = Folder::new();
    let mut server = Settings::demo(&folder).with("DCC_STOP_NOTICE", 2).start();
    server.terminate();
    let refused = || Some(server.browser().get("/health/ready")).filter(|answer| answer.status == 503);
    let answer = soon("not ready", Duration::from_secs(1), refused);
    assert_eq!(answer.text(), r#"{"ready":false}"#);
    assert_eq!(server.browser().get("/health/live").status, 200);
    assert_eq!(server.browser().get("/connexion").status, 200);
    assert!(server.ended(Duration::from_secs(10)).success());
}

#[test]
fn a_job_that_cannot_end_in_time_gives_its_line_back() {
    let folder = Folder::new();
    let settings = Settings::demo(&folder);
    settings.write_demo();
    let server = settings.start();
    let mut browser = server.browser();
    browser.sign_in("referent");
    server.kill();
    let settings = settings.with("DCC_STOP_WITHIN", 1).with("DCC_SMTP_HOST", "127.0.0.1");
    let settings = settings.with("DCC_SMTP_PORT", silent_relay());
    let mut server = settings.start();
    let invited = browser.at(server.address).call("invite-person", &role_for_the_newcomer());
    assert_eq!(invited.status, 200, "{}", invited.text());
    let url = settings.value("DCC_DATABASE_URL");
    let taken = soon("a line is taken", Duration::from_secs(60), || at_once(taken(&url)));
    server.terminate();
    assert!(server.ended(Duration::from_secs(15)).success(), "{}", server.log());
    let row = at_once(line(&url, taken.number)).unwrap();
    assert_eq!((row.leased_until, row.done_at, row.tries), (None, None, 0), "{}", server.log());
}

/// The line of the outbox that a job holds.
async fn taken(url: &str) -> Option<outbox::Model> {
    let db = sea_orm::Database::connect(options(url, 1)).await.unwrap();
    let held = outbox::Entity::find().filter(outbox::Column::LeasedUntil.is_not_null());
    held.filter(outbox::Column::DoneAt.is_null()).one(&db).await.unwrap()
}

/// A line of the outbox by its number.
async fn line(url: &str, number: i64) -> Option<outbox::Model> {
    let db = sea_orm::Database::connect(options(url, 1)).await.unwrap();
    outbox::Entity::find_by_id(number).one(&db).await.unwrap()
}
