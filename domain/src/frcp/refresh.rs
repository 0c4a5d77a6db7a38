//! What the sources say now of a form already begun: three values side by side, and nothing changed before somebody
//! accepts.
//!
//! The sources are the record, the session and the newest form of the patient. Of that form, everything about the patient
//! and the disease counts, also what a new form does not start with, such as the weight: it was measured since. A source that says
//! nothing any more proposes nothing. Source: the product's own rule (expert knowledge, to be confirmed).

use super::{Change, Draft, Edit, copy::translated, since::aligned};
use crate::{
    forms::{Answer, Answers, Form, ListPath, Path},
    ids::RowId,
    sorted::Map,
};

/// A value that a source says otherwise now.
#[derive(Debug, Clone, PartialEq)]
pub struct Stale {
    /// Where.
    pub path: Path,
    /// What was taken over last.
    pub taken: Option<Answer>,
    /// What stands in the form.
    pub here: Option<Answer>,
    /// What the source says now.
    pub now: Answer,
}

/// What the newest form says about the patient and the disease, at the addresses of a draft.
#[must_use]
pub fn said_by_form(last: &Form, answers: &Answers, form: &Form, draft: &Draft) -> Answers {
    aligned(form, &translated(last, answers, form, false), &draft.answers())
}

/// The values of the sources that changed since they were taken over and that the form does not hold, in the order of the
/// addresses. What stands in a row deleted here is left out.
#[must_use]
pub fn stale(draft: &Draft, now: &Answers) -> Vec<Stale> {
    let (taken, here) = (taken_over(draft), draft.answers());
    let differs = now.iter().filter(|(path, answer)| {
        let known = taken.get(*path) == Some(*answer) || here.get(path) == Some(*answer);
        !known && !is_deleted(draft, path)
    });
    let told = differs.map(|(path, answer)| Stale {
        path: path.clone(),
        taken: taken.get(path).cloned(),
        here: here.get(path).cloned(),
        now: answer.clone(),
    });
    told.collect()
}

/// The rows that must be added before a value may stand, outermost first.
#[must_use]
pub fn missing_rows(draft: &Draft, path: &Path) -> Vec<(ListPath, RowId)> {
    path.scope.rows().into_iter().filter(|(list, row)| draft.known_row(list, *row).is_none()).collect()
}

/// The last value that each question took over.
fn taken_over(draft: &Draft) -> Map<Path, Answer> {
    let prefilled = |edit: &&Edit| edit.imported.as_ref().is_some_and(|from| from.prefilled);
    let values = draft.log().iter().filter(prefilled).filter_map(|edit| match &edit.change {
        Change::Answer { path, answer: Some(answer), .. } => Some((path.clone(), answer.clone())),
        _ => None,
    });
    values.collect()
}

fn is_deleted(draft: &Draft, path: &Path) -> bool {
    let mut rows = path.scope.rows().into_iter();
    rows.any(|(list, row)| draft.known_row(&list, row).is_some_and(|row| row.deleted.is_some()))
}
