//! The FRCP on paper.
//!
//! What it decides: the order and the look of the page (`sheet.typ`), and that the identity, the status and the page number
//! are on every page. Where it comes from: CI-SIS volet FRCP 2025.01 for the content; the status of the case in large type is
//! the practice of a regional network (ONCOLOR). What it refuses to know: forms, rights, who asked.

mod sheet;

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDateTime, Timelike};
use domain::words::printed;
use serde::Serialize;

pub use sheet::{
    Attendance, Block, Board, Participant, Passage, Patient, Quorum, Recipient, Row, Section, Sheet, Status, Value,
};

use super::Error;
use super::letters::make_printable;
use super::press::Template;

static TEMPLATE: LazyLock<Template> = LazyLock::new(|| Template::new(include_str!("sheet.typ")));

/// What the template reads.
#[derive(Serialize)]
struct Values {
    sheet: serde_json::Value,
    words: printed::FrcpLabels,
    number: String,
    validated: Option<String>,
    fingerprint: Option<String>,
    produced: String,
    produced_at: [u32; 6],
    unprintable: bool,
}

/// Prints a sheet: A4, PDF/A-2a and PDF/UA-1. `produced_at` is the civil time of Paris, printed at the foot of each page.
/// The same sheet at the same moment gives the same bytes.
///
/// # Errors
/// Only for a defect of this crate (see [`Error`]): no text makes it fail.
pub fn render(sheet: &Sheet, produced_at: NaiveDateTime) -> Result<Vec<u8>, Error> {
    let values = serde_json::to_vec(&values(sheet, produced_at)?)?;
    let ident = format!("frcp/{}/{}", sheet.number, sheet.version);
    TEMPLATE.print(values, ident)
}

fn values(sheet: &Sheet, at: NaiveDateTime) -> Result<Values, Error> {
    let mut texts =
        serde_json::to_value((sheet, printed::frcp_number(&sheet.number, sheet.version), validated(sheet)))?;
    let unprintable = make_printable(&mut texts);
    let (sheet_texts, number, validated) = serde_json::from_value(texts)?;
    Ok(Values {
        sheet: sheet_texts,
        words: printed::FRCP,
        number,
        validated,
        fingerprint: fingerprint(sheet),
        produced: printed::produced(at),
        produced_at: [year(at), at.month(), at.day(), at.hour(), at.minute(), at.second()],
        unprintable,
    })
}

fn year(at: NaiveDateTime) -> u32 {
    u32::try_from(at.year()).unwrap_or_default()
}

fn validated(sheet: &Sheet) -> Option<String> {
    match &sheet.status {
        Status::Validated { by, rpps, at, .. } => Some(printed::validated_by(by, rpps, at)),
        Status::Draft | Status::ToValidate => None,
    }
}

/// Kept whole, without the cuts that other long words receive, so that it can be compared.
fn fingerprint(sheet: &Sheet) -> Option<String> {
    match &sheet.status {
        Status::Validated { hash, .. } => Some(hash.chars().filter(char::is_ascii_hexdigit).take(64).collect()),
        Status::Draft | Status::ToValidate => None,
    }
}
