//! A file that comes by mail and changes the agenda of its reader.
//!
//! Source: RFC 5546 (iTIP), 3.2: a request and a cancellation are about one meeting each ("all components MUST have the same UID"); what
//! tells of several at once is published. RFC 6047 (iMIP), 2.4: the media type names the method.

use super::{Attendance, Meeting, Method, begin, end, event::event};
use chrono::{DateTime, Utc};

/// What one person is told of one meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The meeting.
    pub meeting: Meeting,
    /// The person no longer takes part in it.
    pub left: bool,
}

/// A file, and how its agenda must take it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// How an agenda takes it.
    pub method: Method,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl File {
    /// Its media type, as a mail names it.
    #[must_use]
    pub fn media_type(&self) -> String {
        format!("text/calendar; method={}; charset=utf-8", self.method.code())
    }
}

/// The file that tells `reader` (a name and an address) of these meetings, as they are known at `at`.
#[must_use]
pub fn message(reader: (&str, &str), told: &[Told], at: DateTime<Utc>) -> File {
    let method = method(told);
    let mut lines = begin(method);
    for one in told {
        let asked = Attendance { name: reader.0.to_owned(), address: reader.1.to_owned(), left: one.left };
        if method == Method::Publish {
            // What is published has no attendees (RFC 5546, 3.2.1): in the agenda of who left a meeting, it is off.
            let meeting = Meeting { cancelled: one.meeting.cancelled || one.left, ..one.meeting.clone() };
            event(&mut lines, &meeting, None, at);
        } else {
            event(&mut lines, &one.meeting, Some(&asked), at);
        }
    }
    File { method, bytes: end(lines) }
}

fn method(told: &[Told]) -> Method {
    match told {
        [one] if one.left || one.meeting.cancelled => Method::Cancel,
        [_] => Method::Request,
        _ => Method::Publish,
    }
}
