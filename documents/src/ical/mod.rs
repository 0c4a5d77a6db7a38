//! iCalendar: one meeting for the agenda of whoever asks.
//!
//! What it decides: how the facts of a meeting become the lines of RFC 5545. Where it comes from: RFC 5545 (iCalendar), RFC 7986
//! (`CONFERENCE`), directive 2000/84/CE for the hours of Paris. What it refuses to know: who the meeting is about. The type has no place
//! for a patient or a case: a file that leaves for an agenda, and for the cloud behind it, holds neither.
//!
//! Written here rather than with a library: the one that is kept (`icalendar` 0.17) writes no time zone, and brings a clock and
//! randomness into a room that does without, for some thirty lines of folding and escaping.

mod line;

use chrono::{DateTime, NaiveDateTime, Utc};
use domain::{planning::paris::to_paris, words::planning as words};
use line::Lines;

/// The media type, as HTTP names it.
pub const MEDIA_TYPE: &str = "text/calendar; charset=utf-8";

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// What names it for ever, whatever its date.
    pub id: uuid::Uuid,
    /// How many times it was changed: a later file takes the place of an earlier one in an agenda.
    pub revision: u32,
    /// The name of the board.
    pub name: String,
    /// The establishment.
    pub place: String,
    /// The room, when people meet in one.
    pub room: Option<String>,
    /// The address of the video meeting.
    pub video_link: Option<String>,
    /// The address of its page.
    pub page: String,
    /// When it begins.
    pub starts: DateTime<Utc>,
    /// When it ends.
    pub ends: DateTime<Utc>,
    /// It will not take place.
    pub cancelled: bool,
}

/// The hours of Paris since 1996, for agendas that do not know their name.
const PARIS: [&str; 17] = [
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Paris",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZNAME:CEST",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZNAME:CET",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// The file of a meeting, as it is known at `at`.
#[must_use]
pub fn write(meeting: &Meeting, at: DateTime<Utc>) -> Vec<u8> {
    let mut lines = Lines::default();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Terr-eSanté//DCC//FR", "CALSCALE:GREGORIAN"] {
        lines.raw(line);
    }
    lines.raw("METHOD:PUBLISH");
    PARIS.into_iter().for_each(|line| lines.raw(line));
    lines.raw("BEGIN:VEVENT");
    lines.raw(&format!("UID:{}", meeting.id));
    lines.raw(&format!("DTSTAMP:{}Z", instant(at.naive_utc())));
    lines.raw(&format!("SEQUENCE:{}", meeting.revision));
    lines.raw(&format!("DTSTART;TZID=Europe/Paris:{}", instant(to_paris(meeting.starts))));
    lines.raw(&format!("DTEND;TZID=Europe/Paris:{}", instant(to_paris(meeting.ends))));
    lines.text("SUMMARY", &words::agenda_title(&meeting.name, &meeting.place, meeting.cancelled));
    let room = meeting.room.iter().filter(|room| !room.is_empty()).cloned();
    lines.text("LOCATION", &room.chain([meeting.place.clone()]).collect::<Vec<_>>().join(", "));
    lines.text("DESCRIPTION", &words::agenda_text(meeting.video_link.as_deref(), &meeting.page));
    lines.uri("URL", &meeting.page);
    if let Some(link) = &meeting.video_link {
        lines.uri("CONFERENCE;VALUE=URI;FEATURE=VIDEO", link);
    }
    lines.raw(if meeting.cancelled { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
    lines.raw("END:VEVENT");
    lines.raw("END:VCALENDAR");
    lines.bytes()
}

fn instant(at: NaiveDateTime) -> String {
    at.format("%Y%m%dT%H%M%S").to_string()
}

#[cfg(test)]
mod tests;
