//! The closed list of shapes that an answer takes. A new kind is a member here, an arm of the checker and a widget.

use super::{Key, Repeats, State, Value};
use crate::codes::{Coded, DatePrecision, System};
use serde::{Deserialize, Serialize};

/// The longest text of one line, without a limit of its own.
pub(super) const ONE_LINE: u32 = 200;
/// The longest text of several lines, without a limit of its own.
pub(super) const SEVERAL_LINES: u32 = 20_000;

/// The shape of an answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// One line.
    ShortText(TextLimits),
    /// Several lines.
    LongText(TextLimits),
    /// A number with a unit.
    Number(NumberLimits),
    /// A date of which the day or the month may be unknown.
    PartialDate(DateLimits),
    /// A full date.
    Date(DateLimits),
    /// Yes or no.
    YesNo,
    /// Yes, no or unknown.
    YesNoUnknown,
    /// One code of a set.
    OneOf(Choices),
    /// Several codes of a set.
    ManyOf(Choices),
    /// One letter of a TNM, whose values depend on the edition.
    Tnm(TnmPart),
    /// The WHO (ECOG) performance status.
    PerformanceStatus(Choices),
    /// A topography or disease of CIM-10, searched on the server.
    Icd10,
    /// A morphology of CIM-O-3, searched on the server.
    IcdO3Morphology,
    /// A professional of the directory.
    Professional,
    /// A document of the record.
    Document,
    /// A group of questions, asked once per row.
    Group(Repeats),
}

/// Lengths in characters, blanks at both ends left out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextLimits {
    /// At least, when something is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<u32>,
    /// At most; 200 for one line and 20 000 for several without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<u32>,
}

/// Bounds of a number, both included. Outside of `min`–`max` it is refused; outside of `soft_min`–`soft_max` it is
/// unusual, and the user is asked to look again.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberLimits {
    /// The unit as shown; empty for a count or a score.
    #[serde(default)]
    pub unit: String,
    /// The words before it where it stands beside another number ("N+ sur"); no part of the answer.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// The smallest possible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
    /// The largest possible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
    /// The smallest usual.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub soft_min: Option<f64>,
    /// The largest usual.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub soft_max: Option<f64>,
    /// Digits after the decimal comma.
    #[serde(default)]
    pub decimals: u8,
}

impl NumberLimits {
    /// Whether a number is impossible.
    #[must_use]
    pub fn refuse(&self, number: f64) -> bool {
        is_outside(number, self.min, self.max)
    }

    /// Whether a number is possible and unusual.
    #[must_use]
    pub fn wonder_at(&self, number: f64) -> bool {
        !self.refuse(number) && is_outside(number, self.soft_min, self.soft_max)
    }
}

fn is_outside(number: f64, min: Option<f64>, max: Option<f64>) -> bool {
    min.is_some_and(|min| number < min) || max.is_some_and(|max| number > max)
}

/// What a date may be.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateLimits {
    /// Not after today (or not after the session, when it is known and later).
    #[serde(default, skip_serializing_if = "is_false")]
    pub past: bool,
    /// Not before the birth of the patient.
    #[serde(default, skip_serializing_if = "is_false")]
    pub after_birth: bool,
    /// What must be known at least; the year without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<DatePrecision>,
}

const fn is_false(value: &bool) -> bool {
    !*value
}

/// A value set by name, and its choices once the form is assembled.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choices {
    /// The name of the set in `codes::sets`; empty when the file lists the options itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set: Option<Key>,
    /// The version of the set, written by `assemble`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub version: String,
    /// The question whose answer narrows the choices (same row, or its parents).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filtered_by: Option<Key>,
    /// The choices, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
}

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The code system.
    #[serde(default = "own")]
    pub system: System,
    /// The code.
    pub code: String,
    /// The French display.
    pub display: String,
    /// The codes of the narrowing answer for which it exists; every code when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub only_for: Vec<String>,
}

const fn own() -> System {
    System::Dcc
}

/// One letter of a TNM.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TnmPart {
    /// The letter.
    pub letter: TnmLetter,
    /// Whether it is pathological (`pT`) rather than clinical.
    #[serde(default)]
    pub pathological: bool,
    /// Its values, narrowed by the edition.
    pub choices: Choices,
}

/// Tumour, nodes, metastases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TnmLetter {
    /// The primary tumour.
    T,
    /// The regional nodes.
    N,
    /// The distant metastases.
    M,
}

