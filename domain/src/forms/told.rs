//! Derived values told by a program that has their formulas to one that has not.
//!
//! The formulas of the organs are heavy, and the programs of the browser do without them: the server computes their values and
//! tells them in words, with what a condition compares (`tell`, where the formulas are). It refuses to know which organ is meant.

use super::Constant;
use crate::{decimal, staging::Derived, words};
use serde::{Deserialize, Serialize};

/// A derived value, told. It travels as texts, which every program reads already: name, words, formula, then the values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "Vec<String>", into = "Vec<String>")]
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

/// Before a value that is a number: a code may look like one.
const NUMBER: char = '=';

impl From<Vec<String>> for Told {
    fn from(texts: Vec<String>) -> Self {
        let mut texts = texts.into_iter();
        let mut next = || texts.next().unwrap_or_default();
        let (name, words, formula) = (next(), next(), next());
        Self { name, words, formula, values: texts.map(value).collect() }
    }
}

fn value(text: String) -> Constant {
    let number = text.strip_prefix(NUMBER).and_then(decimal::read);
    number.map_or(Constant::Text(text), Constant::Number)
}

impl From<Told> for Vec<String> {
    fn from(told: Told) -> Self {
        let values = told.values.into_iter().map(|value| match value {
            Constant::Text(text) => text,
            Constant::Number(number) => format!("{NUMBER}{}", decimal::shortest(number)),
            Constant::Bool(yes) => yes.to_string(),
        });
        [told.name, told.words, told.formula].into_iter().chain(values).collect()
    }
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
