//! One's agenda in other software, and the mails about sessions, as the service hands them out: without a cookie, unchanged in few
//! words, gone as soon as it is ended, and nothing of the cases anywhere.

use crate::support::{Answer, Browser, Folder, Settings, at_once, soon};
use domain::planning::{Recurrence, Rhythm};
use sea_orm::{ColumnTrait, Database, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use services::{
    database::options,
    entities::{audit, patient, session},
};
use std::time::Duration;

async fn open(settings: &Settings) -> DatabaseConnection {
    Database::connect(options(&settings.value("DCC_DATABASE_URL"), 1)).await.unwrap()
}

async fn to_come(settings: &Settings) -> Vec<session::Model> {
    let rows = session::Entity::find().filter(session::Column::State.is_in(["planned", "open", "closed"]));
    rows.order_by_asc(session::Column::StartsAt).all(&open(settings).await).await.unwrap()
}

async fn readings(settings: &Settings) -> usize {
    let rows = audit::Entity::find().filter(audit::Column::Action.eq("see-planning")).all(&open(settings).await).await;
    rows.unwrap().iter().filter(|row| row.body.contains("agenda-feed")).count()
}

/// What tells who a patient is: names, dates of birth, numbers.
async fn secrets(settings: &Settings) -> Vec<String> {
    let rows = patient::Entity::find().all(&open(settings).await).await.unwrap();
    let of = |one: patient::Model| [one.birth_name, one.birth_date.to_string(), one.id.to_string()];
    rows.into_iter().flat_map(of).map(|secret| secret.to_lowercase()).collect()
}

/// Makes an address as the page does, and answers its path.
fn address(browser: &mut Browser) -> String {
    let made = browser.post("/preferences/agenda", &[("gesture", "make")]);
    assert_eq!((made.status, made.header("location")), (303, Some("/reglages/agenda")), "{}", made.text());
    let shown = browser.get("/reglages/agenda");
    let page = shown.text();
    assert!(page.contains("Copier l’adresse") && page.contains("toutes les quelques heures"), "{page}");
    assert_eq!(browser.get("/reglages/agenda").status, 303, "shown once");
    let path = page.split("/agenda/").nth(1).unwrap().split('"').next().unwrap();
    format!("/agenda/{path}")
}

/// The file, for software that has one already or none.
fn file(server: &Browser, path: &str, tag: Option<&str>) -> Answer {
    let known = tag.map(|tag| format!("If-None-Match: {tag}\r\n")).unwrap_or_default();
    let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{known}\r\n");
    Answer::parse(&server.try_send(&request).unwrap()).unwrap()
}

/// The lines of the event of a session, unfolded.
fn event(file: &str, id: uuid::Uuid) -> String {
    let whole = file.replace("\r\n ", "");
    let mut events = whole.split("BEGIN:VEVENT\r\n").skip(1);
    events.find(|event| event.contains(&format!("UID:{id}\r\n"))).unwrap_or_default().to_owned()
}

fn value(event: &str, name: &str) -> String {
    let line = event.split("\r\n").find(|line| line.starts_with(name)).unwrap_or_default();
    line.split_once(':').map(|(_, value)| value.to_owned()).unwrap_or_default()
}

/// The letters about sessions that reached an address.
fn letters(browser: &mut Browser, login: &str) -> Vec<Value> {
    let all = browser.get(&format!("/demo/mailbox.json?to={login}@demo.terr-esante.example")).json();
    let about = |one: &&Value| !one["attachment"].is_null();
    all.as_array().unwrap().iter().filter(about).cloned().collect()
}

#[test]
fn an_agenda_is_read_without_a_cookie_answers_304_until_it_changes_and_404_once_it_is_ended() {
    let folder = Folder::new();
    let settings = Settings::demo(&folder);
    settings.write_demo();
    let server = settings.start();
    let mut browser = server.browser();
    browser.sign_in("coordinateur");
    let path = address(&mut browser);
    let software = server.browser();

    let first = file(&software, &path, None);
    assert_eq!((first.status, first.header("content-type")), (200, Some("text/calendar; charset=utf-8")));
    assert_eq!(first.header("cache-control"), Some("private, no-cache"));
    assert_eq!(first.header("set-cookie"), None);
    let tag = first.header("etag").unwrap().to_owned();
    assert!(tag.starts_with('"') && tag.ends_with('"') && tag.len() > 30, "a strong tag: {tag}");
    assert_eq!(at_once(readings(&settings)), 1);

    let same = file(&software, &path, Some(&tag));
    assert_eq!((same.status, same.body.len()), (304, 0));
    assert_eq!((same.header("etag"), same.header("cache-control")), (Some(tag.as_str()), Some("private, no-cache")));
    assert_eq!(
        first.header("x-content-type-options"),
        Some("nosniff"),
        "the headers of every answer that shows something"
    );
    assert_eq!(at_once(readings(&settings)), 1, "nothing is shown by saying that nothing changed");
    assert_eq!(file(&software, &path, None).body, first.body, "the same tag is the same bytes");
    assert_eq!(file(&software, &path.replace(".ics", ""), None).status, 404);
    let posted = server.browser().post(&path, &[]);
    assert_eq!(posted.status, 405, "only read");

    let secrets = at_once(secrets(&settings));
    let text = first.text();
    assert!(text.matches("BEGIN:VEVENT").count() > 10 && secrets.len() >= 36);
    assert!(secrets.iter().all(|secret| !text.to_lowercase().contains(secret)), "nothing of a patient");

    let rows = at_once(to_come(&settings));
    let asked = |row: &session::Model| json!({ "asked": { "id": row.id, "version": row.version, "date": row_day(row), "hour": "15:10:00", "minutes": 90 } });
    let mut mine = rows.iter().filter(|row| !event(&text, row.id).is_empty());
    let moved = mine.find(|row| browser.call("planning-session-move", &asked(row)).status == 200).unwrap();
    // An instance looks three times a second for what changes the agendas that it gave.
    let asked_again = |_| {
        at_once(async { tokio::time::sleep(std::time::Duration::from_millis(100)).await });
        file(&software, &path, Some(&tag))
    };
    let after = (0..20).map(asked_again).find(|answer| answer.status == 200).expect("the change, within two seconds");
    assert_ne!(after.header("etag"), Some(tag.as_str()));
    let (before, now) = (event(&text, moved.id), event(&after.text(), moved.id));
    assert!(value(&now, "DTSTART").ends_with("T151000") && !value(&now, "LAST-MODIFIED").is_empty());
    let number = |event: &str| value(event, "SEQUENCE").parse::<u32>().unwrap();
    assert!(number(&now) > number(&before));

    let replaced = address(&mut browser);
    assert_eq!(file(&software, &path, Some(&tag)).status, 404, "at once");
    assert_eq!(file(&software, &replaced, None).status, 200);
    let ended = browser.post("/preferences/agenda", &[("gesture", "end")]);
    assert_eq!(ended.header("location"), Some("/reglages"));
    let (gone, never) = (file(&software, &replaced, None), file(&software, "/agenda/jamais.ics", None));
    assert_eq!((gone.status, gone.body, never.status), (404, never.body, 404));
    assert!(!server.log().contains(path.trim_start_matches("/agenda/")), "the log never holds the address");
}

/// The same day, in Paris.
fn row_day(row: &session::Model) -> String {
    domain::planning::paris::day(services::context::instant(row.starts_at)).to_string()
}

#[test]
fn a_session_that_moves_then_is_cancelled_reaches_the_members_as_a_request_then_a_cancellation() {
    let folder = Folder::new();
    let settings = Settings::demo(&folder);
    settings.write_demo();
    let server = settings.start();
    let mut browser = server.browser();
    browser.sign_in("coordinateur");
    let rows = at_once(to_come(&settings));
    let asked = |row: &session::Model| json!({ "asked": { "id": row.id, "version": row.version, "date": row_day(row), "hour": "15:10:00", "minutes": 90 } });
    let moved = rows.iter().find(|row| browser.call("planning-session-move", &asked(row)).status == 200).unwrap();
    let first = soon("a letter", Duration::from_secs(20), || letters(&mut browser, "coordinateur").into_iter().next());
    let file = first["attachment"]["content"].as_str().unwrap();
    let kind = first["attachment"]["media_type"].as_str().unwrap();
    assert_eq!(kind, "text/calendar; method=REQUEST; charset=utf-8");
    let request = event(file, moved.id);
    assert!(file.contains("\r\nMETHOD:REQUEST\r\n") && value(&request, "DTSTART").ends_with("T151000"), "{file}");
    assert_eq!(value(&request, "ORGANIZER"), "mailto:ne-pas-repondre@terr-esante.example");
    assert_eq!(value(&request, "ATTENDEE"), "mailto:coordinateur@demo.terr-esante.example");

    let cancel =
        json!({ "asked": { "id": moved.id, "version": moved.version + 1, "reason": "no-case", "note": null } });
    assert_eq!(browser.call("planning-session-cancel", &cancel).status, 200);
    let second = soon("another letter", Duration::from_secs(20), || {
        letters(&mut browser, "coordinateur").into_iter().find(|one| one["attachment"]["media_type"] != *kind)
    });
    let file = second["attachment"]["content"].as_str().unwrap();
    let cancelled = event(file, moved.id);
    assert!(file.contains("\r\nMETHOD:CANCEL\r\n"), "{file}");
    assert_eq!((value(&cancelled, "STATUS"), value(&cancelled, "UID")), ("CANCELLED".into(), moved.id.to_string()));
    let number = |event: &str| value(event, "SEQUENCE").parse::<u32>().unwrap();
    assert!(number(&cancelled) > number(&request));

    let hour = chrono::NaiveTime::from_hms_opt(7, 30, 0).unwrap();
    let rhythm = Rhythm::Weekly { weekday: chrono::Weekday::Sat, every: 1 };
    let first_day = domain::planning::paris::day(services::context::instant(moved.starts_at)) + chrono::Days::new(30);
    let recurrence = Recurrence::new(rhythm, first_day, first_day + chrono::Days::new(55), hour, 60).unwrap();
    let series = json!({ "asked": { "rcp": moved.offer_id, "recurrence": recurrence } });
    let before = letters(&mut browser, "coordinateur").len();
    let made = browser.call("planning-series-make", &series);
    assert_eq!(made.status, 200, "{}", made.text());
    let third = soon("one more letter", Duration::from_secs(20), || {
        let all = letters(&mut browser, "coordinateur");
        (all.len() > before).then(|| all[0].clone())
    });
    let file = third["attachment"]["content"].as_str().unwrap();
    assert_eq!(third["attachment"]["media_type"], "text/calendar; method=PUBLISH; charset=utf-8");
    assert_eq!(file.matches("BEGIN:VEVENT").count(), 8, "eight sessions, one file");
    assert_eq!(letters(&mut browser, "coordinateur").len(), before + 1, "and one letter");

    let page = browser.get("/demo/mailbox").text();
    assert!(page.contains("Pièce jointe") && page.contains("seance-rcp.ics"));
    let all = browser.get("/demo/mailbox.json").text().to_lowercase();
    let secrets = at_once(secrets(&settings));
    assert!(secrets.iter().all(|secret| !all.contains(secret)), "no letter tells of a patient");
}

#[test]
fn the_page_of_a_board_tells_anybody_when_it_meets_and_of_what_is_not_in_force_nothing() {
    let folder = Folder::new();
    let settings = Settings::demo(&folder);
    settings.write_demo();
    let server = settings.start();
    let boards =
        at_once(async { services::entities::offer::Entity::find().all(&open(&settings).await).await.unwrap() });
    let mut stranger = server.browser();
    let secrets = at_once(secrets(&settings));
    let mut in_force = 0;
    for board in &boards {
        let answer = stranger.get(&format!("/rcp/{}/presentation", board.id));
        if board.state != "published" {
            assert_eq!((answer.status, answer.body.len()), (404, 0), "{}", board.name);
            continue;
        }
        in_force += 1;
        let page = answer.text();
        assert_eq!(answer.status, 200, "{page}");
        assert!(answer.header("content-security-policy").unwrap().contains("default-src 'none'; style-src 'self'"));
        assert!(page.contains("Ce qui se passe dans cette réunion") && page.contains("Prochaines dates"), "{page}");
        assert!(page.contains("inscrivez avant le ") && page.contains("la question posée à la réunion"), "{page}");
        assert!(page.contains("mailto:secretariat-rcp@mssante.exemple.fr"), "whom professionals write to");
        assert!(!page.contains("<script") && !page.contains(".wasm"), "no program");
        let lower = page.to_lowercase();
        assert!(secrets.iter().all(|secret| !lower.contains(secret)), "nothing of a patient");
    }
    assert!(in_force > 0);
    let nothing = stranger.get("/rcp/00000000-0000-4000-8000-000000000000/presentation");
    assert_eq!((nothing.status, nothing.body.len()), (404, 0));
    assert_eq!(stranger.get("/rcp/pas-un-numero/presentation").status, 404);
}
