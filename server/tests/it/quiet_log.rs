//! The log says what was asked of the service, and nothing of whom it was about.

use crate::support::{Folder, Settings, at_once, encoded};
use domain::{patient::Sex, words};
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use services::{database::options, entities::patient};
use std::collections::BTreeSet;

async fn patients(url: &str) -> Vec<patient::Model> {
    let db = sea_orm::Database::connect(options(url, 1)).await.unwrap();
    patient::Entity::find().all(&db).await.unwrap()
}

/// What must not be read in a log, as it is kept, as it is shown and as an address writes it.
fn secrets(of: &patient::Model) -> BTreeSet<String> {
    let ins = of.ins.clone().unwrap();
    let plain = [
        of.birth_name.clone(),
        of.first_given_name.clone(),
        of.birth_date.to_string(),
        words::dates::numeric(of.birth_date),
        words::patient::ins_number(&ins),
        ins,
        of.id.to_string(),
        of.birth_place_label.clone(),
    ];
    let both = plain.iter().flat_map(|text| [text.to_lowercase(), encoded(text).to_lowercase()]);
    both.filter(|text| text.len() > 3).collect()
}

#[test]
fn a_search_and_a_record_leave_their_route_in_the_log_and_no_name_no_number_no_query() {
    let folder = Folder::new();
    let settings = Settings::demo(&folder).with("DCC_LOG", "debug");
    settings.write_demo();
    let server = settings.start();
    let mut browser = server.browser();
    browser.sign_in("medecin1");
    let me = browser.call("viewer", &json!({})).json()["id"].as_str().unwrap().to_owned();
    let known = at_once(patients(&settings.value("DCC_DATABASE_URL")));
    let mut opened = 0;
    for one in known.iter().filter(|one| one.ins.is_some()) {
        assert!(Sex::from_code(&one.sex).is_some());
        let found = browser.call("find-patients", &json!({ "text": one.birth_name })).text();
        for page in ["/patients?q=", "/recherche?q="] {
            browser.get(&format!("{page}{}", encoded(&one.birth_name)));
        }
        browser.get(&format!("/patients/{}?nom={}", one.id, encoded(&one.birth_name)));
        let record = browser.call("patient-record", &json!({ "id": one.id }));
        opened += usize::from(record.status == 200 && found.contains(&one.id.to_string()));
        browser.get(&format!("/nulle-part/{}", encoded(&one.birth_name)));
        browser.post(&format!("/patients/{}/documents", one.id), &[("kind", &one.birth_name)]);
        browser.call(&encoded(&one.birth_name), &json!({ "text": one.birth_name }));
        browser.post("/connexion", &[("email", &one.birth_name), ("password", &one.birth_name)]);
    }
    assert!(opened > 0, "a record was found and opened");
    let log = server.log();
    let low = log.to_lowercase();
    for secret in known.iter().filter(|one| one.ins.is_some()).flat_map(secrets) {
        let line = low.lines().find(|line| line.contains(&secret));
        assert_eq!(line, None, "{secret}");
    }
    assert!(!log.contains("?q=") && !log.contains("__Host-"));
    assert_lines(&log, &me);
}

/// Each line is an object; each request has one, with its fields and no other.
fn assert_lines(log: &str, me: &str) {
    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let asked: Vec<&Value> = lines.iter().filter(|line| line["target"] == "server::request").collect();
    let fields = ["account", "message", "method", "ms", "request", "route", "status"];
    for line in &asked {
        for (name, value) in line["fields"].as_object().unwrap() {
            assert!(fields.contains(&name.as_str()), "{name}: {value}");
        }
    }
    let is = |line: &&&Value, route: &str| line["fields"]["route"] == route && line["fields"]["account"] == me;
    for route in ["/api/find-patients", "/patients", "/recherche", "/patients/{id}", "/patients/{id}/documents"] {
        let found = asked.iter().find(|line| is(line, route)).unwrap_or_else(|| panic!("{route}"));
        assert!(found["fields"]["ms"].as_f64().unwrap() > 0.0 && found["fields"]["status"].as_u64().unwrap() >= 200);
        assert_eq!(found["fields"]["request"].as_str().unwrap().len(), 8);
    }
    for route in ["(none)", "/api/{*function}", "/connexion"] {
        assert!(asked.iter().any(|line| line["fields"]["route"] == route), "{route}");
    }
}

#[test]
fn the_log_is_text_for_whoever_asks_for_text() {
    let folder = Folder::new();
    let server = Settings::demo(&folder).with("DCC_LOGS", "text").start();
    server.browser().get("/connexion");
    let log = server.log();
    let line = log.lines().find(|line| line.contains("/connexion")).unwrap();
    assert!(serde_json::from_str::<Value>(line).is_err() && line.contains("answered"), "{line}");
    let (accepted, said) = Settings::demo(&folder).with("DCC_LOGS", "xml").run(&["verify-audit"]);
    assert!(!accepted && said.contains("DCC_LOGS"), "{said}");
}
