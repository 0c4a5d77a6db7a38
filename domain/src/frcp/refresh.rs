//! What the sources say now of a form already begun: three values side by side, and nothing changed before somebody
//! accepts.
//!
//! The sources are the record, the session and the newest form of the patient. Of that form, everything about the patient
//! and the disease counts, also what a new form does not start with, such as the weight: it was measured since. A source that is empty
//! now asks whether to keep or to clear what was taken over, as long as it stands here unchanged. What somebody does not want proposed stays out until
//! the source says something else. Source: the product's own rule (expert knowledge, to be confirmed).

use super::{
    Change, Draft, Imported, Stamp,
    copy::{gathered, translated},
    prefill_from_last,
    since::aligned,
};
use crate::{
    forms::{Answer, Answers, Form, ListPath, Path},
    ids::RowId,
    sorted::Map,
};
use serde::{Deserialize, Serialize};

/// A value that a source says otherwise now.
#[derive(Debug, Clone, PartialEq)]
pub struct Stale {
    /// Where.
    pub path: Path,
    /// What was taken over last.
    pub taken: Option<Answer>,
    /// What stands in the form.
    pub here: Option<Answer>,
    /// What the source says now; nothing when it is empty.
    pub now: Option<Answer>,
}

/// A value that somebody does not want proposed any more, as the source said it and beside what had been taken over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Declined {
    /// Where.
    pub path: Path,
    /// What had been taken over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken: Option<Answer>,
    /// What the source said; nothing when it was empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Answer>,
    /// Who, and when.
    pub by: Stamp,
}

impl Declined {
    /// This value, refused by somebody.
    #[must_use]
    pub fn of(one: &Stale, by: Stamp) -> Self {
        Self { path: one.path.clone(), taken: one.taken.clone(), said: one.now.clone(), by }
    }

    /// Whether it is about this value: a source that says something else is proposed again.
    #[must_use]
    pub fn holds(&self, one: &Stale) -> bool {
        self.path == one.path && self.taken == one.taken && self.said == one.now
    }
}

/// What the newest form says about the patient and the disease, at the addresses of a draft.
#[must_use]
pub fn said_by_form(last: &Form, answers: &Answers, form: &Form, draft: &Draft) -> Answers {
    aligned(form, &translated(last, answers, form, false), &draft.answers())
}

/// The values of the sources that changed since they were taken over and that the form does not hold, in the order of the
/// addresses; `empty` names those whose source is empty now. What stands in a row deleted here is left out.
#[must_use]
pub fn stale(draft: &Draft, now: &Answers, empty: &[Path]) -> Vec<Stale> {
    let (taken, here) = (taken_over(draft), draft.answers());
    let said = now.iter().map(|(path, answer)| (path.clone(), Some(answer.clone())));
    let silent = empty.iter().filter(|path| now.get(path).is_none()).map(|path| (path.clone(), None));
    let all: Map<Path, Option<Answer>> = said.chain(silent).collect();
    let told = all.iter().filter(|(path, _)| !is_deleted(draft, path)).filter_map(|(path, now)| {
        let taken = taken.get(path).map(|(answer, _)| answer.clone());
        let one = Stale { path: path.clone(), taken, here: here.get(path).cloned(), now: now.clone() };
        one.is_news().then_some(one)
    });
    told.collect()
}

impl Stale {
    /// A value that is neither here nor taken over already; an empty source, while what it gave stands here unchanged.
    fn is_news(&self) -> bool {
        match &self.now {
            Some(_) => self.taken != self.now && self.here != self.now,
            None => self.here.is_some() && self.here == self.taken,
        }
    }
}

/// Where a draft took a value over that the newest form leaves empty though it begins with such values too: there somebody emptied it.
/// A row that the newest form does not have is left out: it was another list, perhaps.
#[must_use]
pub fn emptied_by_form(last: &Form, form: &Form, draft: &Draft, now: &Answers) -> Vec<Path> {
    let there = gathered(prefill_from_last(form, &draft.answers(), last));
    let back = gathered(prefill_from_last(last, &there, form));
    let empty = back.iter().map(|(path, _)| path).filter(|path| now.get(path).is_none());
    let known = |path: &&Path| path.scope.rows().iter().all(|(list, row)| now.order(list, *row).is_some());
    empty.filter(known).cloned().collect()
}

/// The rows that must be added before a value may stand, outermost first.
#[must_use]
pub fn missing_rows(draft: &Draft, path: &Path) -> Vec<(ListPath, RowId)> {
    path.scope.rows().into_iter().filter(|(list, row)| draft.known_row(list, *row).is_none()).collect()
}

/// The last value that each question took over, and its source.
#[must_use]
pub fn taken_over(draft: &Draft) -> Map<Path, (Answer, Imported)> {
    let values = draft.log().iter().filter_map(|edit| match (&edit.change, &edit.imported) {
        (Change::Answer { path, answer: Some(answer), .. }, Some(from)) if from.prefilled => {
            Some((path.clone(), (answer.clone(), from.clone())))
        }
        _ => None,
    });
    values.collect()
}

fn is_deleted(draft: &Draft, path: &Path) -> bool {
    let mut rows = path.scope.rows().into_iter();
    rows.any(|(list, row)| draft.known_row(&list, row).is_some_and(|row| row.deleted.is_some()))
}
