//! What a file is, from its first bytes; never from its name.

use crate::error::Error;
pub use domain::patient::LARGEST_DOCUMENT as LARGEST;
use domain::words;
use serde::{Deserialize, Serialize};

/// The types that are taken: they are read without running anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaType {
    /// A PDF.
    Pdf,
    /// A picture.
    Png,
    /// A photograph.
    Jpeg,
}

impl MediaType {
    /// The type of a content.
    ///
    /// # Errors
    /// `Invalid` on `file` when it is empty, too large, or of another type.
    pub fn of(bytes: &[u8]) -> Result<Self, Error> {
        let wrong = |sentence: &str| Err(Error::invalid("file", sentence));
        match bytes {
            [] => wrong(words::patient::file_empty()),
            _ if bytes.len() > LARGEST => wrong(words::patient::file_too_large()),
            [b'%', b'P', b'D', b'F', b'-', ..] => Ok(Self::Pdf),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Ok(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Ok(Self::Jpeg),
            _ => wrong(words::patient::file_type_refused()),
        }
    }

    /// The media type, as HTTP names it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// What a document is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A signed consent.
    Consent,
    /// A pathology report.
    Pathology,
    /// An imaging report.
    Imaging,
    /// A surgery or endoscopy report.
    Procedure,
    /// A letter.
    Letter,
    /// Anything else.
    #[default]
    Other,
}

impl Kind {
    /// Every kind, in the order of lists.
    pub const ALL: [Self; 6] =
        [Self::Consent, Self::Pathology, Self::Imaging, Self::Procedure, Self::Letter, Self::Other];

    /// The code, as stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::Pathology => "pathology",
            Self::Imaging => "imaging",
            Self::Procedure => "procedure",
            Self::Letter => "letter",
            Self::Other => "other",
        }
    }

    /// Reads a stored code; an unknown one is another kind of document.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|kind| kind.code() == code).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_does_not_make_a_type() {
        assert_eq!(MediaType::of(b"%PDF-1.7\n").unwrap(), MediaType::Pdf);
        assert_eq!(MediaType::of(&[0xff, 0xd8, 0xff, 0xe0]).unwrap(), MediaType::Jpeg);
        for refused in [b"<html><script>".as_slice(), b"MZ\x90", b"", b"GIF89a"] {
            assert!(MediaType::of(refused).is_err());
        }
        assert!(MediaType::of(&vec![b'%'; LARGEST + 1]).is_err());
    }
}
