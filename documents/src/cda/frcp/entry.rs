//! The shapes of entries.
//!
//! Source: CI-SIS, volet CANCER-FRCP 2025.01 and the models of content that it uses: FR-Simple-Observation (1.2.250.1.213.1.1.3.48),
//! FR-Commentaire-ER (….32), FR-Acte (….62), FR-Rencontre (….58), FR-Demande-d-examen-ou-de-suivi (….27).

use super::book::{Asked, Book};
use crate::cda::{
    code::{self, Code, loinc, other},
    xml::Element,
};
use domain::codes::Coded;

pub(super) const SIMPLE: &[&str] = &["1.3.6.1.4.1.19376.1.5.3.1.4.13", "1.2.250.1.213.1.1.3.48"];
const REMARK: &[&str] = &["2.16.840.1.113883.10.20.1.40", "1.3.6.1.4.1.19376.1.5.3.1.4.2", "1.2.250.1.213.1.1.3.32"];
const ENCOUNTER: &[&str] =
    &["2.16.840.1.113883.10.20.1.25", "1.3.6.1.4.1.19376.1.5.3.1.4.14", "1.2.250.1.213.1.1.3.58"];

/// An act of some class, with its templates.
pub(super) fn act(name: &'static str, class: &'static str, mood: &'static str, templates: &[&str]) -> Element {
    let templates = templates.iter().map(|root| Element::new("templateId").with("root", root));
    Element::new(name).with("classCode", class).with("moodCode", mood).children(templates)
}

/// An observation that is made: identifier, code, line of the text, time, value.
pub(super) fn observation(
    book: &Book,
    templates: &[&str],
    code: Element,
    reference: Element,
    time: Element,
    value: Element,
) -> Element {
    act("observation", "OBS", "EVN", templates)
        .child(book.numbering.next())
        .child(code)
        .child(Element::new("text").child(reference))
        .child(status("completed"))
        .child(time)
        .child(value)
}

/// A FR-Simple-Observation.
pub(super) fn simple(book: &Book, code: Code, reference: Element, time: Element, value: Element) -> Element {
    observation(book, SIMPLE, code.element("code"), reference, time, value)
}

/// A remark: it only points at the text.
pub(super) fn remark(reference: Element) -> Element {
    act("act", "ACT", "EVN", REMARK)
        .child(loinc("48767-8", "Commentaire").element("code"))
        .child(Element::new("text").child(reference))
        .child(status("completed"))
}

/// A meeting that is asked for, without a date: whoever receives it calls back.
pub(super) fn asked_encounter(book: &Book, code: Code, reference: Element) -> Element {
    let call_back = other("2.16.840.1.113883.5.7", "HL7 ActPriority", "CS", "recontacter pour fixer RDV");
    act("encounter", "ENC", "ARQ", ENCOUNTER)
        .child(book.numbering.next())
        .child(code.element("code"))
        .child(Element::new("text").child(reference))
        .child(call_back.element("priorityCode"))
}

pub(super) fn status(code: &'static str) -> Element {
    Element::new("statusCode").with("code", code)
}

pub(super) fn entry(child: Element) -> Element {
    Element::new("entry").child(child)
}

/// An entry inside another.
pub(super) fn related(kind: &'static str, child: Element) -> Element {
    Element::new("entryRelationship").with("typeCode", kind).child(child)
}

/// An entry inside another that says which of both is the subject.
pub(super) fn about(inverted: bool, child: Element) -> Element {
    let relation = Element::new("entryRelationship").with("typeCode", "SUBJ");
    relation.with("inversionInd", if inverted { "true" } else { "false" }).child(child)
}

pub(super) fn value(kind: &'static str) -> Element {
    Element::new("value").with("xsi:type", kind)
}

/// Yes, no, or why neither.
pub(super) fn yes_no(asked: Option<&Asked>) -> Element {
    match asked.and_then(Asked::yes) {
        Some(yes) => truth(yes),
        None => value("BL").with("nullFlavor", flavor(asked)),
    }
}

pub(super) fn truth(yes: bool) -> Element {
    value("BL").with("value", if yes { "true" } else { "false" })
}

/// A code, or why there is none; a code of our own counts as none.
pub(super) fn choice(asked: Option<&Asked>) -> Element {
    let known = asked.and_then(Asked::one).and_then(coded);
    known.unwrap_or_else(|| value("CD").with("nullFlavor", flavor(asked)))
}

/// A code as a value; `None` for one of our own.
pub(super) fn coded(answer: &Coded) -> Option<Element> {
    code::coded(value("CD"), answer)
}

/// A count, or why there is none.
pub(super) fn count(asked: &Asked) -> Element {
    match asked.number().and_then(whole) {
        Some(number) => value("INT").with("value", number),
        None => value("INT").with("nullFlavor", asked.flavor()),
    }
}

/// A number without decimals, as text; `None` when it has some.
pub(super) fn whole(number: f64) -> Option<String> {
    (number.fract() == 0.0).then(|| format!("{number:.0}"))
}

/// A value that stands in the text only.
pub(super) fn in_words(reference: Element) -> Element {
    value("CD").child(original(reference))
}

/// Where the words of a code stand.
pub(super) fn original(reference: Element) -> Element {
    Element::new("originalText").child(reference)
}

/// Why there is no value, for a question that may not be in the form.
pub(super) fn flavor(asked: Option<&Asked>) -> &'static str {
    asked.map_or("NI", Asked::flavor)
}
