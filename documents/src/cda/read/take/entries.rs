//! Entries whose code is the code of a question: an answer each.

use super::{
    draft::{Draft, Spot},
    value,
};
use crate::cda::{
    frcp::places::Place,
    read::tree::{self, Element, Told, attribute, child, children, day, is, pointed, told, words},
};
use domain::{
    codes::PartialDate,
    forms::{Answer, Value},
};

/// A remark. Source: CI-SIS, FR-Commentaire-ER.
const REMARK: &str = "48767-8";

/// The former code of the performance status, and the one of today. Source: CI-SIS, CANCER-FRCP 2022.01 and 2025.01.
const PERFORMANCE: (&str, &str) = ("MED-239", "89262-0");
const LOINC: &str = "2.16.840.1.113883.6.1";

pub(super) fn take(draft: &mut Draft, section: Element, place: Place) {
    let spots = draft.spots(place);
    for entry in children(section, "entry") {
        for act in entry.children().filter(tree::Element::is_element) {
            take_act(draft, section, act, &spots);
        }
    }
}

/// An act and those inside it.
pub(super) fn take_act<'f>(draft: &mut Draft<'f, '_>, section: Element, act: Element, spots: &[Spot<'f>]) {
    if is_remark(act) {
        if let (Some(spot), Some(text)) = (spots.first(), pointed(section, child(act, "text"))) {
            draft.put_text(spot, "comment", section, "", &text);
        }
        return;
    }
    if let Some(code) = child(act, "code").and_then(told) {
        take_values(draft, section, act, code, spots);
    }
    for inner in inside(act) {
        take_act(draft, section, inner, spots);
    }
}

fn take_values<'f>(draft: &mut Draft<'f, '_>, section: Element, act: Element, code: Told, spots: &[Spot<'f>]) {
    let found = spots.iter().find_map(|spot| Some((spot, spot.coded(now(code))?)));
    let Some((spot, question)) = found else { return leave_words(draft, section, act, code) };
    for value in children(act, "value") {
        let taken =
            value::answer(section, act, value, question).is_some_and(|answer| draft.put(spot, question, answer));
        if taken {
            draft.seen.insert(value.id());
        } else if let Some(text) = coded_in_words(section, act, value) {
            draft.leave(section, &question.label, &text);
        }
    }
    interpretation(draft, section, act, spot, question);
    if let Some(flavor) = value::flavor(act) {
        draft.put_state(spot, question, flavor);
    }
    moment(draft, act, spot, question.key.as_str());
}

/// The volet of 2022 told the same state twice: as a stage, and as its meaning.
fn interpretation<'f>(
    draft: &mut Draft<'f, '_>,
    section: Element,
    act: Element,
    spot: &Spot<'f>,
    question: &'f domain::forms::Question,
) {
    let Some(meaning) = child(act, "interpretationCode") else { return };
    if value::answer(section, act, meaning, question).is_some_and(|answer| draft.put(spot, question, answer)) {
        draft.seen.insert(meaning.id());
    }
}

/// A value in words, for a question that does not take it.
fn coded_in_words(section: Element, act: Element, value: Element) -> Option<String> {
    let bare = told(value).is_none() && attribute(value, "value").is_none();
    bare.then(|| pointed(section, child(act, "value").and_then(|value| child(value, "originalText")))).flatten()
}

/// An answer in words to something that the form does not ask.
fn leave_words(draft: &mut Draft, section: Element, act: Element, code: Told) {
    if let Some(text) = child(act, "value").and_then(|value| coded_in_words(section, act, value)) {
        draft.leave(section, &code.words(), &text);
    }
}

/// The date of an answer, where the form asks for it.
fn moment<'f>(draft: &mut Draft<'f, '_>, act: Element, spot: &Spot<'f>, question: &str) {
    let Some(time) = tree::since(act) else { return };
    let full = || day(time).map(|day| Answer::Value(Value::Date(day)));
    let partial = || tree::date(time).map(|date: PartialDate| Answer::Value(Value::PartialDate(date)));
    match question {
        "oms" => draft.put_named(spot, "oms_date", full()),
        "score" => draft.put_named(spot, "score_date", full()),
        "phase" => draft.put_named(spot, "relapse_date", partial()),
        "guideline" => draft.put_named(spot, "guideline_date", partial()),
        _ => false,
    };
}

fn now(code: Told<'_>) -> Told<'_> {
    let (former, today) = PERFORMANCE;
    if code.code == former { Told { code: today, system: LOINC, ..code } } else { code }
}

pub(super) fn is_remark(act: Element) -> bool {
    is(act, "act") && child(act, "code").and_then(told).is_some_and(|code| code.code == REMARK)
}

/// The acts inside an act.
pub(super) fn inside(act: Element<'_>) -> impl Iterator<Item = Element<'_>> {
    let links = act.children().filter(|link| is(*link, "entryRelationship") || is(*link, "component"));
    links.flat_map(|link| link.children().filter(tree::Element::is_element))
}

/// The remarks inside an act, one after the other.
pub(super) fn remarks(section: Element, act: Element) -> String {
    let texts = inside(act).filter(|inner| is_remark(*inner));
    let texts = texts.filter_map(|remark| {
        child(remark, "text").map(|text| pointed(section, Some(text)).unwrap_or_else(|| words(text)))
    });
    texts.collect::<Vec<_>>().join("\n")
}
