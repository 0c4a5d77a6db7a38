//! The header: which document, whose, by whom, about what.
//!
//! Source: CI-SIS, structuration minimale de documents de santé, and volet CANCER-FRCP 2025.01.

mod events;
mod patient;
mod people;

use super::{Document, Version, book::Book};
use crate::cda::{code::loinc, ids::numbered, time::moment, xml::Element};
use domain::words;

const TEMPLATES: [&str; 2] = ["2.16.840.1.113883.2.8.2.1", "1.2.250.1.213.1.1.1.1"];
const VOLET: (&str, &str) = ("1.2.250.1.213.1.1.1.8", "2025.01");

/// The document, up to its body.
pub(super) fn header(book: &Book) -> Element {
    let fiche = book.fiche;
    let root = Element::new("ClinicalDocument")
        .with("xmlns", "urn:hl7-org:v3")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    identified(root, &fiche.document, &title(book))
        .child(patient::record_target(&fiche.patient))
        .child(people::author(fiche))
        .children(patient::informants(&fiche.patient))
        .child(fiche.document.custodian.element())
        .child(people::legal_authenticator(fiche))
        .children(people::participants(&fiche.people))
        .child(events::order(&fiche.case))
        .children(events::documented(book))
        .children(replaced(&fiche.document))
        .child(events::encounter(fiche))
}

fn title(book: &Book) -> String {
    let board = &book.fiche.board;
    words::cda::frcp_title(&board.network.name, &board.manager.name, &board.rcp.name)
}

fn identified(element: Element, document: &Document, title: &str) -> Element {
    let template = |root: &str| Element::new("templateId").with("root", root);
    let confidentiality = Element::new("confidentialityCode")
        .with("code", "N")
        .with("displayName", "Normal")
        .with("codeSystem", "2.16.840.1.113883.5.25");
    element
        .child(Element::new("realmCode").with("code", "FR"))
        .child(numbered("typeId", "2.16.840.1.113883.1.3", "POCD_HD000040"))
        .children(TEMPLATES.map(template))
        .child(numbered("templateId", VOLET.0, VOLET.1))
        .child(numbered("id", document.root.as_str(), &document.id.to_string()))
        .child(loinc("34794-8", "CR de réunion de concertation pluridisciplinaire").element("code"))
        .child(Element::new("title").text(title))
        .child(Element::new("effectiveTime").with("value", moment(document.made_at)))
        .child(confidentiality)
        .child(Element::new("languageCode").with("code", "fr-FR"))
        .child(numbered("setId", document.root.as_str(), &document.set.to_string()))
        .child(Element::new("versionNumber").with("value", document.version.number().to_string()))
}

/// The version that this one replaces; an addendum replaces like any other.
fn replaced(document: &Document) -> Option<Element> {
    let Version::Next { number, replaces } = document.version else { return None };
    let before = number.saturating_sub(1).max(1);
    let parent = Element::new("parentDocument")
        .child(numbered("id", document.root.as_str(), &replaces.to_string()))
        .child(Element::new("versionNumber").with("value", before.to_string()));
    Some(Element::new("relatedDocument").with("typeCode", "RPLC").child(parent))
}
