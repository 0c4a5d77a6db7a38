//! The replay of a log of edits: the current answers, and what waits for a choice.

use super::{Change, Edit, Imported, Outcome};
use crate::sorted::{Map, Set};
use crate::{
    forms::{Answer, Answers, Issue, ListPath, Order, Path, Target},
    ids::{AccountId, EditId, RowId},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A draft: the log and its replay.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    log: Vec<Edit>,
    known: Set<EditId>,
    cells: Map<Path, Cell>,
    rows: Map<(ListPath, RowId), Row>,
    passed: Vec<PassedOver>,
}

/// One answer of a draft.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// The current answer; `None` when it was cleared.
    pub answer: Option<Answer>,
    /// The edit that wrote it: what the next edit gives as its base.
    pub revision: Option<EditId>,
    /// Other edits that wrote the same value: as good a base as the revision.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub same: Vec<EditId>,
    /// Who wrote it and when.
    pub written: Option<(AccountId, DateTime<Utc>)>,
    /// The values that lost, until someone chooses.
    pub second_values: Vec<SecondValue>,
    /// Where the current answer comes from, as long as nobody has confirmed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported: Option<Imported>,
}

/// A warning that somebody passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassedOver {
    /// The place that the warning points at.
    pub at: Target,
    /// Which of its warnings.
    pub warning: String,
    /// Why.
    pub reason: String,
    /// Who.
    pub by: AccountId,
}

/// A value that lost against another one and waits for a choice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SecondValue {
    /// The edit.
    pub edit: EditId,
    /// Its author.
    pub author: AccountId,
    /// When it was typed.
    pub at: DateTime<Utc>,
    /// The value.
    pub answer: Option<Answer>,
}

/// One row of a draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Its place.
    pub order: Order,
    /// The last edit inside it: what a deletion gives as `seen`.
    pub newest: Option<EditId>,
    /// The edit that deleted it.
    pub deleted: Option<EditId>,
    /// Deletions in conflict, waiting for a choice.
    pub waiting_deletions: Vec<EditId>,
}

/// How a warning was passed over, if it was.
#[must_use]
pub fn passed_over<'a>(passed: &'a [PassedOver], issue: &Issue) -> Option<&'a PassedOver> {
    let warning = issue.warning()?;
    passed.iter().find(|one| one.at == issue.at && one.warning == warning)
}

impl Draft {
    /// The draft that a log leaves.
    #[must_use]
    pub fn replay(log: impl IntoIterator<Item = Edit>) -> Self {
        let mut draft = Self::default();
        for edit in log {
            draft.apply(edit);
        }
        draft
    }

    /// Adds an edit to the log and applies it. It is never refused.
    pub fn apply(&mut self, edit: Edit) -> Outcome {
        if !self.known.insert(edit.id) {
            return Outcome::AlreadyKnown;
        }
        let outcome = match &edit.change {
            Change::Answer { path, base, answer } => self.write(&edit, path, *base, answer.as_ref(), &[]),
            Change::Resolve { path, base, settles, answer } => self.write(&edit, path, *base, answer.as_ref(), settles),
            Change::AddRow { list, row, order } => self.place(&edit, list, *row, order, false),
            Change::MoveRow { list, row, order } => self.place(&edit, list, *row, order, true),
            Change::DeleteRow { list, row, seen } => self.delete(&edit, list, *row, *seen),
            Change::PassOver { at, warning, reason } => {
                self.passed.retain(|one| one.at != *at || one.warning != *warning);
                let (at, warning, reason) = (at.clone(), warning.clone(), reason.clone());
                self.passed.push(PassedOver { at, warning, reason, by: edit.author });
                Outcome::Applied
            }
            Change::KeepRow { list, row } => {
                self.row(list, *row).waiting_deletions.clear();
                Outcome::Applied
            }
        };
        self.log.push(edit);
        outcome
    }

    fn write(
        &mut self,
        edit: &Edit,
        path: &Path,
        base: Option<EditId>,
        answer: Option<&Answer>,
        settles: &[EditId],
    ) -> Outcome {
        let back = self.revive(&path.scope.rows());
        self.touch(&path.scope.rows(), edit.id);
        let cell = self.cells.get_or_insert_with(path.clone(), Default::default);
        let before = cell.answer.clone();
        let outcome = cell.write(edit, base, answer, settles);
        if cell.answer != before {
            // The reason was given for another answer.
            self.passed.retain(|one| !matches!(&one.at, Target::Question(at) if at == path));
        }
        match back {
            Some(deletion) if !outcome.is_conflict() => Outcome::RowIsBack { deletion },
            _ => outcome,
        }
    }

    fn place(&mut self, edit: &Edit, list: &ListPath, row: RowId, order: &Order, moves: bool) -> Outcome {
        let new = !self.rows.contains_key(&(list.clone(), row));
        let place = list.row(row).rows();
        let back = self.revive(&place);
        self.touch(&place, edit.id);
        if new || moves {
            self.row(list, row).order = order.clone();
        }
        back.map_or(Outcome::Applied, |deletion| Outcome::RowIsBack { deletion })
    }

