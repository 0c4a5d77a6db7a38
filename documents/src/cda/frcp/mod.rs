//! The FRCP in CDA R2, volet CANCER-FRCP 2025.01.
//!
//! What it decides: header, sections, entries and readable text of a validated sheet. Where it comes from: ANS, CI-SIS, volet
//! CANCER-FRCP 2025.01 (June 2025) and its value sets. What it refuses to know: databases, rights, the way to the DMP.
//!
//! Answers are found by the code of their question, so a form may word, order and add questions. What the volet has no entry
//! for is in the readable text of its section, and only there: measures, habits, allergies, circumstances of discovery,
//! basis of the diagnosis, metastatic sites, line, aim and response of a treatment, goal, supportive care and advice of
//! other boards, reasons to leave a guideline, the palliative module, and every code of our own. A pathological TNM travels
//! as another classification, in words. Attached documents stay in the record: only the printed copy is embedded.

pub(super) mod body;
mod book;
mod entry;
mod fiche;
mod header;
mod narrative;
mod page;
pub(super) mod places;
mod takers;

pub use fiche::{Board, Case, Document, Fiche, Ins, Named, Patient, People, Quorum, Register, Session, Version};

use super::{Error, xml};
use book::Book;

/// Writes a sheet as a CDA document, in UTF-8. The same fiche gives the same bytes.
///
/// # Errors
/// Only for a defect of this crate: no text makes it fail.
pub fn write(fiche: &Fiche) -> Result<Vec<u8>, Error> {
    let book = Book::of(fiche);
    let document = header::header(&book).child(body::body(&book));
    Ok(xml::document(&document)?)
}
