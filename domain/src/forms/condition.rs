//! The little language of conditions: operands, comparisons, all, any, not. No expression language.
//!
//! A condition is true, false or not known: comparing something that is not answered is not known. A question is shown
//! only when its condition is true; a rule is broken only when what it demands is false.

use super::{Key, State, condition_file::Raw};
use serde::{Deserialize, Serialize};

/// A condition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Raw", into = "Raw")]
pub enum Condition {
    /// Every one holds.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// A comparison.
    Test(Operand, Comparison),
    /// No other row of the same list gives the same answers to these questions.
    Distinct(Vec<Reference>),
    /// One row at least of a list satisfies a condition, which is seen from that row.
    AnyRow(Reference, Box<Condition>),
}

/// Something to compare.
#[derive(Debug, Clone, PartialEq)]
pub enum Operand {
    /// The answer to a question. Over several rows the comparison asks for one of them ([`Operand::Every`]: for all).
    Answer(Reference),
    /// The answers to a question over rows, all of which must satisfy the comparison.
    Every(Reference),
    /// How many rows a list has (a repeated section or a group).
    Count(Reference),
    /// A fact of the context.
    Fact(Fact),
    /// The value derived beside a question; not known while it cannot be computed, or while its candidates disagree.
    Computed(Reference),
}

/// The name of a question: `key` (same row, then its parents), `section/key` or `section/group/key`. A reference that
/// crosses a list means every row of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reference {
    /// The names, outermost first: one to three.
    pub names: Vec<Key>,
}

/// A fact of the context, from a closed list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    /// The age in full years at the session (today, without a session).
    Age,
    /// `F`, `M` or not known.
    Sex,
    /// Today.
    Today,
    /// The date of the session.
    SessionDate,
    /// The code of the nature of the board (`ORG-117` organ, `ORG-132` transversal).
    SessionNature,
    /// Whether the quorum of this case is met, as computed.
    QuorumMet,
}

/// How to compare.
#[derive(Debug, Clone, PartialEq)]
pub enum Comparison {
    /// Equal; for several codes, one of them.
    Is(Right),
    /// Different; for several codes, none of them.
    IsNot(Right),
    /// Smaller, or certainly earlier.
    Less(Right),
    /// Smaller or equal, or certainly not later.
    LessOrEqual(Right),
    /// Larger, or certainly later.
    More(Right),
    /// Larger or equal, or certainly not earlier.
    MoreOrEqual(Right),
    /// One of these; for several codes, one of them is one of these.
    In(Vec<Constant>),
    /// Answered (a value or a state), or not.
    Answered(bool),
    /// A value (and not only a state), or not.
    Filled(bool),
    /// Answered by this state.
    State(State),
    /// The code starts with one of these texts (chapters of CIM-10).
    StartsWith(Vec<String>),
}

/// The right side of a comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Right {
    /// A constant.
    Constant(Constant),
    /// An answer.
    Answer {
        /// The question.
        answer: Reference,
    },
    /// A fact.
    Fact {
        /// The fact.
        fact: Fact,
    },
}

/// A constant: a code or date as text, a number, or yes and no.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Constant {
    /// Yes or no.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A code, a text, or a date (`2019`, `2019-03`, `2019-03-14`) when it is compared with a date.
    Text(String),
}

/// Why a condition cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadCondition {
    /// None or several of `all`, `any`, `not`, `distinct`, `any_row`, `answer`, `every`, `count`, `fact`, `computed`.
    Left,
    /// None or several comparisons.
    Comparison,
    /// A reference that is not one to three names.
    Reference(String),
}

impl Condition {
    /// Every reference inside, for the check of a form file; those seen from the rows of a list are left to
    /// [`Condition::in_rows`].
    #[must_use]
    pub fn references(&self) -> Vec<&Reference> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::references).collect(),
            Self::Not(inner) => inner.references(),
            Self::Distinct(references) => references.iter().collect(),
            Self::AnyRow(list, _) => vec![list],
            Self::Test(operand, comparison) => operand.reference().into_iter().chain(comparison.reference()).collect(),
        }
    }

    /// The references whose derived value it looks at.
    #[must_use]
    pub fn derived(&self) -> Vec<&Reference> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::derived).collect(),
            Self::Not(inner) => inner.derived(),
            Self::Test(Operand::Computed(reference), _) => vec![reference],
            Self::Distinct(_) | Self::AnyRow(..) | Self::Test(..) => vec![],
        }
    }

    /// The conditions that are seen from the rows of a list, each with that list.
    #[must_use]
    pub fn in_rows(&self) -> Vec<(&Reference, &Self)> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::in_rows).collect(),
            Self::Not(inner) => inner.in_rows(),
            Self::AnyRow(list, with) => vec![(list, with)],
            Self::Distinct(_) | Self::Test(..) => vec![],
        }
    }
}

impl Operand {
    const fn reference(&self) -> Option<&Reference> {
        match self {
            Self::Answer(r) | Self::Every(r) | Self::Count(r) | Self::Computed(r) => Some(r),
            Self::Fact(_) => None,
        }
    }
}

impl Comparison {
    const fn reference(&self) -> Option<&Reference> {
        match self {
            Self::Is(r)
            | Self::IsNot(r)
            | Self::Less(r)
            | Self::LessOrEqual(r)
            | Self::More(r)
            | Self::MoreOrEqual(r) => match r {
                Right::Answer { answer } => Some(answer),
                Right::Constant(_) | Right::Fact { .. } => None,
            },
            _ => None,
        }
    }
}

impl TryFrom<String> for Reference {
    type Error = BadCondition;

    fn try_from(text: String) -> Result<Self, BadCondition> {
        let names: Result<Vec<Key>, _> = text.split('/').map(Key::new).collect();
        match names {
            Ok(names) if (1..=3).contains(&names.len()) => Ok(Self { names }),
            _ => Err(BadCondition::Reference(text)),
        }
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        let names: Vec<&str> = reference.names.iter().map(Key::as_str).collect();
        names.join("/")
    }
}

impl std::fmt::Display for BadCondition {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Left => f.write_str(
                "a condition has exactly one of all, any, not, distinct, any_row, answer, every, count, fact, computed",
            ),
            Self::Comparison => f.write_str("a condition has exactly one comparison"),
            Self::Reference(text) => write!(f, "a reference is one to three keys: {text}"),
        }
    }
}
