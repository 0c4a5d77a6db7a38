//! Where an answer or a row stands between this page and the server: pure, signals apart.

use domain::{
    forms::{Answer, ListPath, Order, Path},
    frcp::Cell,
    ids::{EditId, RowId},
    words,
};

use super::{Conflict, Inner, Slot};
use crate::forms::News;

/// What an answer shows now.
#[derive(Default)]
pub(super) struct Shown {
    /// Its value; none when the text here stays as it is.
    pub answer: Option<Option<Answer>>,
    pub conflict: Option<Conflict>,
    pub written: Option<String>,
    pub imported: Option<String>,
}

impl Inner {
    pub(super) fn slot(&mut self, path: &Path) -> Slot {
        if let Some(slot) = self.slots.get(path) {
            return *slot;
        }
        let cell = self.cells.get(path).cloned().unwrap_or_default();
        let shown = Shown {
            answer: Some(self.answers.get(path).cloned()),
            conflict: self.conflict(&cell),
            written: self.writer(&cell),
            imported: origin(&cell),
        };
        let slot = self.owner.with(|| Slot::new(shown));
        self.slots.insert(path.clone(), slot);
        slot
    }

    /// Keeps what the server told, unless something newer came before it: answers may overtake each other.
    pub(super) fn note(&mut self, news: &News) {
        self.names.extend(news.names.clone());
        if news.news.position < self.position {
            return;
        }
        self.position = news.news.position;
        for one in &news.news.rows {
            self.rows.insert((one.list.clone(), one.id), one.row.clone());
        }
        self.cells.extend(news.news.cells.clone());
        if let Some(told) = &news.told {
            self.stale |= self.context.told != *told;
            self.context.told.clone_from(told);
        }
        if self.passed != news.news.passed {
            self.stale = true;
            self.passed.clone_from(&news.news.passed);
        }
    }

    /// Takes the server's answer as the one shown here, unless something typed here, or about to be, would be lost.
    pub(super) fn adopt(&mut self, path: &Path) -> Shown {
        let cell = self.cells.get(path).cloned().unwrap_or_default();
        let typed = self.queue.is_waiting(path);
        let writing = self.writing.as_ref() == Some(path);
        // The text here is one of the second values: it stays in its field, and typing further goes on with it.
        let mine = self.queue.base(path).is_some_and(|base| cell.second_values.iter().any(|one| one.edit == base));
        let taken = !typed && !writing && !mine;
        if taken {
            self.queue.know(path, cell.revision);
            let there = path.scope.rows().iter().all(|(list, row)| self.answers.has_row(list, *row));
            if there && self.answers.get(path) != cell.answer.as_ref() {
                self.stale = true;
                self.answers.set(path, cell.answer.clone());
            }
        }
        let waits = writing && !typed && !mine && self.answers.get(path) != cell.answer.as_ref();
        let author = self.writer(&cell);
        Shown {
            answer: taken.then(|| cell.answer.clone()),
            conflict: self.conflict(&cell).filter(|_| !self.queue.is_settling(path)),
            written: if waits { author.map(|name| words::frcp::written_meanwhile(&name)) } else { author },
            imported: origin(&cell).filter(|_| !typed),
        }
    }

    /// Takes the server's word on a row, unless something typed in it is on its way and will bring it back.
    pub(super) fn adopt_row(&mut self, list: &ListPath, row: RowId) {
        let Some(known) = self.rows.get(&(list.clone(), row)).cloned() else { return };
        if self.queue.touches_row(list, row) {
            return;
        }
        self.stale = true;
        let place = (list.clone(), row);
        if known.deleted.is_some() {
            let inside = self.writing.as_ref().is_some_and(|path| path.scope.rows().contains(&place));
            if !inside && self.queue.newest_in(list, row).is_none() {
                self.answers.remove_row(list, row);
            }
            return;
        }
        let was_there = self.answers.has_row(list, row);
        if list.parent().is_none_or(|(outer, parent)| self.answers.has_row(&outer, parent)) {
            self.answers.place_row(list.clone(), row, known.order);
            if !was_there {
                self.restore(&place);
            }
        }
    }

    /// A row is back: so is all that it held.
    fn restore(&mut self, place: &(ListPath, RowId)) {
        for ((list, row), known) in &self.rows {
            let inside = list.row(*row).rows().contains(place) && (list, row) != (&place.0, &place.1);
            if inside && known.deleted.is_none() {
                self.answers.place_row(list.clone(), *row, known.order.clone());
            }
        }
        for (path, cell) in self.cells.iter().filter(|(path, _)| path.scope.rows().contains(place)) {
            if path.scope.rows().iter().all(|(list, row)| self.answers.has_row(list, *row)) {
                self.answers.set(path, cell.answer.clone());
            }
        }
    }

    pub(super) fn deletion_waits(&self, place: &(ListPath, RowId)) -> bool {
        let waits = self.rows.get(place).is_some_and(|row| row.deleted.is_none() && !row.waiting_deletions.is_empty());
        waits && !self.queue.touches_row(&place.0, place.1)
    }

    /// On what a choice builds, and what it settles. When the text typed here is the losing one, the choice builds on
    /// the current answer of the server, and settles the text that has not been sent yet too.
    pub(super) fn choice(&self, path: &Path) -> (Option<EditId>, Vec<EditId>) {
        let cell = self.cells.get(path).cloned().unwrap_or_default();
        let mut settles: Vec<EditId> = cell.second_values.iter().map(|second| second.edit).collect();
        let root = self.queue.root(path);
        if root == cell.revision || root.is_some_and(|root| cell.same.contains(&root)) {
            return (self.queue.base(path), settles);
        }
        settles.extend(self.queue.waiting_on(path));
        (cell.revision, settles)
    }

    fn conflict(&self, cell: &Cell) -> Option<Conflict> {
        (!cell.second_values.is_empty()).then(|| Conflict {
            current: cell.answer.clone(),
            by: self.author(cell).unwrap_or_default(),
            seconds: cell.second_values.clone(),
        })
    }

    /// Who wrote the answer; whoever opened the form did not write what was taken over.
    fn writer(&self, cell: &Cell) -> Option<String> {
        if cell.imported.is_some() { Some(words::frcp::history().to_owned()) } else { self.author(cell) }
    }

    fn author(&self, cell: &Cell) -> Option<String> {
        cell.written.and_then(|(who, _)| self.names.get(&who).cloned())
    }

    /// The order key one place above or below.
    pub(super) fn place_beside(&self, list: &ListPath, row: RowId, up: bool) -> Option<Order> {
        let rows = self.answers.rows(list);
        let at = rows.iter().position(|one| *one == row)?;
        let order = |rank: Option<usize>| rank.and_then(|rank| self.answers.order(list, *rows.get(rank)?));
        let (before, after) = if up {
            (at.checked_sub(2), Some(at.checked_sub(1)?))
        } else {
            rows.get(at + 1)?;
            (Some(at + 1), Some(at + 2))
        };
        Some(Order::between(order(before), order(after)))
    }
}

/// Where a value comes from that nobody has confirmed.
fn origin(cell: &Cell) -> Option<String> {
    cell.imported.as_ref().filter(|_| cell.answer.is_some()).map(words::frcp::comes_from)
}
