//! What a person answered.
//!
//! An answer always tells value, unknown, not done or not applicable: no one is forced into a false answer (DOMAIN §2,
//! notation). A coded answer keeps system, version, code and display.

use crate::{
    codes::{Coded, PartialDate},
    ids::{DocumentId, ProfessionalId},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One answer. The absence of an answer is the absence of this value, never a member of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "state", content = "value", rename_all = "kebab-case")]
pub enum Answer {
    /// A value.
    Value(Value),
    /// Asked, and not known (*ne sait pas*).
    Unknown,
    /// The examination or the measure was not done.
    NotDone,
    /// The question has no meaning for this patient.
    NotApplicable,
}

/// The states other than a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// See [`Answer::Unknown`].
    Unknown,
    /// See [`Answer::NotDone`].
    NotDone,
    /// See [`Answer::NotApplicable`].
    NotApplicable,
}

/// A value, by shape.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", content = "is", rename_all = "kebab-case")]
pub enum Value {
    /// A short or long text.
    Text(String),
    /// A number, in the unit of the question.
    Number(Number),
    /// A date of which the day or the month may be unknown.
    PartialDate(PartialDate),
    /// A full date.
    Date(NaiveDate),
    /// Yes or no.
    Bool(bool),
    /// One code.
    One(Coded),
    /// Several codes, in the order of choice.
    Many(Vec<Coded>),
    /// A professional of the directory.
    Professional(Professional),
    /// A document of the record.
    Document(Document),
}

/// A finite number.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Number(f64);

/// A professional, with the name as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Professional {
    /// The entry of the directory; `None` for someone who is not in it.
    pub id: Option<ProfessionalId>,
    /// The name as shown.
    pub display: String,
}

/// A document, with the title as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The document.
    pub id: DocumentId,
    /// The title as shown.
    pub display: String,
}

/// A number that is not finite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotFinite;

impl Number {
    /// Wraps a finite number.
    ///
    /// # Errors
    /// Infinity and "not a number" are refused.
    pub fn new(value: f64) -> Result<Self, NotFinite> {
        value.is_finite().then_some(Self(value)).ok_or(NotFinite)
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl TryFrom<f64> for Number {
    type Error = NotFinite;

    fn try_from(value: f64) -> Result<Self, NotFinite> {
        Self::new(value)
    }
}

impl From<Number> for f64 {
    fn from(number: Number) -> Self {
        number.0
    }
}

impl std::fmt::Display for NotFinite {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not a finite number")
    }
}

impl Answer {
    /// The value, if there is one.
    #[must_use]
    pub const fn value(&self) -> Option<&Value> {
        match self {
            Self::Value(value) => Some(value),
            Self::Unknown | Self::NotDone | Self::NotApplicable => None,
        }
    }

    /// The state, if there is no value.
    #[must_use]
    pub const fn state(&self) -> Option<State> {
        match self {
            Self::Value(_) => None,
            Self::Unknown => Some(State::Unknown),
            Self::NotDone => Some(State::NotDone),
            Self::NotApplicable => Some(State::NotApplicable),
        }
    }

    /// Whether the answer is empty: a text of blanks, or no code chosen. An empty answer counts as no answer.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Value(Value::Text(text)) => text.trim().is_empty(),
            Self::Value(Value::Many(codes)) => codes.is_empty(),
            _ => false,
        }
    }

    /// A text.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::Value(Value::Text(text.to_owned()))
    }

    /// Yes or no.
    #[must_use]
    pub const fn yes(yes: bool) -> Self {
        Self::Value(Value::Bool(yes))
    }

    /// One code.
    #[must_use]
    pub const fn one(coded: Coded) -> Self {
        Self::Value(Value::One(coded))
    }

    /// A number; `None` when it is not finite.
    #[must_use]
    pub fn number(value: f64) -> Option<Self> {
        Number::new(value).ok().map(|number| Self::Value(Value::Number(number)))
    }
}

impl From<State> for Answer {
    fn from(state: State) -> Self {
        match state {
            State::Unknown => Self::Unknown,
            State::NotDone => Self::NotDone,
            State::NotApplicable => Self::NotApplicable,
        }
    }
}
