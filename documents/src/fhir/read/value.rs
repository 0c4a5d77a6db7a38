//! The values of one item as an answer.

use super::{Unreadable, absent};
use crate::fhir::{
    model::Coding,
    names::{YES_NO, spaced, state_of, system_of},
    response::{Given, Link},
};
use domain::{
    codes::{Coded, PartialDate, System, large},
    forms::{Answer, Document, Kind, Professional, State, Value},
};

/// What an item tells.
pub fn answer(link: &str, kind: &Kind, states: &[State], given: &[Given]) -> Result<Answer, Unreadable> {
    if let Some(code) = given.iter().find_map(absent) {
        return state(link, states, given.len(), code);
    }
    match (kind, given) {
        (Kind::ManyOf(_), all) => {
            let codes: Result<Vec<Coded>, _> = all.iter().map(|one| coded(link, kind, one)).collect();
            codes.map(|codes| Answer::Value(Value::Many(codes)))
        }
        (_, [one]) => value(link, kind, one).map(Answer::Value),
        _ => Err(Unreadable::Twice(link.to_owned())),
    }
}

fn state(link: &str, states: &[State], count: usize, code: &str) -> Result<Answer, Unreadable> {
    if count > 1 {
        return Err(Unreadable::ValueAndState(link.to_owned()));
    }
    let admitted = state_of(code).filter(|state| states.contains(state));
    admitted.map(Answer::from).ok_or_else(|| Unreadable::State { link: link.to_owned(), code: code.to_owned() })
}

fn value(link: &str, kind: &Kind, given: &Given) -> Result<Value, Unreadable> {
    let (value, expected) = match kind {
        Kind::ShortText(_) | Kind::LongText(_) => (text(given), "a text"),
        Kind::Number(_) => (number(given), "a number"),
        Kind::PartialDate(_) => {
            let date = given.value_date.as_deref().and_then(|text| PartialDate::parse(text).ok());
            (date.map(Value::PartialDate), "a date")
        }
        Kind::Date(_) => {
            let date = given.value_date.as_deref().and_then(|text| text.parse().ok());
            (date.map(Value::Date), "a full date")
        }
        Kind::YesNo => (given.value_boolean.map(Value::Bool), "true or false"),
        Kind::YesNoUnknown => (yes(given).map(Value::Bool), "the code of yes, of no or of unknown"),
        Kind::IcdO3Morphology if given.value_string.is_some() => (text(given), "a code or a text"),
        Kind::Professional => (professional(given), "a practitioner"),
        Kind::Document => (document(given), "a document"),
        Kind::Group(_) | Kind::ManyOf(_) => (None, "another item"),
        _ => return coded(link, kind, given).map(Value::One),
    };
    value.ok_or_else(|| Unreadable::Shape { link: link.to_owned(), expected })
}

fn text(given: &Given) -> Option<Value> {
    given.value_string.clone().map(Value::Text)
}

fn number(given: &Given) -> Option<Value> {
    let decimal = || given.value_decimal.as_ref().and_then(serde_json::Number::as_f64);
    let number = given.value_integer.map(f64::from).or_else(decimal)?;
    match Answer::number(number) {
        Some(Answer::Value(value)) => Some(value),
        _ => None,
    }
}

fn yes(given: &Given) -> Option<bool> {
    let coding = given.value_coding.as_ref().filter(|coding| coding.system.as_deref() == Some(YES_NO))?;
    match coding.code.as_deref() {
        Some("Y") => Some(true),
        Some("N") => Some(false),
        _ => None,
    }
}

fn professional(given: &Given) -> Option<Value> {
    let Link { reference, display } = given.value_reference.clone()?;
    let id = reference.as_deref().map(|reference| reference.strip_prefix("Practitioner/")?.parse().ok());
    let id = match id {
        None => None,
        Some(known) => Some(known?),
    };
    Some(Value::Professional(Professional { id, display: display? }))
}

fn document(given: &Given) -> Option<Value> {
    let Link { reference, display } = given.value_reference.clone()?;
    let id = reference?.strip_prefix("DocumentReference/")?.parse().ok()?;
    Some(Value::Document(Document { id, display: display? }))
}

/// A code, with the version and the words of the form where it comes without.
fn coded(link: &str, kind: &Kind, given: &Given) -> Result<Coded, Unreadable> {
    let Some(Coding { system, version, code: Some(code), display }) = &given.value_coding else {
        return Err(Unreadable::Shape { link: link.to_owned(), expected: "a code" });
    };
    let uri = system.as_deref().unwrap_or_default();
    let system = system_of(uri).ok_or_else(|| Unreadable::System { link: link.to_owned(), system: uri.to_owned() })?;
    let known = known(kind, system, code);
    let words = known.as_ref().map(|known| &known.display);
    let display = match (display, words) {
        (Some(told), Some(ours)) if *told == spaced(ours) => ours,
        (Some(told), _) | (None, Some(told)) => told,
        (None, None) => code,
    };
    let version = version.as_ref().or_else(|| known.as_ref().map(|known| &known.version));
    let (version, display) = (version.cloned().unwrap_or_default(), display.clone());
    Ok(Coded { system, version, code: code.clone(), display })
}

fn known(kind: &Kind, system: System, code: &str) -> Option<Coded> {
    match kind {
        Kind::Icd10 => large::tumour(code),
        Kind::IcdO3Morphology => large::morphology(code),
        kind => {
            let choices = kind.choices()?;
            choices.find(&Coded::new(system, code, "")).map(|choice| choices.coded(choice))
        }
    }
}
