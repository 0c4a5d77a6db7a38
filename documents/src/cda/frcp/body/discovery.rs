//! How the cancer was found.
//!
//! Source: volet CANCER-FRCP 2025.01, section FR-Resultats-evenements. The circumstance in detail has no code there: text only.

use crate::cda::{
    code::{Code, loinc},
    frcp::{
        book::Book,
        entry::entry,
        page::Page,
        places::{DISCOVERY, Place},
    },
    time,
    xml::Element,
};

const SCREENING: Code = loinc("63921-1", "Dépistage du cancer");

pub(super) fn discovery(book: &Book) -> Element {
    let mut page = Page::whole(book, Place::Discovery);
    let screening = page.yes_no(SCREENING, time::since(None));
    page.section(&DISCOVERY, [entry(screening)])
}
