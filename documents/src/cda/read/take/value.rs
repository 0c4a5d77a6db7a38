//! A value of a document, as an answer to a question.

use crate::cda::read::{
    coded,
    tree::{Element, Told, attribute, child, told},
};
use domain::{
    codes::{Coded, System},
    forms::{Answer, Choices, Kind, Question, Value},
};

/// The answer that an element gives to a question of its kind; none when it does not fit.
pub(super) fn answer(section: Element, act: Element, value: Element, question: &Question) -> Option<Answer> {
    match &question.kind {
        Kind::YesNo | Kind::YesNoUnknown => Some(Answer::yes(truth(value)?)),
        Kind::Number(_) => attribute(value, "value")?.parse().ok().and_then(Answer::number),
        Kind::ShortText(_) | Kind::LongText(_) => coded::words_only(section, act).map(|text| Answer::text(&text)),
        Kind::ManyOf(choices) => Some(Answer::Value(Value::Many(vec![chosen(choices, told(value)?)?]))),
        // "Proposed" and "not proposed" are a choice of the form, and a yes or no of the document.
        Kind::OneOf(choices) if told(value).is_none() => {
            let code = if truth(value)? { "yes" } else { "no" };
            choices.by_code(code).map(|choice| Answer::one(choices.coded(choice)))
        }
        kind => kind.choices().and_then(|choices| chosen(choices, told(value)?)).map(Answer::one),
    }
}

/// Yes or no.
pub(super) fn truth(value: Element) -> Option<bool> {
    match attribute(value, "value")? {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

/// The choice of a set that a code means. The codes of the 2022 volet that were given another system are known here.
pub(super) fn chosen(choices: &Choices, code: Told) -> Option<Coded> {
    let means = |code: Told| {
        let same = |system: System| {
            system.oid() == Some(code.system) || (system == System::Dcc && code.known_system() == Some(System::Tnm))
        };
        let choice = choices.options.iter().find(|choice| choice.code == code.code && same(choice.system))?;
        Some(choices.coded(choice))
    };
    means(code).or_else(|| {
        let (_, now) = FORMER.iter().find(|(former, _)| *former == code.code)?;
        choices.options.iter().find(|choice| choice.code == *now).map(|choice| choices.coded(choice))
    })
}

/// Codes of 2022.01 and what replaced them in 2025.01. Source: CI-SIS, both volets: active surveillance; state of the patient.
const FORMER: [(&str, &str); 2] = [("MED-227", "424313000"), ("MED-240", "LA9622-7")];

/// A code of CIM-10 or CIM-O-3, as an answer keeps it.
pub(super) fn classified(node: Element, system: System) -> Option<Coded> {
    let code = told(node)?;
    (code.known_system() == Some(system)).then(|| Coded::new(system, code.code, &code.words()))
}

/// Why an element says nothing.
pub(super) fn flavor<'a>(act: Element<'a>) -> Option<&'a str> {
    attribute(child(act, "value")?, "nullFlavor")
}
