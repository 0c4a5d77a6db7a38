//! Documents of other software, read.
//!
//! What it decides: what a page shows of a document, and what a form takes from a FRCP. Where it comes from: HL7 CDA R2; CI-SIS,
//! CANCER-FRCP 2022.01 and 2025.01. What it refuses to know: whether the document is true, and who may read it. A document is
//! believed to say what it says, never to be harmless: no document type, a bounded depth, text that never becomes a tag.

mod coded;
mod header;
mod page;
mod take;
mod tree;

use domain::{
    exchange::{Reading, TakenUp, Unreadable},
    forms::{CheckContext, Form},
};
pub use take::NewRow;
use tree::{Element, at, attribute, child, words};

/// The code of a FRCP. Source: LOINC; volet CANCER-FRCP, header.
const FRCP: &str = "34794-8";

/// Reads a document for a page.
///
/// # Errors
/// When it is no clinical document.
pub fn read(bytes: &[u8]) -> Result<Reading, Unreadable> {
    let text = tree::text_of(bytes)?;
    let document = tree::parse(&text)?;
    let root = tree::root(&document)?;
    let body = at(root, &["component", "structuredBody"]);
    Ok(Reading {
        title: child(root, "title").map(words).unwrap_or_default(),
        is_frcp: is_frcp(root),
        person: header::person(root),
        lines: header::lines(root),
        html: body.map(page::html).unwrap_or_default(),
        coded: body.map(coded::of).unwrap_or_default().into_iter().map(|found| found.value).collect(),
    })
}

/// Reads a FRCP into the questions of a form: what the form asks of this patient, and what is left.
///
/// # Errors
/// When it is no FRCP.
pub fn take_up(bytes: &[u8], form: &Form, context: &CheckContext, new_row: NewRow) -> Result<TakenUp, Unreadable> {
    let text = tree::text_of(bytes)?;
    let document = tree::parse(&text)?;
    let root = tree::root(&document)?;
    if !is_frcp(root) {
        return Err(Unreadable::NotAFrcp);
    }
    Ok(take::take(root, form, context, new_row))
}

fn is_frcp(root: Element) -> bool {
    child(root, "code").and_then(|code| attribute(code, "code")) == Some(FRCP)
}
