//! The body: the sections of the volet, in its order.
//!
//! Source: CI-SIS, volet CANCER-FRCP 2025.01 (`documents` README names what is not carried). Those that the rules demand are
//! always there; the others only when they say something.

mod case;
mod discovery;
mod motif;
mod phase;
mod proposal;
mod reports;
mod state;
mod status;
mod texts;
mod treatments;
mod tumour;

use super::book::Book;
use crate::cda::xml::Element;

pub(in crate::cda) use tumour::SIDES;
pub(super) use tumour::topographies;

pub(super) fn body(book: &Book) -> Element {
    let sections = [
        Some(motif::motif(book)),
        Some(discovery::discovery(book)),
        Some(tumour::tumours(book)),
        texts::history(book),
        texts::comorbidities(book),
        state::state(book),
        state::pregnancies(book),
        texts::wishes(book),
        texts::exams(book),
        Some(phase::phase(book)),
        treatments::treatments(book),
        reports::operations(book),
        reports::pathology(book),
    ];
    let end = [
        Some(texts::synthesis(book)),
        Some(case::case(book)),
        Some(proposal::proposal(book)),
        Some(proposal::framework(book)),
        texts::comments(book),
        Some(status::status(book)),
        Some(status::notice(book)),
        Some(status::copy(book)),
    ];
    let sections = sections.into_iter().flatten().chain(reports::molecular(book)).chain(end.into_iter().flatten());
    Element::new("component").child(Element::new("structuredBody").children(sections))
}
