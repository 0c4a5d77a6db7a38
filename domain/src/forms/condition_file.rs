//! How a condition is written in files: one left side and one comparison, as optional fields of one table.

use super::{BadCondition, Comparison, Condition, Constant, Fact, Operand, Reference, Right, State};
use serde::{Deserialize, Serialize};

/// The shape in files: one left side and one comparison as optional fields.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Raw {
    #[serde(skip_serializing_if = "Option::is_none")]
    all: Option<Vec<Condition>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    any: Option<Vec<Condition>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    not: Option<Box<Condition>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    distinct: Option<Vec<Reference>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    any_row: Option<Reference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    with: Option<Box<Condition>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<Reference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    every: Option<Reference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<Reference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fact: Option<Fact>,
    #[serde(skip_serializing_if = "Option::is_none")]
    computed: Option<Reference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is: Option<Right>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_not: Option<Right>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lt: Option<Right>,
    #[serde(skip_serializing_if = "Option::is_none")]
    le: Option<Right>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gt: Option<Right>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ge: Option<Right>,
    #[serde(rename = "in", skip_serializing_if = "Option::is_none")]
    one_of: Option<Vec<Constant>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answered: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    filled: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<State>,
    #[serde(skip_serializing_if = "Option::is_none")]
    starts_with: Option<Vec<String>>,
}

fn only<T>(found: Vec<T>) -> Option<T> {
    let mut found = found.into_iter();
    let first = found.next();
    if found.next().is_some() { None } else { first }
}

impl TryFrom<Raw> for Condition {
    type Error = BadCondition;

    fn try_from(mut raw: Raw) -> Result<Self, BadCondition> {
        let comparisons = comparisons(&mut raw);
        if raw.any_row.is_some() != raw.with.is_some() {
            return Err(BadCondition::Left);
        }
        let groups: Vec<Self> = [
            raw.all.map(Self::All),
            raw.any.map(Self::Any),
            raw.not.map(Self::Not),
            raw.distinct.map(Self::Distinct),
            raw.any_row.zip(raw.with).map(|(list, with)| Self::AnyRow(list, with)),
        ]
        .into_iter()
        .flatten()
        .collect();
        let operands: Vec<Operand> = [
            raw.answer.map(Operand::Answer),
            raw.every.map(Operand::Every),
            raw.count.map(Operand::Count),
            raw.fact.map(Operand::Fact),
            raw.computed.map(Operand::Computed),
        ]
        .into_iter()
        .flatten()
        .collect();
        if !groups.is_empty() {
            let alone = operands.is_empty() && comparisons.is_empty();
            return only(groups).filter(|_| alone).ok_or(BadCondition::Left);
        }
        let operand = only(operands).ok_or(BadCondition::Left)?;
        Ok(Self::Test(operand, only(comparisons).ok_or(BadCondition::Comparison)?))
    }
}

fn comparisons(raw: &mut Raw) -> Vec<Comparison> {
    [
        raw.is.take().map(Comparison::Is),
        raw.is_not.take().map(Comparison::IsNot),
        raw.lt.take().map(Comparison::Less),
        raw.le.take().map(Comparison::LessOrEqual),
        raw.gt.take().map(Comparison::More),
        raw.ge.take().map(Comparison::MoreOrEqual),
        raw.one_of.take().map(Comparison::In),
        raw.answered.take().map(Comparison::Answered),
        raw.filled.take().map(Comparison::Filled),
        raw.state.take().map(Comparison::State),
        raw.starts_with.take().map(Comparison::StartsWith),
    ]
    .into_iter()
    .flatten()
    .collect()
}

impl From<Condition> for Raw {
    fn from(condition: Condition) -> Self {
        let raw = Self::default();
        let (operand, comparison) = match condition {
            Condition::All(all) => return Self { all: Some(all), ..raw },
            Condition::Any(any) => return Self { any: Some(any), ..raw },
            Condition::Not(not) => return Self { not: Some(not), ..raw },
            Condition::Distinct(distinct) => return Self { distinct: Some(distinct), ..raw },
            Condition::AnyRow(list, with) => return Self { any_row: Some(list), with: Some(with), ..raw },
            Condition::Test(operand, comparison) => (operand, comparison),
        };
        let raw = match operand {
            Operand::Answer(r) => Self { answer: Some(r), ..raw },
            Operand::Every(r) => Self { every: Some(r), ..raw },
            Operand::Count(r) => Self { count: Some(r), ..raw },
            Operand::Fact(fact) => Self { fact: Some(fact), ..raw },
            Operand::Computed(r) => Self { computed: Some(r), ..raw },
        };
        match comparison {
            Comparison::Is(x) => Self { is: Some(x), ..raw },
            Comparison::IsNot(x) => Self { is_not: Some(x), ..raw },
            Comparison::Less(x) => Self { lt: Some(x), ..raw },
            Comparison::LessOrEqual(x) => Self { le: Some(x), ..raw },
            Comparison::More(x) => Self { gt: Some(x), ..raw },
            Comparison::MoreOrEqual(x) => Self { ge: Some(x), ..raw },
            Comparison::In(x) => Self { one_of: Some(x), ..raw },
            Comparison::Answered(x) => Self { answered: Some(x), ..raw },
            Comparison::Filled(x) => Self { filled: Some(x), ..raw },
            Comparison::State(x) => Self { state: Some(x), ..raw },
            Comparison::StartsWith(x) => Self { starts_with: Some(x), ..raw },
        }
    }
}
