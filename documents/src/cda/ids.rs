//! Identifiers: a root (an OID) and what it identifies under that root.

use super::xml::Element;
use std::{cell::Cell, fmt, str::FromStr};
use uuid::Uuid;

/// An object identifier: numbers parted by dots. Source: HL7, data type `oid`; the first number is 0, 1 or 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Oid(String);

/// A text that is not an OID.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an OID")]
pub struct NotAnOid;

impl Oid {
    /// Reads an OID.
    ///
    /// # Errors
    /// [`NotAnOid`].
    pub fn parse(text: &str) -> Result<Self, NotAnOid> {
        let plain = |part: &str| {
            let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            digits && (part == "0" || !part.starts_with('0'))
        };
        let starts = matches!(text.split('.').next(), Some("0" | "1" | "2"));
        let several = text.contains('.') && text.len() <= 64;
        if starts && several && text.split('.').all(plain) { Ok(Self(text.to_owned())) } else { Err(NotAnOid) }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Oid {
    type Err = NotAnOid;

    fn from_str(text: &str) -> Result<Self, NotAnOid> {
        Self::parse(text)
    }
}

impl fmt::Display for Oid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Something identified under a root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identifier {
    /// Who gives the numbers.
    pub root: Oid,
    /// The number.
    pub number: String,
}

impl Identifier {
    pub(super) fn element(&self, name: &'static str) -> Element {
        numbered(name, self.root.as_str(), &self.number)
    }
}

/// `<id root extension>`.
pub(super) fn numbered(name: &'static str, root: &str, number: &str) -> Element {
    Element::new(name).with("root", root).with("extension", number)
}

/// A UUID as a root: HL7 V3 writes its letters in capitals.
pub(super) fn uuid(id: Uuid) -> String {
    id.to_string().to_uppercase()
}

/// Gives each section and entry of a document its own identifier: the document, then a number in the order of writing. The
/// same document gives the same identifiers.
pub(super) struct Numbering {
    document: Uuid,
    last: Cell<u32>,
}

impl Numbering {
    pub(super) const fn of(document: Uuid) -> Self {
        Self { document, last: Cell::new(0) }
    }

    pub(super) fn next(&self) -> Element {
        self.last.set(self.last.get() + 1);
        numbered("id", &uuid(self.document), &self.last.get().to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_oid_is_numbers_and_dots() {
        for text in ["1.2.250.1.213.1.1.1.8", "2.16.840.1.113883.6.1", "1.0.3"] {
            assert_eq!(Oid::parse(text).unwrap().as_str(), text);
        }
        for text in ["", "1", "3.1", "1..2", "1.02", "1.2.x", ".1.2", "1.2."] {
            assert_eq!(Oid::parse(text), Err(NotAnOid), "{text}");
        }
    }
}
