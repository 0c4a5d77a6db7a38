//! The sex of the birth certificate.

use serde::{Deserialize, Serialize};

/// Administrative sex. Source: expert knowledge, to be confirmed (RNIV: `I` only while the identity is provisional).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Sex {
    /// Female.
    F,
    /// Male.
    M,
    /// Not determined.
    I,
}

impl Sex {
    /// Every value, in the order in which lists show them.
    pub const ALL: [Self; 3] = [Self::F, Self::M, Self::I];

    /// One letter, as stored: `F`, `M` or `I`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::F => "F",
            Self::M => "M",
            Self::I => "I",
        }
    }

    /// Reads the stored letter.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sex| sex.code() == code)
    }
}
