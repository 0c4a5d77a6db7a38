//! One plausible request for each door, in the words of its page.

mod accounts;
mod boards;
mod forms;
mod lists;
mod open;
mod portal;
mod records;

use super::{client::Call, world::Ids};
use serde_json::Value;

/// Relations to a record and its documents.
pub const RECORD: &[&str] = &[
    "circle",
    "team",
    "ended",
    "never",
    "other-place",
    "withdrawn",
    "withdrawn-author",
    "unshared-author",
    "deceased",
    "opposed",
    "board",
    "board-over",
];
/// Relations to a form: no board hears of a record that was created without consent.
pub const FORM: &[&str] = &[
    "circle",
    "team",
    "ended",
    "never",
    "other-place",
    "withdrawn",
    "withdrawn-author",
    "deceased",
    "opposed",
    "board",
    "board-over",
];
pub const BOARD: &[&str] = &["own-board", "other-board"];
pub const PLACE: &[&str] = &["this-place", "another-place"];
pub const PERSON: &[&str] = &["oneself", "somebody-else"];
pub const SITE: &[&str] = &["own-record", "another-record", "tie-ended", "dead-record"];
pub const NONE: &[&str] = &["none"];

/// The names of the ids that a request may be about, the first that it holds being the one.
const ABOUT: [&str; 17] = [
    "patient",
    "typed",
    "discussed",
    "signed",
    "document",
    "secret",
    "next",
    "sitting",
    "poll",
    "session",
    "offer",
    "series",
    "submitted",
    "half",
    "invitation",
    "account",
    "browser",
];

#[derive(Clone, Copy)]
enum Made {
    /// The arguments of a function.
    Arguments(fn(&Ids) -> Value),
    /// The address of a page, a document, a stream.
    Address(fn(&Ids) -> String),
    /// The fields of a plain form, and where it is posted.
    Form(fn(&Ids) -> (String, String)),
    /// A file, and where it is posted.
    File(fn(&Ids) -> String),
}

/// A door, and how it is asked.
#[derive(Clone)]
pub struct Request {
    /// A function by its name, an endpoint by its method and path.
    pub door: &'static str,
    variant: &'static str,
    pub relations: &'static [&'static str],
    /// What it did is put back.
    pub writes: bool,
    /// With a session of its own, that it ends.
    pub spare: bool,
    /// The id that the answer tells of, when it is a list.
    pub tells: Option<&'static str>,
    /// What is told past the right, and to those alone who have it.
    pub past: Option<&'static str>,
    made: Made,
}

impl Request {
    const fn new(door: &'static str, relations: &'static [&'static str], made: Made) -> Self {
        Self { door, variant: "", relations, writes: false, spare: false, tells: None, past: None, made }
    }

    pub fn read(door: &'static str, relations: &'static [&'static str], arguments: fn(&Ids) -> Value) -> Self {
        Self::new(door, relations, Made::Arguments(arguments))
    }

    pub fn write(door: &'static str, relations: &'static [&'static str], arguments: fn(&Ids) -> Value) -> Self {
        Self { writes: true, ..Self::read(door, relations, arguments) }
    }

    pub fn get(door: &'static str, relations: &'static [&'static str], address: fn(&Ids) -> String) -> Self {
        Self::new(door, relations, Made::Address(address))
    }

    pub fn post(door: &'static str, relations: &'static [&'static str], form: fn(&Ids) -> (String, String)) -> Self {
        Self { writes: true, ..Self::new(door, relations, Made::Form(form)) }
    }

    pub fn file(door: &'static str, relations: &'static [&'static str], address: fn(&Ids) -> String) -> Self {
        Self { writes: true, ..Self::new(door, relations, Made::File(address)) }
    }

    pub fn variant(self, variant: &'static str) -> Self {
        Self { variant, ..self }
    }

    pub fn tells(self, name: &'static str) -> Self {
        Self { tells: Some(name), ..self }
    }

    pub fn past(self, sentence: &'static str) -> Self {
        Self { past: Some(sentence), ..self }
    }

    pub fn spare(self) -> Self {
        Self { spare: true, ..self }
    }

    /// As the table names it.
    pub fn name(&self) -> String {
        if self.variant.is_empty() { self.door.to_owned() } else { format!("{}/{}", self.door, self.variant) }
    }

    pub fn is_function(&self) -> bool {
        matches!(self.made, Made::Arguments(_))
    }

    /// A door of signing in: where it leads says nothing of a right.
    pub fn is_open(&self) -> bool {
        open::DOORS.contains(&self.door)
    }

    pub fn call(&self, ids: &Ids) -> Call {
        const BOUNDARY: &str = "multipart/form-data; boundary=cut";
        let (method, path, kind, body) = match self.made {
            Made::Arguments(make) => ("POST", format!("/api/{}", self.door), "application/json", make(ids).to_string()),
            Made::Address(make) => ("GET", make(ids), "text/plain", String::new()),
            Made::Form(make) => {
                let (path, fields) = make(ids);
                ("POST", path, "application/x-www-form-urlencoded", fields)
            }
            Made::File(make) => ("POST", make(ids), BOUNDARY, file()),
        };
        Call { method, path, kind, body }
    }

    /// The id that the request is about, if any.
    pub fn about<'a>(&self, ids: &'a Ids) -> Option<&'a str> {
        let call = self.call(ids);
        ABOUT.iter().filter_map(|name| ids.get(name)).find(|id| call.names(id))
    }
}

fn file() -> String {
    let part = |head: &str, body: &str| format!("--cut\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n");
    let bytes = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";
    format!("{}{}--cut--\r\n", part("name=\"kind\"", "letter"), part("name=\"file\"; filename=\"lettre.pdf\"", bytes))
}

/// Every request.
pub fn all() -> Vec<Request> {
    [open::all(), accounts::all(), boards::all(), lists::all(), records::all(), forms::all(), portal::all()].concat()
}
