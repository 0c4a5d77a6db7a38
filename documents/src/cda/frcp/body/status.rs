//! Status of the document, what the patient reads about personal data, and the printed copy.
//!
//! Source: volet CANCER-FRCP 2025.01, sections FR-Statut-du-document (value set 1.2.250.1.213.1.1.5.93), FR-Commentaire-non-code
//! (GEN-294) and FR-Document-PDF-copie.

use crate::cda::{
    code::{Code, loinc, ta},
    frcp::{
        book::{Asked, Book},
        entry::{about, act, choice, coded, entry, observation, remark, status as status_code},
        page::{Page, coded_section, section},
        places::{COPY, NOTICE, Place, STATUS},
    },
    time,
    xml::Element,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{codes::sets, planning::paris, words};

const DOCUMENT_STATUS: Code = ta("GEN-065", "Statut du document");
const FOR_THE_PATIENT: Code = ta("GEN-294", "Information pour le patient");
const ATTACHED: Code = loinc("55107-7", "Document attaché");
const KIND: Code = loinc("69764-9", "Type de document");
const PRINTED: Code = loinc("55108-5", "Copie du document");

/// The status that the form tells; a sheet of which it tells none is approved, since it is signed.
pub(super) fn status(book: &Book) -> Element {
    let mut page = Page::whole(book, Place::Status);
    let asked = page.find(DOCUMENT_STATUS);
    let known = sets::coded("statut-document", "9571008").filter(|_| asked.as_ref().and_then(Asked::one).is_none());
    let (reference, told) = match &known {
        Some(known) => {
            let reference = page.line(DOCUMENT_STATUS.code, DOCUMENT_STATUS.display, &known.display);
            (reference, coded(known).unwrap_or_else(|| choice(None)))
        }
        None => (page.refer(DOCUMENT_STATUS, asked.as_ref()), choice(asked.as_ref())),
    };
    let day = time::day(paris::day(book.fiche.document.made_at));
    let templates = ["1.3.6.1.4.1.19376.1.5.3.1.4.13", "1.2.250.1.213.1.1.3.48", "1.2.250.1.213.1.1.3.48.16"];
    let code = DOCUMENT_STATUS.element("code");
    let told = observation(book, &templates, code, reference, time::at(Some(day)), told);
    let remark = remarks(&mut page).map(|reference| about(true, remark(reference)));
    page.section(&STATUS, [entry(told.children(remark))])
}

/// What each version brought, or else the remark about the sheet.
fn remarks(page: &mut Page) -> Option<Element> {
    let lineage = page.book.fiche.lineage.join("\n");
    if !lineage.is_empty() {
        return Some(page.line("versions", words::cda::LINEAGE, &lineage));
    }
    let asked = page.answered("comment")?;
    Some(page.text.reference(page.book, &asked))
}

pub(super) fn notice(book: &Book) -> Element {
    let code = NOTICE.code.element("code").child(FOR_THE_PATIENT.element("translation"));
    let ours = words::cda::NOTICE.map(str::to_owned);
    let paragraphs = if book.fiche.notice.is_empty() { &ours } else { book.fiche.notice };
    let text = Element::new("text").children(paragraphs.iter().map(|text| Element::new("paragraph").lines(text)));
    coded_section(book, &NOTICE, code, text, [])
}

pub(super) fn copy(book: &Book) -> Element {
    const TITLE: &str = "copy.title";
    const MEDIA: &str = "copy.pdf";
    let title = Element::new("content").with("ID", TITLE).text(words::cda::PRINTED_COPY);
    let text = Element::new("text")
        .child(Element::new("paragraph").child(title))
        .child(Element::new("renderMultiMedia").with("referencedObject", MEDIA));
    let reference = Element::new("reference").with("value", format!("#{TITLE}"));
    let templates = ["1.3.6.1.4.1.19376.1.5.3.1.4.13", "1.2.250.1.213.1.1.3.48", "1.2.250.1.213.1.1.3.48.18"];
    let organizer = act("organizer", "CLUSTER", "EVN", &["1.2.250.1.213.1.1.3.18"])
        .child(book.numbering.next())
        .child(ATTACHED.element("code"))
        .child(status_code("completed"));
    let kind = PRINTED.element("value").with("xsi:type", "CD");
    let kind = observation(book, &templates, KIND.element("code"), reference, time::timeless(), kind);
    let pdf = Element::new("value").with("mediaType", "application/pdf").with("representation", "B64");
    let pdf =
        act("observationMedia", "OBS", "EVN", &[]).with("ID", MEDIA).child(pdf.text(STANDARD.encode(book.fiche.pdf)));
    let parts = [kind, pdf].map(|part| Element::new("component").child(part));
    section(book, &COPY, text, [entry(organizer.children(parts))])
}