    fn delete(&mut self, edit: &Edit, list: &ListPath, row: RowId, seen: Option<EditId>) -> Outcome {
        let known = self.row(list, row);
        if known.newest != seen {
            known.waiting_deletions.push(edit.id);
            return Outcome::DeletionWaits { newest: known.newest };
        }
        known.deleted = Some(edit.id);
        known.waiting_deletions.clear();
        if let Some((outer, parent)) = list.parent() {
            self.touch(&outer.row(parent).rows(), edit.id);
        }
        Outcome::Applied
    }

    /// The row, created last when it is not known: an edit that arrives before its row is not lost.
    fn row(&mut self, list: &ListPath, row: RowId) -> &mut Row {
        let last = self.rows.iter().filter(|((other, _), _)| other == list).map(|(_, row)| &row.order).max();
        let order = Order::between(last, None);
        let empty = Row { order, newest: None, deleted: None, waiting_deletions: vec![] };
        self.rows.get_or_insert_with((list.clone(), row), || empty)
    }

    fn touch(&mut self, rows: &[(ListPath, RowId)], edit: EditId) {
        for (list, row) in rows {
            self.row(list, *row).newest = Some(edit);
        }
    }

    /// Brings back the deleted rows among these, and tells the outermost deletion.
    fn revive(&mut self, rows: &[(ListPath, RowId)]) -> Option<EditId> {
        let mut first = None;
        for (list, row) in rows {
            let row = self.row(list, *row);
            if let Some(deletion) = row.deleted.take() {
                row.waiting_deletions.push(deletion);
                first = first.or(Some(deletion));
            }
        }
        first
    }

    /// The current answers: those of deleted rows are left out.
    #[must_use]
    pub fn answers(&self) -> Answers {
        let mut answers = Answers::default();
        let alive = |list: &ListPath, row: RowId| list.row(row).rows().iter().all(|place| self.is_alive(place));
        for ((list, id), row) in self.rows.iter().filter(|((list, id), _)| alive(list, *id)) {
            answers.place_row(list.clone(), *id, row.order.clone());
        }
        for (path, cell) in &self.cells {
            if path.scope.rows().iter().all(|place| self.is_alive(place)) && cell.answer.is_some() {
                answers.set(path, cell.answer.clone());
            }
        }
        answers
    }

    fn is_alive(&self, place: &(ListPath, RowId)) -> bool {
        self.rows.get(place).is_some_and(|row| row.deleted.is_none())
    }

    /// One answer with its revision and second values; `None` for a question never answered.
    #[must_use]
    pub fn cell(&self, path: &Path) -> Option<&Cell> {
        self.cells.get(path)
    }

    /// Every answer ever given, by address.
    pub fn cells(&self) -> impl Iterator<Item = (&Path, &Cell)> {
        self.cells.iter()
    }

    /// Every row that ever existed.
    pub fn rows(&self) -> impl Iterator<Item = (&ListPath, RowId, &Row)> {
        self.rows.iter().map(|((list, id), row)| (list, *id, row))
    }

    /// One row; `None` if it never existed.
    #[must_use]
    pub fn known_row(&self, list: &ListPath, row: RowId) -> Option<&Row> {
        self.rows.get(&(list.clone(), row))
    }

    /// The answers that wait for a choice.
    pub fn conflicts(&self) -> impl Iterator<Item = (&Path, &Cell)> {
        self.cells.iter().filter(|(_, cell)| !cell.second_values.is_empty())
    }

    /// The rows whose deletion waits for a choice.
    pub fn waiting_deletions(&self) -> impl Iterator<Item = (&ListPath, RowId)> {
        let waiting = self.rows.iter().filter(|(_, row)| !row.waiting_deletions.is_empty());
        waiting.map(|((list, id), _)| (list, *id))
    }

    /// The warnings that somebody passed over.
    #[must_use]
    pub fn passed(&self) -> &[PassedOver] {
        &self.passed
    }

    /// How many edits the log has: the position that validation freezes.
    #[must_use]
    pub const fn position(&self) -> usize {
        self.log.len()
    }

    /// The log, oldest first.
    #[must_use]
    pub fn log(&self) -> &[Edit] {
        &self.log
    }
}

impl Cell {
    fn write(&mut self, edit: &Edit, base: Option<EditId>, answer: Option<&Answer>, settles: &[EditId]) -> Outcome {
        if base == self.revision || base.is_some_and(|base| self.same.contains(&base)) {
            self.answer = answer.cloned();
            self.revision = Some(edit.id);
            self.same.clear();
            self.written = Some((edit.author, edit.at));
            self.imported.clone_from(&edit.imported);
            self.second_values.retain(|second| !settles.contains(&second.edit));
            return Outcome::Applied;
        }
        if self.answer.as_ref() == answer && settles.is_empty() {
            // The author's own earlier second value, if any, said something else and is now corrected by them.
            self.second_values.retain(|second| Some(second.edit) != base);
            self.same.push(edit.id);
            if edit.imported.is_none() {
                self.imported = None;
            }
            return Outcome::SameAsCurrent;
        }
        // Typing further on one's own second value replaces it: it is the same text going on.
        self.second_values.retain(|second| Some(second.edit) != base);
        let second = SecondValue { edit: edit.id, author: edit.author, at: edit.at, answer: answer.cloned() };
        self.second_values.push(second);
        Outcome::SecondValue { current: self.revision }
    }
}
