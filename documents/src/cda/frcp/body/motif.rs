//! Kind of board, and why the case is presented.
//!
//! Source: volet CANCER-FRCP 2025.01, section FR-Raison-de-la-recommandation; value sets 1.2.250.1.213.1.1.4.2.281.8 (nature),
//! ….5.597 (organ system), ….5.598 (organ), ….5.596 (theme of a transversal board), ….4.2.281.17 (status of the case).

use crate::cda::{
    code::{Code, snomed, ta},
    frcp::{
        book::{Asked, Book},
        entry::{act, coded, entry, flavor, original, related, simple, status, value},
        page::Page,
        places::{MOTIF, Place},
    },
    time,
    xml::Element,
};
use domain::{codes::sets, frcp::CaseStatus, planning::paris, words};

const NATURE: Code = ta("GEN-098", "Nature de la discussion");
const ORGAN_SYSTEM: Code = ta("ORG-118", "Appareil concerné");
const ORGAN: Code = ta("ORG-119", "Organe");
const CARE: Code = ta("ORG-138", "Traitement / Soins");
const RECOURSE_BOARD: Code = ta("ORG-184", "RCP de recours");
const PAEDIATRIC_BOARD: Code = ta("ORG-185", "RCP pédiatrique");
const MOTIVE: Code = ta("ORG-186", "Motif de la RCP");
const CASE: Code = ta("ORG-127", "Statut du cas présenté");
const PROBLEM: Code = snomed("55607006", "problème");

const REASONS: [Code; 4] = [
    ta("MED-235", "Avis diagnostique"),
    ta("ORG-114", "Proposition de traitement (dont ajustement et surveillance)"),
    ta("ORG-115", "Recours"),
    ta("ORG-116", "Pédiatrie"),
];

const TRANSVERSAL: &str = "ORG-132";

pub(super) fn motif(book: &Book) -> Element {
    let mut page = Page::whole(book, Place::Motif);
    let nature = page.choice(NATURE, time::timeless());
    let transversal = page.find(NATURE).as_ref().and_then(Asked::one).is_some_and(|one| one.code == TRANSVERSAL);
    let kind = if transversal { page.choice(CARE, time::timeless()) } else { organs(&mut page) };
    let kind = kind
        .child(related("REFR", page.yes_no(RECOURSE_BOARD, time::timeless())))
        .child(related("REFR", page.yes_no(PAEDIATRIC_BOARD, time::timeless())));
    let ticked = ticked(&mut page);
    let motive = motive(&mut page, ticked.clone());
    let nature = nature.child(related("SUBJ", kind)).child(related("SUBJ", motive));
    let problem = problem(book, &ticked);
    page.section(&MOTIF, [entry(nature), entry(problem)])
}

/// The organ system, with each organ.
fn organs(page: &mut Page) -> Element {
    let system = page.choice(ORGAN_SYSTEM, time::timeless());
    let asked = page.find(ORGAN);
    let organs = asked.as_ref().map(Asked::many).unwrap_or_default();
    let mut values: Vec<Element> = organs.iter().filter_map(coded).collect();
    if values.is_empty() {
        values.push(value("CD").with("nullFlavor", flavor(asked.as_ref())));
    }
    values.into_iter().fold(system, |system, value| {
        let reference = page.refer(ORGAN, asked.as_ref());
        system.child(related("REFR", simple(page.book, ORGAN, reference, time::timeless(), value)))
    })
}

/// The line that tells the ticked reasons together.
fn ticked(page: &mut Page) -> Element {
    let asked = REASONS.map(|code| page.find(code).filter(|asked| asked.yes() == Some(true)));
    let labels: Vec<_> = asked.iter().flatten().map(|asked| asked.question.label.clone()).collect();
    let text = if labels.is_empty() { words::cda::NO_REASON.to_owned() } else { labels.join(", ") };
    page.line(MOTIVE.code, words::cda::REASONS, &text)
}

fn motive(page: &mut Page, ticked: Element) -> Element {
    let none = value("CD").with("nullFlavor", "NA");
    let motive = simple(page.book, MOTIVE, ticked, time::timeless(), none);
    let motive = REASONS.iter().fold(motive, |motive, code| {
        let reason = page.yes_no(*code, time::timeless());
        motive.child(related("REFR", reason))
    });
    let known = match page.book.fiche.case.status {
        CaseStatus::Discussed => sets::coded("statut-cas", "ORG-134"),
        CaseStatus::Registered => sets::coded("statut-cas", "ORG-128"),
    };
    let case = page.choice_or(CASE, time::timeless(), known);
    motive.child(related("REFR", case)).children(page.related_remark())
}

/// The reason as a problem, which only points at the text.
fn problem(book: &Book, ticked: &Element) -> Element {
    let templates = ["2.16.840.1.113883.10.20.1.28", "1.3.6.1.4.1.19376.1.5.3.1.4.5", "1.2.250.1.213.1.1.3.37"];
    let day = time::day(paris::day(book.fiche.session.starts_at));
    act("observation", "OBS", "EVN", &templates)
        .with("negationInd", "false")
        .child(book.numbering.next())
        .child(PROBLEM.element("code"))
        .child(Element::new("text").child(ticked.clone()))
        .child(status("completed"))
        .child(time::since(Some(day)))
        .child(value("CD").with("nullFlavor", "NA").child(original(ticked.clone())))
}
