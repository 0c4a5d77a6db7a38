//! People do not know which instance answers them.

use super::{assert_whole, fresh};
use crate::support::{Browser, Folder, Settings, at_once};
use sea_orm::{ColumnTrait, Database, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use services::entities::frcp;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// Within what time the others see what somebody writes.
const SEEN_WITHIN: Duration = Duration::from_secs(1);

async fn drafts(url: &str) -> Vec<Uuid> {
    let db = Database::connect(url).await.unwrap();
    let rows = frcp::Entity::find().filter(frcp::Column::State.ne("validated")).all(&db).await.unwrap();
    rows.into_iter().map(|row| row.id).collect()
}

/// A form that both may write, and the position of its log.
fn shared_form(settings: &Settings, one: &mut Browser, other: &mut Browser) -> (Uuid, u64) {
    let opened = |browser: &mut Browser, id: &Uuid| {
        let answer = browser.call("frcp-open", &json!({ "id": id }));
        (answer.status == 200).then(|| answer.json()).filter(|form| form["allowed"]["fill"] == true)
    };
    let mut all = at_once(drafts(&settings.value("DCC_DATABASE_URL"))).into_iter();
    let both = |id| Some((id, opened(one, &id)?, opened(other, &id)?));
    let (id, form, _) = all.find_map(both).expect("a form that both may write");
    (id, form["snapshot"]["position"].as_u64().unwrap())
}

/// Writes an answer; answers the position after it.
fn write(browser: &mut Browser, form: Uuid, edit: u128, base: Option<u128>, text: &str) -> u64 {
    let answer = json!({ "state": "value", "value": { "type": "text", "is": text } });
    let (id, base) = (Uuid::from_u128(edit), base.map(Uuid::from_u128));
    let change = json!({ "do": "answer", "path": "synthesis/other_data", "base": base, "answer": answer });
    let saved =
        browser.call("frcp-save", &json!({ "id": form, "edits": [{ "id": id, "change": change }], "since": 0 }));
    assert_eq!(saved.status, 200, "{}", saved.text());
    let saved = saved.json();
    assert!(saved["outcomes"].to_string().to_lowercase().contains("applied"), "{saved}");
    saved["news"]["position"].as_u64().unwrap()
}

/// What an open page is told at its next question.
fn news(browser: &mut Browser, form: Uuid, since: u64) -> Value {
    browser.call("frcp-news", &json!({ "id": form, "since": since, "here": "" })).json()["news"].take()
}

fn who(browser: &mut Browser) -> Option<String> {
    browser.call("viewer", &json!({})).json()["name"].as_str().map(str::to_owned)
}

#[test]
#[ignore = "needs a PostgreSQL server, which the suite starts"]
fn who_signs_in_on_one_acts_on_the_other_and_goes_on_when_either_is_killed() {
    let folder = Folder::new();
    let settings = fresh(&folder);
    settings.write_demo_of(100);
    let (first, second) = (settings.start(), settings.start());
    let mut helene = first.browser();
    helene.sign_in("medecin1");
    let mut helene_elsewhere = helene.at(second.address);
    assert_eq!(who(&mut helene_elsewhere).as_deref(), Some("Hélène Garnier"));
    let mut thomas = second.browser();
    thomas.sign_in("medecin2");
    let (form, start) = shared_form(&settings, &mut helene, &mut thomas);

    // What is written through one instance is read through the other at the next question of its page.
    assert_eq!(news(&mut thomas, form, start), Value::Null);
    let began = Instant::now();
    let after = write(&mut helene, form, 1, None, "Scanner du jour : pas de lésion.");
    let told = news(&mut thomas, form, start);
    let took = began.elapsed();
    println!("written through one instance and read through the other in {took:?}");
    assert!(told.to_string().contains("Scanner du jour : pas de lésion."), "{told}");
    assert!(took < SEEN_WITHIN);
    let then = write(&mut thomas, form, 2, Some(1), "Avis demandé.");
    assert!(news(&mut helene, form, after).to_string().contains("Avis demandé."));

    first.kill();
    let later = write(&mut helene_elsewhere, form, 3, Some(2), "Écrit après l’arrêt de la première.");
    assert!(news(&mut thomas, form, then).to_string().contains("Écrit après l’arrêt de la première."));

    let third = settings.start();
    second.kill();
    let (mut helene, mut thomas) = (helene.at(third.address), thomas.at(third.address));
    assert_eq!(who(&mut thomas).as_deref(), Some("Thomas Rakotomalala"));
    write(&mut thomas, form, 4, Some(3), "Écrit après l’arrêt de la deuxième.");
    assert!(news(&mut helene, form, later).to_string().contains("Écrit après l’arrêt de la deuxième."));
    let left = helene.post("/deconnexion", &[]);
    assert_eq!(left.status, 303);
    drop(third);
    assert_whole(&settings);
}

#[test]
#[ignore = "needs a PostgreSQL server, which the suite starts"]
fn who_signs_out_on_one_is_signed_out_of_the_other() {
    let folder = Folder::new();
    let settings = fresh(&folder);
    settings.write_demo();
    let (first, second) = (settings.start(), settings.start());
    let mut here = first.browser();
    here.sign_in("medecin1");
    let mut there = here.at(second.address);
    assert!(who(&mut there).is_some());
    here.post("/deconnexion", &[]);
    assert_eq!(who(&mut there), None);
}
