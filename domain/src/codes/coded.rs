//! One coded answer, kept with the words that the person saw.

use super::System;
use serde::{Deserialize, Serialize};

/// A code, its system and version, and its display at the time of the answer. Two coded values mean the same thing
/// when system and code are equal ([`Coded::means`]), whatever the display.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Coded {
    /// The code system.
    pub system: System,
    /// The version of the system or of the value set, as published; empty when unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub version: String,
    /// The code.
    pub code: String,
    /// The French display as shown when it was chosen.
    pub display: String,
}

impl Coded {
    /// A coded value without a version.
    #[must_use]
    pub fn new(system: System, code: &str, display: &str) -> Self {
        Self { system, version: String::new(), code: code.to_owned(), display: display.to_owned() }
    }

    /// Whether both say the same concept.
    #[must_use]
    pub fn means(&self, other: &Self) -> bool {
        self.system == other.system && self.code == other.code
    }
}
