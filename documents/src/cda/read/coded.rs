//! The coded values of a document: every code, number, yes or no of its entries that says something of the patient.
//!
//! Left out: the codes that name a question, the status of an act, the types of links, and the header.

use super::tree::{self, Element, attribute, child, children, is, one_line, told, words};
use domain::{exchange::CodedValue, words::exchange as sentences};
use roxmltree::NodeId;

/// A value where it stands.
pub(super) struct Found {
    /// The element that carries it.
    pub node: NodeId,
    pub value: CodedValue,
}

/// Every coded value of the sections, in order.
pub(super) fn of(body: Element) -> Vec<Found> {
    let sections = body.descendants().filter(|node| is(*node, "section"));
    sections.flat_map(|section| in_section(section)).collect()
}

fn in_section(section: Element) -> Vec<Found> {
    let title = child(section, "title").map(words).filter(|text| !text.is_empty());
    let title = title.unwrap_or_else(|| {
        told(child(section, "code").unwrap_or(section)).map(|code| code.words()).unwrap_or_default()
    });
    let entries = children(section, "entry").flat_map(|entry| entry.descendants());
    entries.filter_map(|node| value(node, &title)).collect()
}

/// The value that an element carries, if it carries one.
fn value(node: Element, section: &str) -> Option<Found> {
    let act = act_around(node)?;
    let carries = match node.tag_name().name() {
        "value" | "targetSiteCode" | "interpretationCode" | "methodCode" | "approachSiteCode" | "translation" => true,
        "priorityCode" => told(node).is_some(),
        // An act is its own answer: what is done, or asked for.
        "code" => node.parent() == Some(act) && is_answer(act) || node.parent().is_some_and(is_somebody),
        _ => false,
    };
    let value = if carries { in_words(node)? } else { return None };
    let question = question(node, act);
    let value = CodedValue { section: section.to_owned(), question, ..value };
    Some(Found { node: node.id(), value })
}

/// The act that a value is about.
fn act_around(node: Element<'_>) -> Option<Element<'_>> {
    node.ancestors().skip(1).find(|above| {
        matches!(
            above.tag_name().name(),
            "observation"
                | "act"
                | "procedure"
                | "encounter"
                | "organizer"
                | "substanceAdministration"
                | "supply"
                | "observationMedia"
        )
    })
}

fn is_answer(act: Element) -> bool {
    matches!(act.tag_name().name(), "procedure" | "encounter" | "substanceAdministration" | "supply")
}

/// Somebody who took part: the code is a profession.
pub(super) fn is_somebody(node: Element) -> bool {
    matches!(node.tag_name().name(), "assignedEntity" | "assignedAuthor" | "participantRole" | "associatedEntity")
}

/// What the value answers.
fn question(node: Element, act: Element) -> String {
    if let Some(name) =
        node.parent().filter(|parent| is(*parent, "qualifier")).and_then(|qualifier| child(qualifier, "name"))
    {
        return told(name).map(|code| code.words()).unwrap_or_default();
    }
    if let Some(person) = node.parent().filter(|parent| is_somebody(*parent)) {
        return super::header::somebody(person).unwrap_or_default();
    }
    let name = match node.tag_name().name() {
        "targetSiteCode" => Some(sentences::SITE.to_owned()),
        "code" => Some(sentences::ACT.to_owned()),
        _ => child(act, "code").and_then(told).map(|code| code.words()),
    };
    name.unwrap_or_default()
}

/// The value in words, with its code; none for an element that says nothing, or only words.
fn in_words(node: Element) -> Option<CodedValue> {
    let plain = |value: String| CodedValue {
        section: String::new(),
        question: String::new(),
        value,
        code: String::new(),
        system: String::new(),
    };
    if let Some(code) = told(node) {
        return Some(CodedValue { code: code.code.to_owned(), system: code.system_words(), ..plain(code.words()) });
    }
    let written = attribute(node, "value")?;
    let unit = attribute(node, "unit").filter(|unit| *unit != "1");
    Some(plain(match written {
        "true" => sentences::YES.to_owned(),
        "false" => sentences::NO.to_owned(),
        number => one_line(&format!("{number} {}", unit.unwrap_or_default())),
    }))
}

/// The words of a value that has no code.
pub(super) fn words_only(section: Element, node: Element) -> Option<String> {
    let value = child(node, "value")?;
    tree::pointed(section, child(value, "originalText"))
}
