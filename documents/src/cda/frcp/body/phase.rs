//! Phase and progression.
//!
//! Source: volet CANCER-FRCP 2025.01, section FR-Note-de-progression; value set 1.2.250.1.213.1.1.4.2.281.13 (phase). Metastatic
//! sites have no code there: text only.

use crate::cda::{
    code::{Code, ta},
    frcp::{
        book::{Asked, Book},
        entry::{about, entry, related},
        page::Page,
        places::{PHASE, Place},
    },
    time,
    xml::Element,
};

const CANCER_PHASE: Code = ta("MED-243", "Phase du cancer");
const PROGRESSION: Code = ta("MED-245", "Progression du cancer");
const WHERE: [Code; 3] = [
    ta("MED-246", "Progression locale du cancer"),
    ta("MED-247", "Progression régionale du cancer"),
    ta("MED-248", "Progression à distance du cancer"),
];

pub(super) fn phase(book: &Book) -> Element {
    let mut page = Page::whole(book, Place::Phase);
    let relapse = page.named("relapse_date").as_ref().and_then(Asked::date);
    let phase = page.choice(CANCER_PHASE, time::at(relapse));
    let phase = phase.children(page.remark().map(|remark| about(true, remark)));
    let mut progression = page.yes_no(PROGRESSION, time::at(None));
    for code in WHERE {
        // Told only when it is asked: it is when the disease progresses.
        if page.find(code).is_some_and(|asked| asked.shown) {
            progression = progression.child(related("COMP", page.yes_no(code, time::timeless())));
        }
    }
    page.section(&PHASE, [entry(phase), entry(progression)])
}
