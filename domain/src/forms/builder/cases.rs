//! Made-up cases on which a group reads the form that it writes: answers in the shapes that the form asks for, drawn from its own
//! definition. No patient stands behind them.

use crate::{
    codes::{Coded, PartialDate, large, sets},
    forms::{
        Answer, Answers, CheckContext, Choices, Form, Kind, ListPath, NumberLimits, Question, Scope, Value, World,
    },
    ids::RowId,
};
use chrono::{Datelike, Days};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Case {
    /// Nothing is answered yet: what everybody sees first.
    Empty,
    /// The first choices, one row in each list.
    First,
    /// Other choices, two rows in each list, larger numbers.
    Other,
    /// The last choices, unusual numbers: what warns.
    Unusual,
}

impl Case {
    /// Every case.
    pub const ALL: [Self; 4] = [Self::Empty, Self::First, Self::Other, Self::Unusual];

    const fn rank(self) -> usize {
        match self {
            Self::Empty | Self::First => 0,
            Self::Other => 1,
            Self::Unusual => 2,
        }
    }
}

/// The answers of a case. Only what is shown is answered: what an answer opens is answered in its turn.
#[must_use]
pub fn case(form: &Form, which: Case, context: &CheckContext) -> Answers {
    let mut answers = Answers::default();
    if which == Case::Empty {
        return answers;
    }
    for section in &form.sections {
        let plain = Scope::section(section.key.clone());
        if section.repeats.is_none() {
            fill(form, &mut answers, &plain, &section.questions, which, context);
            continue;
        }
        let list = ListPath::section(section.key.clone());
        for number in 0..rows(which) {
            let row = RowId::from_uuid(Uuid::from_u128(number + 1));
            answers.add_row(list.clone(), row);
            fill(form, &mut answers, &list.row(row), &section.questions, which, context);
        }
    }
    answers
}

const fn rows(which: Case) -> u128 {
    if matches!(which, Case::Other) { 2 } else { 1 }
}

fn fill(
    form: &Form,
    answers: &mut Answers,
    scope: &Scope,
    questions: &[Question],
    which: Case,
    context: &CheckContext,
) {
    for question in questions {
        let path = scope.question(question.key.clone());
        if !(World { form, answers, context }).is_shown(&path) {
            continue;
        }
        if question.group().is_none() {
            answers.set(&path, answer(question, which, context));
            continue;
        }
        let Some(list) = scope.list(question.key.clone()) else { continue };
        for number in 0..rows(which) {
            let row = RowId::from_uuid(Uuid::from_u128(number + 1));
            answers.add_row(list.clone(), row);
            fill(form, answers, &list.row(row), &question.questions, which, context);
        }
    }
}

fn answer(question: &Question, which: Case, context: &CheckContext) -> Option<Answer> {
    let rank = which.rank();
    let days = |count: u64| context.today.checked_sub_days(Days::new(count * (which.rank() as u64 + 1)));
    let value = match &question.kind {
        Kind::ShortText(_) | Kind::LongText(_) => Value::Text("Texte d’exemple.".to_owned()),
        Kind::Number(limits) => return number(limits, which),
        Kind::PartialDate(_) => {
            let day = days(60)?;
            Value::PartialDate(PartialDate::month(day.year(), day.month()).ok()?)
        }
        Kind::Date(_) => Value::Date(days(20)?),
        Kind::YesNo | Kind::YesNoUnknown => Value::Bool(rank != 1),
        Kind::OneOf(choices) | Kind::PerformanceStatus(choices) => Value::One(chosen(choices, rank)?),
        Kind::Tnm(part) => Value::One(chosen(&part.choices, rank)?),
        Kind::ManyOf(choices) => Value::Many(vec![chosen(choices, rank)?]),
        Kind::Icd10 => Value::One(large::tumours().nth(rank)?.0),
        Kind::IcdO3Morphology => Value::One(large::morphologies().nth(rank)?.0),
        Kind::Professional | Kind::Document | Kind::Group(_) => return None,
    };
    Some(Answer::Value(value))
}

/// The first choice, the second, the last: those of the set when the form is not assembled.
fn chosen(choices: &Choices, rank: usize) -> Option<Coded> {
    if choices.options.is_empty() {
        let set = sets::find(choices.set.as_ref()?.as_str())?;
        let entry = set.entries.get(of(rank, set.entries.len()))?;
        return sets::coded(set.key, entry.code);
    }
    choices.options.get(of(rank, choices.options.len())).map(|choice| choices.coded(choice))
}

fn of(rank: usize, count: usize) -> usize {
    let last = count.saturating_sub(1);
    if rank > 1 { last } else { rank.min(last) }
}

/// A usual number, a larger one, and one that is possible and not usual.
fn number(limits: &NumberLimits, which: Case) -> Option<Answer> {
    let low = limits.soft_min.or(limits.min).unwrap_or(1.0);
    let high = limits.soft_max.or(limits.max).unwrap_or(low + 100.0);
    let part = match which {
        Case::Unusual => limits.max.filter(|max| *max > high).unwrap_or(high),
        Case::Other => low + (high - low) * 0.7,
        _ => low + (high - low) * 0.3,
    };
    let scale = 10_f64.powi(i32::from(limits.decimals));
    Answer::number((part * scale).round() / scale)
}
