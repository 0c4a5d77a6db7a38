//! Reports of operations, of pathology, of molecular genetics: a row for each.
//!
//! Source: volet CANCER-FRCP, sections FR-Conclusion-de-CRO, FR-Conclusion-du-CR-ACP, FR-Conclusion-CR-GM.

use super::draft::Draft;
use crate::cda::{
    frcp::places::Place,
    read::{
        coded, header,
        tree::{self, Element, at, attribute, child, children, day, is, lines, pointed},
    },
};
use domain::forms::{Answer, Professional, Value};

/// What one kind of report calls its parts.
struct Names {
    done_on: &'static str,
    doer: &'static str,
}

pub(super) fn take(draft: &mut Draft, section: Element, place: Place) {
    let names = match place {
        Place::Operations => Names { done_on: "date", doer: "surgeon" },
        Place::Pathology => Names { done_on: "examined_on", doer: "pathologist" },
        _ => Names { done_on: "examined_on", doer: "biologist" },
    };
    let reports = children(section, "entry").filter_map(|entry| child(entry, "observation"));
    let mut last = None;
    for report in reports {
        let Some(row) = draft.row_of_section(place) else { return };
        let said = coded::words_only(section, report).or_else(|| pointed(section, child(report, "text")));
        draft.put_text(&row, "conclusion", section, "", &said.unwrap_or_default());
        draft.put_named(&row, names.done_on, tree::since(report).and_then(full));
        let doers: Vec<Element> = children(report, "performer").collect();
        let entity = |node: &Element| child(*node, "assignedEntity").and_then(somebody);
        draft.put_named(&row, names.doer, doers.first().and_then(entity));
        let sampler = doers.get(1).copied().or_else(|| child(report, "participant"));
        if let Some(sampler) = sampler {
            let role = child(sampler, "assignedEntity").or_else(|| child(sampler, "participantRole"));
            draft.put_named(&row, "sampler", role.and_then(somebody));
            let time = child(sampler, "time").and_then(|time| attribute(time, "value"));
            draft.put_named(&row, "sampled_on", time.and_then(full));
        }
        draft.put_named(&row, "author", at(report, &["author", "assignedAuthor"]).and_then(somebody));
        last = Some(row);
    }
    // The remark of the section stands beside its last report; without a report it is a report by itself.
    let inner = children(section, "component").filter_map(|component| child(component, "section"));
    let remarks: Vec<String> = inner.filter_map(|inner| child(inner, "text")).map(lines).collect();
    if let Some(row) = last {
        draft.put_text(&row, "comment", section, "", &remarks.join("\n"));
    } else if let Some(text) = child(section, "text").map(lines) {
        draft.leave(section, "", &[vec![text], remarks].concat().join("\n"));
    }
}

fn full(time: &str) -> Option<Answer> {
    day(time).map(|day| Answer::Value(Value::Date(day)))
}

fn somebody(entity: Element) -> Option<Answer> {
    let display = header::somebody(entity)?;
    Some(Answer::Value(Value::Professional(Professional { id: None, display })))
}

/// Whether a section stands inside another: its text is told there.
pub(super) fn is_inside(section: Element) -> bool {
    section.ancestors().skip(1).any(|above| is(above, "section"))
}
