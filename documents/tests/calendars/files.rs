//! The files: around both changes of summer time, one, many, and as messages.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use documents::ical::{self, Meeting, Told};
use domain::planning::paris;
use std::{fs, path::Path};
use uuid::Uuid;

/// Where the files are left, when a run asks for them.
const OUT: &str = "DCC_ICS_OUT";
/// Around both changes of summer time, those days included, at hours of the day and of the night.
const STARTS: [&str; 14] = [
    "2026-03-24T14:00:00",
    "2026-03-28T23:30:00",
    "2026-03-29T01:30:00",
    "2026-03-29T03:30:00",
    "2026-03-29T14:00:00",
    "2026-03-31T14:00:00",
    "2026-10-20T14:00:00",
    "2026-10-25T00:30:00",
    "2026-10-25T01:30:00",
    "2026-10-25T02:30:00",
    "2026-10-25T04:00:00",
    "2026-10-25T14:00:00",
    "2026-10-27T08:15:00",
    "2026-12-31T23:00:00",
];

fn now() -> DateTime<Utc> {
    paris::instant("2026-03-03T09:00:00".parse().unwrap())
}

fn meeting((rank, start): (usize, &&str)) -> Meeting {
    let starts = paris::instant(start.parse::<NaiveDateTime>().unwrap());
    let rank = u32::try_from(rank).unwrap();
    Meeting {
        id: Uuid::from_u128(u128::from(rank) + 1),
        revision: rank,
        changed: (rank % 3 == 0).then(now),
        organizer: "ne-pas-repondre@dcc.example".into(),
        name: "RCP Sénologie; avis, « recours » \\ région".into(),
        place: "Centre hospitalier intercommunal de Villeneuve-Saint-Georges, pavillon Hélène-Boucher".into(),
        room: (rank % 2 == 0).then(|| "Salle « Curie »".into()),
        coordinator: (rank % 3 == 0).then(|| "Anne Lefèvre".into()),
        video_link: (rank % 2 == 1).then(|| "https://visio.example/salle?a=1,2;b=3".into()),
        page: format!("https://dcc.example/sessions/{rank}"),
        starts,
        ends: starts + TimeDelta::minutes(90),
        cancelled: rank % 4 == 3,
    }
}

fn meetings() -> Vec<Meeting> {
    STARTS.iter().enumerate().map(meeting).collect()
}

/// What a reader must understand of an event: what names it, its revision, its status, its instants.
fn line(meeting: &Meeting, status: &str) -> String {
    let (starts, ends) = (meeting.starts.timestamp(), meeting.ends.timestamp());
    format!("{} {} {status} {starts} {ends}", meeting.id, meeting.revision)
}

fn status(meeting: &Meeting) -> &'static str {
    if meeting.cancelled { "CANCELLED" } else { "CONFIRMED" }
}

fn leave(name: &str, method: &str, bytes: &[u8], events: &[String]) {
    let text = std::str::from_utf8(bytes).unwrap();
    assert_eq!(text.matches("BEGIN:VEVENT").count(), events.len());
    assert!(text.contains(&format!("\r\nMETHOD:{method}\r\n")));
    let Ok(folder) = std::env::var(OUT) else { return };
    let folder = Path::new(&folder);
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join(format!("{name}.ics")), bytes).unwrap();
    fs::write(folder.join(format!("{name}.expected")), format!("{method}\n{}\n", events.join("\n"))).unwrap();
}

#[test]
fn calendars_are_left_for_other_readers() {
    let all = meetings();
    let lines: Vec<String> = all.iter().map(|one| line(one, status(one))).collect();
    leave("feed", "PUBLISH", &ical::feed("Mes séances de RCP", &all, now()), &lines);
    leave("one", "PUBLISH", &ical::write(&all[2], now()), &lines[2..3]);
    let reader = ("Dr Anne Martin", "anne.martin@ghi.example");
    for (rank, one) in all.iter().enumerate() {
        let file = ical::message(reader, &[Told { meeting: one.clone(), left: false }], now());
        let method = if one.cancelled { "CANCEL" } else { "REQUEST" };
        leave(&format!("message-{rank}"), method, &file.bytes, &lines[rank..=rank]);
    }
    let left = ical::message(reader, &[Told { meeting: all[0].clone(), left: true }], now());
    leave("left", "CANCEL", &left.bytes, &[line(&all[0], "-")]);
    let many: Vec<Told> = all.iter().map(|one| Told { meeting: one.clone(), left: false }).collect();
    leave("many", "PUBLISH", &ical::message(reader, &many, now()).bytes, &lines);
}
