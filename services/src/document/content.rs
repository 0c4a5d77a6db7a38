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
    /// A clinical document of other software (CDA R2).
    Cda,
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
            bytes if is_clinical(bytes) => Ok(Self::Cda),
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
            Self::Cda => CDA,
        }
    }
}

/// The media type of a clinical document.
pub const CDA: &str = "text/xml";

/// XML whose elements are those of a clinical document. It is kept as bytes: the reader judges it when it is read.
fn is_clinical(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let holds = |wanted: &[u8]| bytes.windows(wanted.len()).any(|window| window == wanted);
    bytes.trim_ascii_start().first() == Some(&b'<') && holds(b"ClinicalDocument") && holds(b"urn:hl7-org:v3")
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
    /// The form of a board, from other software.
    BoardForm,
    /// Anything else.
    #[default]
    Other,
}

impl Kind {
    /// Every kind, in the order of lists.
    pub const ALL: [Self; 7] =
        [Self::Consent, Self::Pathology, Self::Imaging, Self::Procedure, Self::Letter, Self::BoardForm, Self::Other];

    /// The code, as stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::Pathology => "pathology",
            Self::Imaging => "imaging",
            Self::Procedure => "procedure",
            Self::Letter => "letter",
            Self::BoardForm => "board-form",
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
        let clinical = b"\xef\xbb\xbf<?xml version='1.0'?><ClinicalDocument xmlns=\"urn:hl7-org:v3\"/>";
        assert_eq!(MediaType::of(clinical).unwrap(), MediaType::Cda);
        for refused in
            [b"<html><script>".as_slice(), b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"MZ\x90", b"", b"GIF89a"]
        {
            assert!(MediaType::of(refused).is_err());
        }
        assert!(MediaType::of(&vec![b'%'; LARGEST + 1]).is_err());
    }
}
