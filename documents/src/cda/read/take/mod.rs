//! A FRCP of other software, read back into the questions of a form.
//!
//! Source: CI-SIS, volet CANCER-FRCP 2022.01 and 2025.01: where each value stands. A value goes to the question that carries its
//! code, in the section of the volet where the form has it; what finds no question, or does not fit the one it finds, is
//! told in [`TakenUp::left`], so no coded value is lost.

mod draft;
mod entries;
mod plan;
mod reports;
mod texts;
mod tumour;
mod value;

use super::{
    coded,
    header::{self, date},
    tree::{Element, at, attribute, child, is, words},
};
use crate::cda::frcp::places::Place;
use domain::{
    exchange::TakenUp,
    forms::{CheckContext, Form},
    ids::RowId,
};
use draft::Draft;

/// Makes the name of a new row.
pub type NewRow<'a> = &'a mut dyn FnMut() -> RowId;

pub(super) fn take(root: Element, form: &Form, context: &CheckContext, new_row: NewRow) -> TakenUp {
    let mut draft = Draft::new(form, new_row);
    let body = at(root, &["component", "structuredBody"]);
    for section in body.into_iter().flat_map(|body| body.descendants()).filter(|node| is(*node, "section")) {
        take_section(&mut draft, section);
    }
    let found = body.map(coded::of).unwrap_or_default();
    let (answers, mut left) = draft.finish(context);
    for one in found.into_iter().filter(|one| !draft.seen.contains(&one.node)) {
        // One person may be named at several places of a report.
        if !left.contains(&one.value) {
            left.push(one.value);
        }
    }
    let source = child(root, "title").map(words).unwrap_or_default();
    let met = at(root, &["componentOf", "encompassingEncounter"]).and_then(super::tree::since);
    let made = child(root, "effectiveTime").and_then(|time| attribute(time, "value"));
    let date = met.or(made).and_then(date).unwrap_or_default();
    let author = at(root, &["custodian", "assignedCustodian", "representedCustodianOrganization", "name"]).map(words);
    let author =
        author.or_else(|| at(root, &["author", "assignedAuthor"]).and_then(header::somebody)).unwrap_or_default();
    let source = if source.is_empty() { author } else { source };
    TakenUp { source, date, answers, left }
}

fn take_section(draft: &mut Draft, section: Element) {
    let Some((place, kind)) = place_of(section) else { return };
    match kind {
        Kind::Entries => entries::take(draft, section, place),
        Kind::Tumours => tumour::take(draft, section),
        Kind::Texts => texts::take(draft, section, place),
        Kind::Comorbidities => texts::comorbidities(draft, section),
        Kind::Acts => plan::past(draft, section),
        Kind::Plan => plan::proposed(draft, section),
        Kind::Reports => reports::take(draft, section, place),
        Kind::Remarks => texts::remarks(draft, section),
    }
}

/// How a section is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Entries,
    Tumours,
    Texts,
    Comorbidities,
    Acts,
    Plan,
    Reports,
    Remarks,
}

/// The template of the conclusion of pathology, which shares its code with the examinations.
const PATHOLOGY: &str = "1.2.250.1.213.1.1.2.34";

/// Where a section stands in the volet. The three sections of scores of 2022.01 are those of the state of the patient.
fn place_of(section: Element) -> Option<(Place, Kind)> {
    let code = child(section, "code").and_then(|code| attribute(code, "code"))?;
    let shaped =
        |root: &str| super::tree::children(section, "templateId").any(|id| attribute(id, "root") == Some(root));
    Some(match code {
        "30954-2" if shaped(PATHOLOGY) => (Place::Pathology, Kind::Reports),
        "11450-4" => (Place::History, Kind::Comorbidities),
        "47420-5" | "38208-5" | "48542-5" => (Place::State, Kind::Entries),
        "33557-0" => (Place::Status, Kind::Entries),
        "55112-7" => (Place::Synthesis, Kind::Remarks),
        code => {
            let place = Place::of_loinc(code)?;
            let kind = match place {
                Place::Tumour => Kind::Tumours,
                Place::History | Place::Exams | Place::Synthesis | Place::Wishes => Kind::Texts,
                Place::Treatments => Kind::Acts,
                Place::Proposal => Kind::Plan,
                Place::Operations | Place::Molecular => Kind::Reports,
                _ => Kind::Entries,
            };
            (place, kind)
        }
    })
}
