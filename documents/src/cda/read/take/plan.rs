//! Treatments: those that were given, and those that are proposed.
//!
//! Source: volet CANCER-FRCP, sections FR-Actes and FR-Plan-de-soins.

use super::{
    draft::{Draft, Spot},
    entries::{remarks, take_act},
    value,
};
use crate::cda::{
    frcp::places::Place,
    read::{
        header,
        tree::{self, Element, attribute, child, children, is, pointed, told},
    },
};
use domain::forms::{Answer, Question, Value};

/// The treatments that were given, or begun, or given up.
pub(super) fn past(draft: &mut Draft, section: Element) {
    for act in acts(section).filter(|act| is(*act, "procedure") || is(*act, "substanceAdministration")) {
        let Some(spot) = draft.row_of_section(Place::Treatments) else { continue };
        kind(draft, section, act, &spot, "comment");
        let date = |time: Option<&str>| time.and_then(tree::date).map(|date| Answer::Value(Value::PartialDate(date)));
        draft.put_named(&spot, "start", date(tree::since(act)));
        draft.put_named(&spot, "end", date(tree::until(act)));
        let status = child(act, "statusCode").and_then(|status| attribute(status, "code")).and_then(standing);
        let choices = spot.named("status").and_then(|question| question.kind.choices());
        let status = choices.and_then(|choices| choices.by_code(status?).map(|one| choices.coded(one)));
        draft.put_named(&spot, "status", status.map(Answer::one));
        draft.put_text(&spot, "comment", section, "", &remarks(section, act));
    }
}

/// Our word for the status of an act. Source: HL7, ActStatus.
fn standing(status: &str) -> Option<&'static str> {
    match status {
        "active" => Some("ongoing"),
        "cancelled" => Some("not-done"),
        "aborted" => Some("stopped"),
        "completed" => Some("done"),
        _ => None,
    }
}

/// What the board proposes.
pub(super) fn proposed(draft: &mut Draft, section: Element) {
    let spots = draft.spots(Place::Proposal);
    for act in acts(section) {
        if is(act, "procedure") && !asked_by_code(draft, act, &spots) {
            treatment(draft, section, act);
        } else if is(act, "encounter") {
            if !asked_by_code(draft, act, &spots) {
                leave(draft, section, act);
            }
        } else if is(act, "observation") && group_of(&spots, act).is_some() {
            exam(draft, section, act, &spots);
        } else if !is(act, "procedure") {
            take_act(draft, section, act, &spots);
        }
    }
}

/// An act whose code is that of a question: it is asked for, so the answer is yes.
fn asked_by_code<'f>(draft: &mut Draft<'f, '_>, act: Element, spots: &[Spot<'f>]) -> bool {
    let Some(node) = child(act, "code") else { return false };
    let found = told(node).and_then(|code| spots.iter().find_map(|spot| Some((spot, spot.coded(code)?))));
    let taken = found.is_some_and(|(spot, question)| draft.put(spot, question, Answer::yes(true)));
    if taken {
        draft.seen.insert(node.id());
        // How the appointment is made is no answer of the form, and it is always the same.
        draft.seen.extend(child(act, "priorityCode").map(|priority| priority.id()));
    }
    taken
}

fn group_of<'f>(spots: &[Spot<'f>], act: Element) -> Option<(Spot<'f>, &'f Question)> {
    let code = child(act, "code").and_then(told)?;
    let found = spots.iter().find_map(|spot| Some((spot.clone(), spot.coded(code)?)));
    found.filter(|(_, question)| question.group().is_some())
}

/// An examination that is asked for.
fn exam<'f>(draft: &mut Draft<'f, '_>, section: Element, act: Element, spots: &[Spot<'f>]) {
    let row = group_of(spots, act).and_then(|(spot, group)| draft.row_of_group(&spot, group));
    let Some(row) = row else { return };
    draft.put_text(&row, "text", section, "", &pointed(section, child(act, "text")).unwrap_or_default());
    let date = |time: Option<&str>| time.and_then(tree::date).map(|date| Answer::Value(Value::PartialDate(date)));
    draft.put_named(&row, "earliest", date(tree::since(act)));
    draft.put_named(&row, "latest", date(tree::until(act)));
}

/// A treatment that is proposed, at its rank; the form asks for no dates, so they are told in words.
fn treatment(draft: &mut Draft, section: Element, act: Element) {
    let row = draft.group(Place::Proposal, "treatments").and_then(|(spot, group)| draft.row_of_group(&spot, group));
    let Some(row) = row else { return };
    kind(draft, section, act, &row, "detail");
    let rank = child(act, "priorityCode").map(tree::words).and_then(|text| text.parse::<f64>().ok());
    draft.put_named(&row, "intention", Answer::number(1.0));
    draft.put_named(&row, "sequence", rank.and_then(Answer::number));
    let day = |time: Option<&str>| time.and_then(header::date);
    let dates = domain::words::exchange::planned(day(tree::since(act)), day(tree::until(act)));
    draft.put_text(&row, "detail", section, "", &dates);
}

/// The kind of a treatment. One that the form does not know is told in words, with its code.
fn kind<'f>(draft: &mut Draft<'f, '_>, section: Element, act: Element, row: &Spot<'f>, otherwise: &str) {
    let Some(node) = child(act, "code") else { return };
    let question = row.named("kind");
    let choices = question.and_then(|question| question.kind.choices());
    let coded = choices.and_then(|choices| value::chosen(choices, told(node)?));
    let display = coded.as_ref().map(|coded| coded.display.clone());
    let taken = draft.put_named(row, "kind", coded.map(Answer::one));
    if taken {
        draft.seen.insert(node.id());
    }
    let words = pointed(section, child(act, "text")).or_else(|| pointed(section, child(node, "originalText")));
    let words = words.filter(|words| taken && display.as_ref() != Some(words));
    let words = words.or_else(|| (!taken).then(|| told(node).map(|code| code.words())).flatten());
    let key = if row.named("detail").is_some() { "detail" } else { otherwise };
    draft.put_text(row, key, section, "", &words.unwrap_or_default());
}

fn leave(draft: &mut Draft, section: Element, act: Element) {
    if let Some(text) = pointed(section, child(act, "text")) {
        draft.leave(section, "", &text);
    }
}

fn acts(section: Element<'_>) -> impl Iterator<Item = Element<'_>> {
    children(section, "entry").flat_map(|entry| entry.children().filter(tree::Element::is_element))
}
