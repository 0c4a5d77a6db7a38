//! Completeness of the file, and quorum.
//!
//! Source: volet CANCER-FRCP 2025.01, section FR-Statut-dossier-RCP; value set 1.2.250.1.213.1.1.4.2.281.16 (quorum).

use crate::cda::{
    code::{Code, ta},
    frcp::{
        Quorum,
        book::Book,
        entry::{act, entry, status},
        page::Page,
        places::{CASE, Place},
    },
    time,
    xml::Element,
};
use domain::codes::sets;

const ABOUT: Code = ta("GEN-099", "Information RCP");
const COMPLETE: Code = ta("GEN-100", "Dossier complet");
const QUORUM: Code = ta("ORG-125", "Quorum RCP");

pub(super) fn case(book: &Book) -> Element {
    let mut page = Page::whole(book, Place::Case);
    let code = match book.fiche.case.quorum {
        Quorum::Met => "ORG-126",
        Quorum::NotMet => "ORG-133",
        Quorum::Unknown => "GEN-010",
    };
    let complete = page.yes_no(COMPLETE, time::timeless());
    let quorum = page.choice_or(QUORUM, time::timeless(), sets::coded("quorum", code));
    let parts = [Some(complete), Some(quorum), page.remark()].into_iter().flatten();
    let organizer = act("organizer", "CLUSTER", "EVN", &["1.2.250.1.213.1.1.3.7"])
        .child(ABOUT.element("code"))
        .child(status("completed"))
        .children(parts.map(|part| Element::new("component").child(part)));
    page.section(&CASE, [entry(organizer)])
}
