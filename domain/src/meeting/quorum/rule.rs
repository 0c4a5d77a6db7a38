//! A quorum rule: dated data that a 3C may edit.

use crate::sorted::Set;
use crate::{meeting::trade, people::Specialty};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Specialties that stand for each other at a board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "GroupShape", into = "GroupShape")]
pub struct SpecialtyGroup {
    key: String,
    specialties: Vec<Specialty>,
}

/// A group as it is written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupShape {
    /// A short name, such as `radiotherapist`.
    pub key: String,
    /// Its specialties.
    pub specialties: Vec<Specialty>,
}

/// So many physicians out of several groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnyOf {
    /// How many physicians: 1 to 5.
    pub n: u8,
    /// Out of which groups.
    pub groups: Vec<SpecialtyGroup>,
}

/// A rule as it is written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleShape {
    /// First day in force.
    pub valid_from: NaiveDate,
    /// How many different specialties: 3 at least.
    pub min_distinct_specialties: u8,
    /// One physician of each of these groups.
    pub all_of: Vec<SpecialtyGroup>,
    /// And so many out of these.
    #[serde(default)]
    pub any_of: Vec<AnyOf>,
    /// The keys of the groups whose opinion may be written.
    #[serde(default)]
    pub written_opinion_allowed: Set<String>,
    /// Groups whose absence is worth a warning, and no more.
    #[serde(default)]
    pub expected: Vec<SpecialtyGroup>,
}

/// Why a rule cannot exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuorumRuleFault {
    /// Fewer than three different specialties.
    FewerThanThree,
    /// A group without key, or without a specialty that counts.
    EmptyGroup,
    /// Out of several groups, no physician or more than five.
    CountOutOfRange,
    /// More combinations than anyone could explain.
    TooWide,
}

/// A rule that can be applied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "RuleShape", into = "RuleShape")]
pub struct QuorumRule(RuleShape);

impl SpecialtyGroup {
    /// A group.
    ///
    /// # Errors
    /// [`QuorumRuleFault::EmptyGroup`].
    pub fn new(key: &str, specialties: &[Specialty]) -> Result<Self, QuorumRuleFault> {
        let counts = specialties.iter().any(|one| trade(*one).is_some());
        if key.trim().is_empty() || !counts {
            return Err(QuorumRuleFault::EmptyGroup);
        }
        Ok(Self { key: key.trim().to_owned(), specialties: specialties.to_vec() })
    }

    /// Its short name.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Its specialties.
    #[must_use]
    pub fn specialties(&self) -> &[Specialty] {
        &self.specialties
    }

    /// Its specialties as the quorum counts them.
    #[must_use]
    pub fn trades(&self) -> Set<Specialty> {
        self.specialties.iter().copied().filter_map(trade).collect()
    }
}

impl QuorumRule {
    /// Checks a rule.
    ///
    /// # Errors
    /// The first [`QuorumRuleFault`] found.
    pub fn new(shape: RuleShape) -> Result<Self, QuorumRuleFault> {
        if shape.min_distinct_specialties < 3 {
            return Err(QuorumRuleFault::FewerThanThree);
        }
        if shape.any_of.iter().any(|any| any.groups.is_empty()) {
            return Err(QuorumRuleFault::EmptyGroup);
        }
        if shape.any_of.iter().any(|any| !(1..=5).contains(&any.n)) {
            return Err(QuorumRuleFault::CountOutOfRange);
        }
        if width(&shape) > 4096 {
            return Err(QuorumRuleFault::TooWide);
        }
        Ok(Self(shape))
    }

    /// The least that makes a board: three different specialties, whichever they are (HAS).
    #[must_use]
    pub fn least(valid_from: NaiveDate) -> Self {
        Self(RuleShape {
            valid_from,
            min_distinct_specialties: 3,
            all_of: Vec::new(),
            any_of: Vec::new(),
            written_opinion_allowed: Set::new(),
            expected: Vec::new(),
        })
    }

    /// First day in force.
    #[must_use]
    pub const fn valid_from(&self) -> NaiveDate {
        self.0.valid_from
    }

    /// How many different specialties.
    #[must_use]
    pub const fn min_distinct_specialties(&self) -> u8 {
        self.0.min_distinct_specialties
    }

    /// One physician of each of these groups.
    #[must_use]
    pub fn all_of(&self) -> &[SpecialtyGroup] {
        &self.0.all_of
    }

    /// And so many out of these.
    #[must_use]
    pub fn any_of(&self) -> &[AnyOf] {
        &self.0.any_of
    }

    /// Groups whose absence is worth a warning.
    #[must_use]
    pub fn expected(&self) -> &[SpecialtyGroup] {
        &self.0.expected
    }

    /// Whether the opinion of a group may be written.
    #[must_use]
    pub fn allows_written(&self, group: &SpecialtyGroup) -> bool {
        self.0.written_opinion_allowed.contains(group.key())
    }

    /// The rule as it is written down, to edit it.
    #[must_use]
    pub fn shape(&self) -> RuleShape {
        self.0.clone()
    }
}

/// The rule in force on a day, out of all those a board has had.
#[must_use]
pub fn rule_on(rules: &[QuorumRule], day: NaiveDate) -> Option<&QuorumRule> {
    rules.iter().filter(|rule| rule.valid_from() <= day).max_by_key(|rule| rule.valid_from())
}

/// How many ways there are to choose a specialty for each seat.
fn width(shape: &RuleShape) -> usize {
    let all = shape.all_of.iter().map(|group| group.trades().len());
    let any = shape.any_of.iter().flat_map(|any| {
        let trades: Set<_> = any.groups.iter().flat_map(SpecialtyGroup::trades).collect();
        std::iter::repeat_n(trades.len(), usize::from(any.n))
    });
    all.chain(any).fold(1, usize::saturating_mul)
}

impl TryFrom<GroupShape> for SpecialtyGroup {
    type Error = String;

    fn try_from(shape: GroupShape) -> Result<Self, String> {
        Self::new(&shape.key, &shape.specialties).map_err(|fault| format!("{fault:?}"))
    }
}

impl From<SpecialtyGroup> for GroupShape {
    fn from(group: SpecialtyGroup) -> Self {
        Self { key: group.key, specialties: group.specialties }
    }
}

impl TryFrom<RuleShape> for QuorumRule {
    type Error = String;

    fn try_from(shape: RuleShape) -> Result<Self, String> {
        Self::new(shape).map_err(|fault| format!("{fault:?}"))
    }
}

impl From<QuorumRule> for RuleShape {
    fn from(rule: QuorumRule) -> Self {
        rule.0
    }
}
