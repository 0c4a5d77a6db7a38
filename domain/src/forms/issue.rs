//! What a check finds.

use super::{Key, Severity, Target};
use crate::codes::DatePrecision;
use serde::{Deserialize, Serialize};

/// One thing to correct or to look at. `domain::words::forms` turns it into a French sentence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Issue {
    /// The question or the list that it points at.
    pub at: Target,
    /// The label of that question, or the title of that section.
    pub label: String,
    /// How serious it is.
    pub severity: Severity,
    /// What it is.
    pub problem: Problem,
}

impl Issue {
    /// The name of a warning among those of its place, for whoever passes over it; `None` for what cannot be passed over:
    /// a blocking issue is corrected, and an information asks nothing.
    #[must_use]
    pub fn warning(&self) -> Option<&str> {
        (self.severity == Severity::Warning).then(|| match &self.problem {
            Problem::Rule { key, .. } => key.as_str(),
            Problem::Required => "required",
            Problem::Unusual { .. } => "unusual",
            _ => "value",
        })
    }
}

/// What may be wrong.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "problem", rename_all = "kebab-case")]
pub enum Problem {
    /// A required answer is missing.
    Required,
    /// A list has fewer rows than it must.
    TooFewRows {
        /// The smallest number.
        min: u32,
    },
    /// A list has more rows than it may.
    TooManyRows {
        /// The largest number.
        max: u32,
    },
    /// The value has not the shape that the question asks for.
    WrongKind,
    /// Words where a code is asked for.
    NotACode,
    /// Words where a date is asked for.
    NotADate,
    /// Words where a number is asked for.
    NotANumber,
    /// The question does not admit this state (unknown, not done, not applicable).
    StateNotAdmitted,
    /// A text is shorter than it must be.
    TooShort {
        /// The smallest number of characters.
        min: u32,
    },
    /// A text is longer than it may be.
    TooLong {
        /// The largest number of characters.
        max: u32,
    },
    /// A number is outside of what is possible.
    OutOfBounds {
        /// The smallest possible.
        min: Option<f64>,
        /// The largest possible.
        max: Option<f64>,
        /// The unit.
        unit: String,
    },
    /// A number is outside of what is usual.
    Unusual {
        /// The smallest usual.
        min: Option<f64>,
        /// The largest usual.
        max: Option<f64>,
        /// The unit.
        unit: String,
    },
    /// A number has too many decimals.
    TooManyDecimals {
        /// How many it may have.
        decimals: u8,
    },
    /// A date is in the future.
    InFuture,
    /// A date is before the patient's birth.
    BeforeBirth,
    /// A date is not precise enough.
    NotPreciseEnough {
        /// What must be known.
        at_least: DatePrecision,
    },
    /// A code is not one of the choices.
    NotAChoice {
        /// The code.
        code: String,
    },
    /// A code exists, but not with the answer that narrows the choices (a TNM of another edition).
    NotAChoiceHere {
        /// The code.
        code: String,
    },
    /// A code is not one of the code system that the question asks for.
    WrongSystem,
    /// A code is chosen twice.
    Twice {
        /// The code.
        code: String,
    },
    /// A rule of the form is broken.
    Rule {
        /// The rule.
        key: Key,
        /// Its French sentence, from the form file.
        sentence: String,
        /// Where it comes from.
        source: String,
    },
}
