//! The tumours: a row for each diagnosis.
//!
//! Source: volet CANCER-FRCP, section FR-Diagnostic-du-cancer.

use super::{
    draft::{Draft, Spot},
    entries::{inside, is_remark, remarks, take_act},
    value,
};
use crate::cda::{
    frcp::{body::SIDES, places::Place},
    read::tree::{self, Element, child, children, is, pointed, told},
};
use domain::{
    codes::System,
    forms::{Answer, Value},
};

const DIAGNOSIS: &str = "282291009";
const TNM: &str = "75620-5";
const GROUP: &str = "21909-7";
const EDITION: &str = "21917-0";
const OTHER: &str = "21918-8";
const NAME: &str = "GEN-101";
const VERSION: &str = "GEN-102";

pub(super) fn take(draft: &mut Draft, section: Element) {
    let entries = children(section, "entry").flat_map(|entry| entry.descendants());
    for diagnosis in entries.filter(|node| is_named(*node, DIAGNOSIS)) {
        if let Some(spot) = draft.row_of_section(Place::Tumour) {
            tumour(draft, section, diagnosis, &spot);
        }
    }
}

fn is_named(node: Element, code: &str) -> bool {
    is(node, "observation") && child(node, "code").and_then(told).is_some_and(|told| told.code == code)
}

fn tumour<'f>(draft: &mut Draft<'f, '_>, section: Element, diagnosis: Element, spot: &Spot<'f>) {
    let since = tree::since(diagnosis).and_then(tree::date).map(|date| Answer::Value(Value::PartialDate(date)));
    draft.put_named(spot, "diagnosis_date", since);
    if let Some(value) = child(diagnosis, "value") {
        morphology(draft, section, diagnosis, value, spot);
    }
    if let Some(site) = child(diagnosis, "targetSiteCode") {
        let taken = draft.put_named(spot, "topography", value::classified(site, System::Cim10).map(Answer::one));
        note(draft, site, taken);
        if let (None, Some(text)) = (told(site), pointed(section, child(site, "originalText"))) {
            draft.leave(section, domain::words::exchange::SITE, &text);
        }
        side(draft, site, spot);
    }
    for inner in inside(diagnosis).filter(|inner| !is_remark(*inner)) {
        if is_named(inner, TNM) {
            stage(draft, section, inner, spot);
        } else if is_named(inner, OTHER) {
            other(draft, section, inner, spot);
        } else {
            take_act(draft, section, inner, std::slice::from_ref(spot));
        }
    }
    draft.put_text(spot, "comment", section, "", &remarks(section, diagnosis));
}

fn note(draft: &mut Draft, node: Element, taken: bool) {
    if taken {
        draft.seen.insert(node.id());
    }
}

fn morphology<'f>(draft: &mut Draft<'f, '_>, section: Element, diagnosis: Element, node: Element, spot: &Spot<'f>) {
    let coded = value::classified(node, System::CimO3).map(Answer::one);
    let in_words = || pointed(section, child(node, "originalText")).map(|text| Answer::text(&text));
    let answer = if told(node).is_none() { in_words() } else { coded };
    let taken = draft.put_named(spot, "morphology", answer);
    note(draft, node, taken);
    if let (Some(flavor), Some(question)) = (value::flavor(diagnosis), spot.named("morphology")) {
        draft.put_state(spot, question, flavor);
    }
}

/// The side, which answers keep by another code.
fn side<'f>(draft: &mut Draft<'f, '_>, site: Element, spot: &Spot<'f>) {
    let Some(question) = spot.named("laterality") else { return };
    for value in children(site, "qualifier").filter_map(|qualifier| child(qualifier, "value")) {
        let ours =
            told(value).and_then(|side| SIDES.iter().find(|(_, told)| told.code == side.code).map(|(code, _)| *code));
        let choices = question.kind.choices();
        let answer =
            ours.and_then(|code| choices.and_then(|choices| choices.by_code(code).map(|one| choices.coded(one))));
        let taken = answer.is_some_and(|coded| draft.put(spot, question, Answer::one(coded)));
        note(draft, value, taken);
    }
}

/// The clinical TNM: its group and its edition, then its letters.
fn stage<'f>(draft: &mut Draft<'f, '_>, section: Element, tnm: Element, spot: &Spot<'f>) {
    for qualifier in child(tnm, "value").into_iter().flat_map(|value| children(value, "qualifier")) {
        let name = child(qualifier, "name").and_then(told).map(|name| name.code);
        let key = match name {
            Some(GROUP) => "stage",
            Some(EDITION) => "tnm_edition",
            _ => continue,
        };
        let (Some(question), Some(value)) = (spot.named(key), child(qualifier, "value")) else { continue };
        let coded = question.kind.choices().and_then(|choices| value::chosen(choices, told(value)?));
        let taken = coded.is_some_and(|coded| draft.put(spot, question, Answer::one(coded)));
        note(draft, value, taken);
    }
    for letter in inside(tnm) {
        take_act(draft, section, letter, std::slice::from_ref(spot));
    }
}

/// Another classification, in words.
fn other<'f>(draft: &mut Draft<'f, '_>, section: Element, stage: Element, spot: &Spot<'f>) {
    let said = |node: Element| pointed(section, child(node, "value").and_then(|value| child(value, "originalText")));
    let part = |code: &str| inside(stage).find(|inner| is_named(*inner, code)).and_then(said).unwrap_or_default();
    let (value, name, version) = (said(stage).unwrap_or_default(), part(NAME), part(VERSION));
    let group = spot.named("other_stages");
    let row = group.and_then(|group| draft.row_of_group(spot, group));
    let Some(row) = row else {
        let text = [name, version, value].join(" ");
        return draft.leave(section, "", &text);
    };
    for (key, text) in [("name", name), ("version", version), ("value", value)] {
        draft.put_text(&row, key, section, "", &text);
    }
}
