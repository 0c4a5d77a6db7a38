//! Derived values told by a program that has their formulas to one that has not.
//!
//! The formulas of the organs are heavy, and the programs of the browser do without them: the server computes their values and
//! tells them in words, with what a condition compares (`tell`, where the formulas are). It refuses to know which organ is meant.

use super::Constant;
use crate::{staging::Derived, words};
use serde::{Deserialize, Serialize};

/// A derived value, told.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Told {
    /// What is derived: "Groupe de stade".
    pub name: String,
    /// The value in words, or what lacks for it.
    pub words: String,
    /// The formula in words.
    pub formula: String,
    /// What a condition compares: a number or a code, or each candidate; nothing while the value cannot be computed.
    pub values: Vec<Constant>,
}

impl Told {
    /// "Groupe de stade : IIB", "Groupe de stade : non calculable : manque N".
    #[must_use]
    pub fn sentence(&self) -> String {
        words::staging::named(&self.name, &self.words)
    }
}

impl Derived {
    /// What a condition compares: a number, or each candidate.
    #[must_use]
    pub fn values(&self) -> Vec<Constant> {
        match self {
            Self::Number { value, .. } => vec![Constant::Number(*value)],
            Self::Codes(codes) => codes.iter().cloned().map(Constant::Text).collect(),
        }
    }
}
