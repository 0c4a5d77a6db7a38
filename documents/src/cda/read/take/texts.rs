//! The sections that are text only.
//!
//! Source: volet CANCER-FRCP: history, comorbidities, examinations, wishes, summary. The volet fixes no shape for them: a table under
//! headings is read row by row, anything else is kept as it is written.

use super::{draft::Draft, reports::is_inside};
use crate::cda::{
    frcp::places::Place,
    read::tree::{Element, child, children, is, lines, one_line, told},
};
use domain::{
    codes::PartialDate,
    forms::{Answer, Value},
};

/// The information about personal data of 2025.01: it says nothing of the patient. Source: TA-ASIP.
const NOTICE: &str = "GEN-294";

pub(super) fn take(draft: &mut Draft, section: Element, place: Place) {
    let Some(text) = child(section, "text") else { return };
    match place {
        Place::History => rows_of_group(draft, section, "past"),
        Place::Exams => exams(draft, section),
        Place::Wishes => whole(draft, section, place, "quality_of_life", &lines(text)),
        _ => summary(draft, section),
    }
}

pub(super) fn comorbidities(draft: &mut Draft, section: Element) {
    rows_of_group(draft, section, "comorbidities");
}

/// A section of remarks that stands alone.
pub(super) fn remarks(draft: &mut Draft, section: Element) {
    let notice = child(section, "code").is_some_and(|code| {
        children(code, "translation").filter_map(told).any(|translation| translation.code == NOTICE)
    });
    if is_inside(section) || notice {
        return;
    }
    if let Some(text) = child(section, "text").map(lines).filter(|text| !text.is_empty()) {
        draft.leave(section, "", &text);
    }
}

fn whole(draft: &mut Draft, section: Element, place: Place, key: &str, text: &str) {
    match draft.spots(place).into_iter().find(|spot| spot.named(key).is_some()) {
        Some(spot) => draft.put_text(&spot, key, section, "", text),
        None => draft.leave(section, "", text),
    }
}

/// The summary, and the other data under the second heading.
fn summary(draft: &mut Draft, section: Element) {
    let Some(text) = child(section, "text") else { return };
    let tables: Vec<Element> = children(text, "table").collect();
    match tables.as_slice() {
        [first, second] => {
            whole(draft, section, Place::Synthesis, "synthesis", &cells_of(*first));
            whole(draft, section, Place::Synthesis, "other_data", &cells_of(*second));
        }
        _ => whole(draft, section, Place::Synthesis, "synthesis", &lines(text)),
    }
}

fn cells_of(table: Element) -> String {
    children(table, "tbody").map(lines).collect::<Vec<_>>().join("\n")
}

/// A row of the form for each line: its date, and the rest.
fn rows_of_group(draft: &mut Draft, section: Element, key: &str) {
    for line in told_lines(section) {
        let row = draft.group(Place::History, key).and_then(|(spot, group)| draft.row_of_group(&spot, group));
        let Some(row) = row else { return draft.leave(section, "", &line.words.join(" ")) };
        draft.put_named(&row, "date", line.date.map(|date| Answer::Value(Value::PartialDate(date))));
        draft.put_text(&row, "text", section, "", &line.words.join("\u{a0}: "));
    }
}

fn exams(draft: &mut Draft, section: Element) {
    for line in told_lines(section) {
        let Some(row) = draft.row_of_section(Place::Exams) else {
            return draft.leave(section, "", &line.words.join(" "));
        };
        draft.put_named(&row, "date", line.date.map(|date| Answer::Value(Value::PartialDate(date))));
        let (exam, result) =
            line.words.split_first().map_or(("", String::new()), |(exam, rest)| (exam.as_str(), rest.join("\n")));
        let (exam, result) = if result.is_empty() { ("", exam.to_owned()) } else { (exam, result) };
        draft.put_text(&row, "exam", section, "", exam);
        draft.put_text(&row, "result", section, "", &result);
    }
}

/// A line of a text: its date, when it begins with one, and its other parts.
struct Line {
    date: Option<PartialDate>,
    words: Vec<String>,
}

/// The rows of the tables under headings; without such a table, each line of the text.
fn told_lines(section: Element) -> Vec<Line> {
    let Some(text) = child(section, "text") else { return Vec::new() };
    let tables = children(text, "table").filter(|table| child(*table, "thead").is_some());
    let rows = tables
        .flat_map(|table| table.descendants())
        .filter(|node| is(*node, "tr") && children(*node, "td").next().is_some());
    let rows: Vec<Vec<String>> =
        rows.map(|row| children(row, "td").map(lines).map(|cell| one_line(&cell)).collect()).collect();
    let rows = if rows.is_empty() { lines(text).lines().map(|line| vec![line.to_owned()]).collect() } else { rows };
    rows.into_iter().map(line).filter(|line| !line.words.is_empty()).collect()
}

fn line(cells: Vec<String>) -> Line {
    let date = cells.first().and_then(|cell| PartialDate::parse(cell).ok());
    let rest = cells.into_iter().skip(usize::from(date.is_some()));
    Line { date, words: rest.filter(|cell| !cell.is_empty()).collect() }
}
