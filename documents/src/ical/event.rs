//! One meeting as an event.

use super::{Attendance, Meeting, line::Lines};
use chrono::{DateTime, NaiveDateTime, Utc};
use domain::{planning::paris::to_paris, words::planning as words};

/// Writes the event; `at` is when the file is made.
pub fn event(lines: &mut Lines, meeting: &Meeting, attendance: Option<&Attendance>, at: DateTime<Utc>) {
    lines.raw("BEGIN:VEVENT");
    lines.raw(&format!("UID:{}", meeting.id));
    lines.raw(&format!("DTSTAMP:{}Z", instant(at.naive_utc())));
    if let Some(changed) = meeting.changed {
        lines.raw(&format!("LAST-MODIFIED:{}Z", instant(changed.naive_utc())));
    }
    lines.raw(&format!("SEQUENCE:{}", meeting.revision));
    lines.raw(&format!("DTSTART;TZID=Europe/Paris:{}", instant(to_paris(meeting.starts))));
    lines.raw(&format!("DTEND;TZID=Europe/Paris:{}", instant(to_paris(meeting.ends))));
    people(lines, meeting, attendance);
    place(lines, meeting);
    if let Some(status) = status(meeting, attendance) {
        lines.raw(&format!("STATUS:{status}"));
    }
    lines.raw("END:VEVENT");
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
    lines.text("DESCRIPTION", &words::agenda_text(meeting.video_link.as_deref(), &meeting.page));
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