impl Kind {
    /// The choices, for a kind that has some.
    #[must_use]
    pub const fn choices(&self) -> Option<&Choices> {
        match self {
            Self::OneOf(choices) | Self::ManyOf(choices) | Self::PerformanceStatus(choices) => Some(choices),
            Self::Tnm(part) => Some(&part.choices),
            _ => None,
        }
    }

    /// The choices, to fill them.
    pub const fn choices_mut(&mut self) -> Option<&mut Choices> {
        match self {
            Self::OneOf(choices) | Self::ManyOf(choices) | Self::PerformanceStatus(choices) => Some(choices),
            Self::Tnm(part) => Some(&mut part.choices),
            _ => None,
        }
    }

    /// The most characters of a text; 0 for a kind that takes none.
    #[must_use]
    pub fn longest_text(&self) -> u32 {
        match self {
            Self::ShortText(limits) => limits.max.unwrap_or(ONE_LINE),
            Self::LongText(limits) => limits.max.unwrap_or(SEVERAL_LINES),
            Self::IcdO3Morphology => ONE_LINE,
            _ => 0,
        }
    }

    /// Whether it takes a value: its shape, and choices among its own.
    #[must_use]
    pub fn takes(&self, value: &Value) -> bool {
        let chosen = |coded| self.choices().is_none_or(|choices| choices.find(coded).is_some());
        self.fits(value)
            && match value {
                Value::One(coded) => chosen(coded),
                Value::Many(all) => all.iter().all(chosen),
                _ => true,
            }
    }

    /// Whether a value has this shape (its content is the checker's business).
    #[must_use]
    pub const fn fits(&self, value: &Value) -> bool {
        match self {
            Self::ShortText(_) | Self::LongText(_) => matches!(value, Value::Text(_)),
            Self::Number(_) => matches!(value, Value::Number(_)),
            Self::PartialDate(_) => matches!(value, Value::PartialDate(_)),
            Self::Date(_) => matches!(value, Value::Date(_)),
            Self::YesNo | Self::YesNoUnknown => matches!(value, Value::Bool(_)),
            Self::OneOf(_) | Self::Tnm(_) | Self::PerformanceStatus(_) | Self::Icd10 => {
                matches!(value, Value::One(_))
            }
            // A morphology that is not codable is written in words (CANCER-FRCP, tumour, originalText).
            Self::IcdO3Morphology => matches!(value, Value::One(_) | Value::Text(_)),
            Self::ManyOf(_) => matches!(value, Value::Many(_)),
            Self::Professional => matches!(value, Value::Professional(_)),
            Self::Document => matches!(value, Value::Document(_)),
            Self::Group(_) => false,
        }
    }

    /// The states other than a value that a question of this kind admits when its form says nothing.
    #[must_use]
    pub const fn usual_states(&self) -> &'static [State] {
        use State::{NotApplicable, NotDone, Unknown};
        match self {
            Self::Number(_) => &[Unknown, NotDone],
            Self::PartialDate(_) | Self::Date(_) | Self::YesNoUnknown | Self::Icd10 | Self::IcdO3Morphology => {
                &[Unknown]
            }
            Self::OneOf(_) | Self::ManyOf(_) | Self::PerformanceStatus(_) => &[Unknown],
            Self::Tnm(_) => &[Unknown, NotDone, NotApplicable],
            _ => &[],
        }
    }
}

impl Choices {
    /// A choice that means a code.
    #[must_use]
    pub fn find(&self, coded: &Coded) -> Option<&Choice> {
        self.options.iter().find(|choice| choice.system == coded.system && choice.code == coded.code)
    }

    /// A choice by code alone: codes are unique inside a set.
    #[must_use]
    pub fn by_code(&self, code: &str) -> Option<&Choice> {
        self.options.iter().find(|choice| choice.code == code)
    }

    /// The answer that choosing an option gives.
    #[must_use]
    pub fn coded(&self, choice: &Choice) -> Coded {
        let version = self.version.clone();
        Coded { system: choice.system, version, code: choice.code.clone(), display: choice.display.clone() }
    }
}

impl Choice {
    /// Whether it exists when the narrowing answer has these codes. Without such an answer every choice exists.
    #[must_use]
    pub fn exists_for(&self, narrowing: &[&str]) -> bool {
        self.only_for.is_empty()
            || narrowing.is_empty()
            || self.only_for.iter().any(|code| narrowing.contains(&code.as_str()))
    }
}
