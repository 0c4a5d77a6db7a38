//! The gynaecology form: stages of FIGO, findings, organs, treatments.
//!
//! Source: DOMAIN §2.4; each file names its own.

mod care;
mod findings;
mod organs;
mod stages;
mod tnm;

use super::{Entry, ValueSet, entry, ours, own_set};
use crate::codes::System;

/// Every set of the form.
pub(super) const ALL: [&[ValueSet]; 5] = [care::SETS, findings::SETS, organs::SETS, stages::SETS, tnm::SETS];

/// One of our codes that exists for some answers of the question that narrows it.
const fn only(code: &'static str, display: &'static str, only_for: &'static [&'static str]) -> Entry {
    Entry { system: System::Dcc, code, display, only_for }
}
