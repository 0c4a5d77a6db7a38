//! A session in the agenda of those who may read it: its date, its place, and nothing of its cases.

use crate::support::{Browser, Folder, Settings, at_once};
use sea_orm::{ColumnTrait, Database, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use services::{
    database::options,
    entities::{audit, inscription, patient, session},
    planning::read_session,
};
use std::collections::BTreeSet;

async fn open(settings: &Settings) -> DatabaseConnection {
    Database::connect(options(&settings.value("DCC_DATABASE_URL"), 1)).await.unwrap()
}

/// Sessions to come, with cases before those without.
async fn to_come(settings: &Settings) -> Vec<session::Model> {
    let db = open(settings).await;
    let rows = session::Entity::find().filter(session::Column::State.is_in(["planned", "open", "closed"]));
    let rows = rows.order_by_asc(session::Column::StartsAt).all(&db).await.unwrap();
    let cases = inscription::Entity::find().all(&db).await.unwrap();
    let full: BTreeSet<_> = cases.into_iter().map(|one| one.session_id).collect();
    let (mut first, rest): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| full.contains(&row.id));
    first.extend(rest);
    first
}

async fn readings(settings: &Settings, id: uuid::Uuid) -> usize {
    let rows = audit::Entity::find().filter(audit::Column::Action.eq("see-session"));
    let rows = rows.filter(audit::Column::TargetId.eq(id)).all(&open(settings).await).await.unwrap();
    rows.iter().filter(|row| row.body.contains("agenda")).count()
}

/// Values of the event, unfolded.
fn event(browser: &mut Browser, id: uuid::Uuid) -> impl Fn(&str) -> String + use<> {
    let answer = browser.get(&format!("/sessions/{id}/calendrier.ics"));
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(answer.header("content-type"), Some("text/calendar; charset=utf-8"));
    assert_eq!(answer.header("content-disposition"), Some("attachment; filename=\"seance-rcp.ics\""));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let file = answer.text();
    assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    let whole = file.replace("\r\n ", "");
    let text = whole.split_once("BEGIN:VEVENT\r\n").unwrap().1.to_owned();
    move |name| {
        let line = text.split("\r\n").find(|line| line.starts_with(name)).unwrap_or_default();
        line.split_once(':').map(|(_, value)| value.to_owned()).unwrap_or_default()
    }
}

#[test]
fn a_session_is_handed_to_an_agenda_follows_its_changes_and_names_no_patient() {
    let folder = Folder::new();
    let settings = Settings::demo(&folder);
    settings.write_demo();
    let server = settings.start();
    let stranger = server.browser().get("/sessions/00000000-0000-4000-8000-000000000000/calendrier.ics");
    assert_eq!(stranger.status, 401);
    let mut browser = server.browser();
    browser.sign_in("coordinateur");
    let rows = at_once(to_come(&settings));
    let patients = at_once(async { patient::Entity::find().all(&open(&settings).await).await.unwrap() });
    for row in rows.iter().take(12) {
        let file = browser.get(&format!("/sessions/{}/calendrier.ics", row.id)).text().to_lowercase();
        for one in &patients {
            for secret in [&one.birth_name, &one.birth_date.to_string(), &one.id.to_string()] {
                assert!(!file.contains(&secret.to_lowercase()), "{secret}");
            }
        }
    }
    assert!(at_once(readings(&settings, rows[0].id)) > 0, "the reading is traced");
    let nowhere = browser.get("/sessions/00000000-0000-4000-8000-000000000000/calendrier.ics");
    assert_eq!(nowhere.status, 404);

    let asked = |row: &session::Model| json!({ "asked": { "id": row.id, "version": row.version, "date": "2027-03-29", "hour": "14:30:00", "minutes": 90 } });
    let moved = |row: &&session::Model| browser.clone().call("planning-session-move", &asked(row)).status == 200;
    let Some(row) = rows.iter().find(|row| {
        let before = event(&mut browser.clone(), row.id);
        let is_moved = moved(row);
        let after = event(&mut browser.clone(), row.id);
        let number = |text: String| text.parse::<u32>().unwrap();
        assert_eq!(before("UID"), after("UID"));
        assert_eq!(after("UID"), row.id.to_string());
        assert_eq!(is_moved, number(after("SEQUENCE")) > number(before("SEQUENCE")));
        is_moved
    }) else {
        panic!("a session that the coordinator may move")
    };
    let after = event(&mut browser, row.id);
    assert_eq!((after("DTSTART"), after("DTEND")), ("20270329T143000".to_owned(), "20270329T160000".to_owned()));
    assert_eq!(after("STATUS"), "CONFIRMED");
    assert!(after("URL").ends_with(&format!("/sessions/{}", row.id)));
    let kept = read_session(row).unwrap();
    assert_eq!(after("CONFERENCE"), kept.video_link.unwrap_or_default());

    let version = row.version + 1;
    let cancel = json!({ "asked": { "id": row.id, "version": version, "reason": "no-case", "note": null } });
    let cancelled = browser.call("planning-session-cancel", &cancel);
    assert_eq!(cancelled.status, 200, "{}", cancelled.text());
    let last = event(&mut browser, row.id);
    assert_eq!(last("STATUS"), "CANCELLED");
    assert!(last("SUMMARY").starts_with("Annulée"));
    assert!(last("SEQUENCE").parse::<u32>().unwrap() > after("SEQUENCE").parse::<u32>().unwrap());

    let mut dpo = server.browser();
    dpo.sign_in("dpo");
    let refused = dpo.get(&format!("/sessions/{}/calendrier.ics", row.id));
    assert!(matches!(refused.status, 403 | 404), "{}", refused.status);
}
