//! iCalendar: meetings for the agenda of whoever asks, or whoever is told.
//!
//! What it decides: how the facts of a meeting become the lines of RFC 5545, and by which method of RFC 5546 an agenda takes them. Where
//! it comes from: RFC 5545 (iCalendar), RFC 5546 (iTIP), RFC 7986 (`CONFERENCE`, `NAME`, `REFRESH-INTERVAL`), directive 2000/84/CE for
//! the hours of Paris. What it refuses to know: who the meeting is about. The type has no place for a patient or a case: a file that
//! leaves for an agenda, and for the cloud behind it, holds neither.
//!
//! Written here rather than with a library: the one that is kept (`icalendar` 0.17) writes no time zone, and brings a clock and
//! randomness into a room that does without, for some thirty lines of folding and escaping.

mod event;
mod line;
mod message;
mod zone;

pub use message::{File, Told, message};

use chrono::{DateTime, Utc};
use event::event;
use line::Lines;
use zone::PARIS;

/// The media type, as HTTP names it.
pub const MEDIA_TYPE: &str = "text/calendar; charset=utf-8";

/// How often an agenda is asked to read a feed again (some ask once or twice a day, whatever is written).
const REFRESH: &str = "PT1H";

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// What names it for ever, whatever its date.
    pub id: uuid::Uuid,
    /// How many times it was changed: a later file takes the place of an earlier one in an agenda.
    pub revision: u32,
    /// When it was last changed, if that is known.
    pub changed: Option<DateTime<Utc>>,
    /// The address in whose name it is called.
    pub organizer: String,
    /// The name of the board.
    pub name: String,
    /// The establishment.
    pub place: String,
    /// The room, when people meet in one.
    pub room: Option<String>,
    /// Who coordinates it.
    pub coordinator: Option<String>,
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

/// How an agenda takes a file. Source: RFC 5546, 1.4.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// To be shown.
    Publish,
    /// Somebody is asked to come, or told of a change.
    Request,
    /// It is off, or off for this person.
    Cancel,
}

impl Method {
    /// As files and media types write it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Publish => "PUBLISH",
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

/// Who is asked to come.
struct Attendance {
    name: String,
    address: String,
    /// No longer.
    left: bool,
}

/// The file of a meeting, as it is known at `at`.
#[must_use]
pub fn write(meeting: &Meeting, at: DateTime<Utc>) -> Vec<u8> {
    let mut lines = begin(Method::Publish);
    event(&mut lines, meeting, None, at);
    end(lines)
}

/// The file of all the meetings of a person, for an agenda that reads it again and again. `at` stands for when it was made: the same
/// meetings at the same instant are the same bytes.
#[must_use]
pub fn feed(name: &str, meetings: &[Meeting], at: DateTime<Utc>) -> Vec<u8> {
    let mut lines = head(Method::Publish);
    lines.text("NAME", name);
    lines.text("X-WR-CALNAME", name);
    lines.raw(&format!("REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}"));
    lines.raw(&format!("X-PUBLISHED-TTL:{REFRESH}"));
    zone(&mut lines);
    meetings.iter().for_each(|meeting| event(&mut lines, meeting, None, at));
    end(lines)
}

/// What is said of the whole file.
fn head(method: Method) -> Lines {
    let mut lines = Lines::default();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Terr-eSanté//DCC//FR", "CALSCALE:GREGORIAN"] {
        lines.raw(line);
    }
    lines.raw(&format!("METHOD:{}", method.code()));
    lines
}

fn begin(method: Method) -> Lines {
    let mut lines = head(method);
    zone(&mut lines);
    lines
}

fn zone(lines: &mut Lines) {
    PARIS.into_iter().for_each(|line| lines.raw(line));
}

fn end(mut lines: Lines) -> Vec<u8> {
    lines.raw("END:VCALENDAR");
    lines.bytes()
}

#[cfg(test)]
mod tests;
