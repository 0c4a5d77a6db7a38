//! What a condition compares: an answer, a fact or a constant, read as text, number, date or yes and no.

use super::{Answer, Constant, State, Value};
use crate::codes::PartialDate;
use std::cmp::Ordering;

/// One operand, read.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Term<'a> {
    Answer(&'a Answer),
    Number(f64),
    Text(&'a str),
    Date(PartialDate),
    Bool(bool),
}

pub(super) fn is_value(term: &Term<'_>) -> bool {
    !matches!(term, Term::Answer(answer) if answer.state().is_some())
}

pub(super) const fn state(term: &Term<'_>) -> Option<State> {
    match term {
        Term::Answer(answer) => answer.state(),
        _ => None,
    }
}

pub(super) fn constant_term(constant: &Constant) -> Term<'_> {
    match constant {
        Constant::Bool(value) => Term::Bool(*value),
        Constant::Number(value) => Term::Number(*value),
        Constant::Text(text) => Term::Text(text),
    }
}

pub(super) fn codes<'a>(term: &'a Term<'_>) -> Vec<&'a str> {
    match term {
        Term::Text(text) => vec![text],
        Term::Answer(Answer::Value(Value::One(coded))) => vec![&coded.code],
        Term::Answer(Answer::Value(Value::Many(all))) => all.iter().map(|coded| coded.code.as_str()).collect(),
        Term::Answer(Answer::Value(Value::Text(text))) => vec![text],
        _ => vec![],
    }
}

fn yes(term: &Term<'_>) -> Option<bool> {
    match term {
        Term::Bool(value) | Term::Answer(Answer::Value(Value::Bool(value))) => Some(*value),
        _ => None,
    }
}

pub(super) fn same(left: &Term<'_>, right: &Term<'_>) -> bool {
    if let (Some(left), Some(right)) = (yes(left), yes(right)) {
        return left == right;
    }
    let (ours, theirs) = (codes(left), codes(right));
    if !ours.is_empty() && !theirs.is_empty() {
        return ours.iter().any(|code| theirs.contains(code));
    }
    order(left, right) == Some(Ordering::Equal)
}

fn number(term: &Term<'_>) -> Option<f64> {
    match term {
        Term::Number(value) => Some(*value),
        Term::Answer(Answer::Value(Value::Number(number))) => Some(number.get()),
        _ => None,
    }
}

fn date(term: &Term<'_>) -> Option<PartialDate> {
    match term {
        Term::Date(date) => Some(*date),
        Term::Text(text) => PartialDate::parse(text).ok(),
        Term::Answer(Answer::Value(Value::PartialDate(date))) => Some(*date),
        Term::Answer(Answer::Value(Value::Date(day))) => PartialDate::day(*day).ok(),
        _ => None,
    }
}

pub(super) fn order(left: &Term<'_>, right: &Term<'_>) -> Option<Ordering> {
    if let (Some(left), Some(right)) = (number(left), number(right)) {
        return left.partial_cmp(&right);
    }
    date(left)?.compare(date(right)?)
}
