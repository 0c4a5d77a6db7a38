//! One meeting as an event.

use super::{Attendance, Meeting, line::Lines};
use chrono::{DateTime, NaiveDateTime, Utc};
use domain::{
    planning::paris::{LocalTime, to_paris, to_utc},
    words::planning as words,
};

/// Writes the event; `at` is when the file is made.
pub fn event(lines: &mut Lines, meeting: &Meeting, attendance: Option<&Attendance>, at: DateTime<Utc>) {
    lines.raw("BEGIN:VEVENT");
    lines.raw(&format!("UID:{}", meeting.id));
    lines.raw(&format!("DTSTAMP:{}Z", instant(at.naive_utc())));
    if let Some(changed) = meeting.changed {
        lines.raw(&format!("LAST-MODIFIED:{}Z", instant(changed.naive_utc())));
    }
    lines.raw(&format!("SEQUENCE:{}", meeting.revision));
    hour(lines, "DTSTART", meeting.starts);
    hour(lines, "DTEND", meeting.ends);
    people(lines, meeting, attendance);
    place(lines, meeting);
    if let Some(status) = status(meeting, attendance) {
        lines.raw(&format!("STATUS:{status}"));
    }
    lines.raw("END:VEVENT");
}

/// An hour of Paris, which stays the same when the clocks change. In the hour that is lived twice in October, readers do not agree on
/// which of the two is meant (RFC 5545, 3.3.5 says the first): it is written in universal time.
fn hour(lines: &mut Lines, name: &str, at: DateTime<Utc>) {
    let local = to_paris(at);
    match to_utc(local) {
        LocalTime::Twice { .. } => lines.raw(&format!("{name}:{}Z", instant(at.naive_utc()))),
        _ => lines.raw(&format!("{name};TZID=Europe/Paris:{}", instant(local))),
    }
}

/// Who calls the meeting; who is asked to come, in a message alone. Nobody is asked to answer: no one would read it.
fn people(lines: &mut Lines, meeting: &Meeting, attendance: Option<&Attendance>) {
    lines.person("ORGANIZER", &meeting.name, &meeting.organizer);
    if let Some(asked) = attendance {
        let name = "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE";
        lines.person(name, &asked.name, &asked.address);
    }
}

fn place(lines: &mut Lines, meeting: &Meeting) {
    lines.text("SUMMARY", &words::agenda_title(&meeting.name, &meeting.place, meeting.cancelled));
    let room = meeting.room.iter().filter(|room| !room.is_empty()).cloned();
    lines.text("LOCATION", &room.chain([meeting.place.clone()]).collect::<Vec<_>>().join(", "));
    lines.text(
        "DESCRIPTION",
        &words::agenda_text(meeting.coordinator.as_deref(), meeting.video_link.as_deref(), &meeting.page),
    );
    lines.uri("URL", &meeting.page);
    if let Some(link) = &meeting.video_link {
        lines.uri("CONFERENCE;VALUE=URI;FEATURE=VIDEO", link);
    }
}

/// A message that takes one person out of a meeting that takes place must not say that it does not (RFC 5546, 3.2.5).
const fn status(meeting: &Meeting, attendance: Option<&Attendance>) -> Option<&'static str> {
    match attendance {
        Some(asked) if asked.left && !meeting.cancelled => None,
        _ if meeting.cancelled => Some("CANCELLED"),
        _ => Some("CONFIRMED"),
    }
}

fn instant(at: NaiveDateTime) -> String {
    at.format("%Y%m%dT%H%M%S").to_string()
}
