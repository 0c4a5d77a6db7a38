//! What a line of a condition compares, in the words that people read, and how.

use super::names::{Named, Names};
use crate::{
    forms::{Fact, Key, Operand},
    words::builder::typed as say,
};
use serde::{Deserialize, Serialize};

/// Every fact of the context.
pub const FACTS: [Fact; 6] =
    [Fact::Age, Fact::Sex, Fact::Today, Fact::SessionDate, Fact::SessionNature, Fact::QuorumMet];

/// A comparison, as a list offers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// Equal.
    Is,
    /// Different.
    IsNot,
    /// Smaller, earlier.
    Less,
    /// Not larger.
    LessOrEqual,
    /// Larger, later.
    More,
    /// Not smaller.
    MoreOrEqual,
    /// One of several.
    In,
    /// Answered.
    Answered,
    /// Not answered.
    NotAnswered,
    /// Answered by a value.
    Filled,
    /// Without a value.
    NotFilled,
    /// Answered by a state.
    State,
    /// A code that starts so.
    StartsWith,
}

impl How {
    /// Every comparison, in the order of the list.
    pub const ALL: [Self; 13] = [
        Self::Is,
        Self::IsNot,
        Self::Less,
        Self::LessOrEqual,
        Self::More,
        Self::MoreOrEqual,
        Self::In,
        Self::Answered,
        Self::NotAnswered,
        Self::Filled,
        Self::NotFilled,
        Self::State,
        Self::StartsWith,
    ];

    /// Whether it compares with nothing.
    #[must_use]
    pub const fn stands_alone(self) -> bool {
        matches!(self, Self::Answered | Self::NotAnswered | Self::Filled | Self::NotFilled)
    }
}

/// What a line compares.
#[derive(Debug, Clone, Copy)]
pub(super) enum Subject<'n, 'f> {
    Answer(&'n Named<'f>),
    Derived(&'n Named<'f>),
    Rows(&'n Named<'f>),
    Fact(Fact),
}

impl<'n, 'f> Subject<'n, 'f> {
    pub fn called(words: &str, names: &'n Names<'f>) -> Option<Self> {
        if let Some(fact) = FACTS.into_iter().find(|fact| say::fact(*fact) == words) {
            return Some(Self::Fact(fact));
        }
        if let Some(label) = words.strip_suffix(say::DERIVED) {
            let named = names.called(label).filter(|one| one.question.is_some_and(|known| known.computed.is_some()));
            return named.map(Self::Derived);
        }
        let named = names.called(words.strip_suffix(say::ROWS).unwrap_or(words))?;
        Some(if named.is_list() { Self::Rows(named) } else { Self::Answer(named) })
    }

    pub fn of(operand: &Operand, names: &'n Names<'f>, scope: &[Key]) -> Option<Self> {
        match operand {
            Operand::Answer(reference) => names.meant(reference, scope).map(Self::Answer),
            Operand::Computed(reference) => names.meant(reference, scope).map(Self::Derived),
            Operand::Count(reference) => names.meant(reference, scope).map(Self::Rows),
            Operand::Fact(fact) => Some(Self::Fact(*fact)),
            Operand::Every(_) => None,
        }
    }

    pub fn label(self) -> String {
        match self {
            Self::Answer(named) => named.label.clone(),
            Self::Derived(named) => format!("{}{}", named.label, say::DERIVED),
            Self::Rows(named) => format!("{}{}", named.label, say::ROWS),
            Self::Fact(fact) => say::fact(fact).to_owned(),
        }
    }

    pub fn operand(self, names: &Names<'_>, scope: &[Key]) -> Operand {
        match self {
            Self::Answer(named) => Operand::Answer(names.reference(named, scope)),
            Self::Derived(named) => Operand::Computed(names.reference(named, scope)),
            Self::Rows(named) => Operand::Count(names.reference(named, scope)),
            Self::Fact(fact) => Operand::Fact(fact),
        }
    }
}

/// Everything that a line may compare, in the words that it takes.
#[must_use]
pub fn subjects(names: &Names<'_>) -> Vec<String> {
    let facts = FACTS.into_iter().map(|fact| say::fact(fact).to_owned());
    let named = names.all().flat_map(|one| {
        let own = if one.is_list() { Subject::Rows(one) } else { Subject::Answer(one) };
        let derived =
            one.question.filter(|question| question.computed.is_some()).map(|_| Subject::Derived(one).label());
        [own.label()].into_iter().chain(derived)
    });
    named.chain(facts).collect()
}
