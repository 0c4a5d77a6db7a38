//! What a person does to the form: each gesture is an edit that waits to be sent.

use domain::{
    forms::{Answer, Key, ListPath, Path, Target},
    frcp::Change,
    ids::{EditId, RowId},
};

use super::Live;
use crate::forms::fresh;

impl Live {
    /// Writes an answer; nothing happens when it is the one already there.
    pub(in crate::forms) fn write(self, path: &Path, answer: Option<Answer>) {
        let answer = answer.filter(|answer| !answer.is_blank());
        let slot = self.slot(path);
        if !self.writable || slot.answer.with_untracked(|known| *known == answer) {
            return;
        }
        self.inner.update_value(|inner| {
            inner.answers.set(path, answer.clone());
            inner.queue.write(fresh_edit(), path, answer.clone());
        });
        slot.answer.set(answer);
        slot.imported.set(None);
        self.touched();
    }

    /// Confirms an imported answer: whoever confirms writes it, as it is.
    pub(in crate::forms) fn confirm(self, path: &Path) {
        let slot = self.slot(path);
        let answer = slot.answer.get_untracked();
        self.inner.update_value(|inner| inner.queue.write(fresh_edit(), path, answer));
        slot.imported.set(None);
        self.touched();
    }

    /// The answers shown in a section that nobody has confirmed.
    pub(in crate::forms) fn unconfirmed(self, section: &Key) -> Vec<Path> {
        self.runs.track();
        let mut paths = self.inner.with_value(|inner| {
            let taken = inner
                .cells
                .iter()
                .filter(|(path, cell)| cell.imported.is_some() && path.scope.section_key() == section);
            taken.map(|(path, _)| path.clone()).collect::<Vec<_>>()
        });
        self.verdict.with(|verdict| paths.retain(|path| verdict.shown.contains(path)));
        paths.retain(|path| self.slot(path).imported.with(Option::is_some));
        paths
    }

    /// Passes over a warning, for a reason.
    pub(in crate::forms) fn pass_over(self, at: &Target, warning: String, reason: String) {
        self.inner.update_value(|inner| {
            inner.queue.push(fresh_edit(), Change::PassOver { at: at.clone(), warning, reason });
        });
        self.touched();
        self.send();
    }

    /// Chooses between an answer and its second values. What was typed here and not sent yet is settled with them.
    pub(in crate::forms) fn settle(self, path: &Path, answer: Option<Answer>) {
        let slot = self.slot(path);
        self.inner.update_value(|inner| {
            let (base, settles) = inner.choice(path);
            inner.answers.set(path, answer.clone());
            let change = Change::Resolve { path: path.clone(), base, settles, answer: answer.clone() };
            inner.queue.push(fresh_edit(), change);
        });
        slot.answer.set(answer);
        slot.conflict.set(None);
        self.touched();
    }

    /// Adds a row at the end, with its questions.
    pub(in crate::forms) fn add_row(self, list: &ListPath) {
        let row = RowId::from_uuid(fresh());
        self.inner.update_value(|inner| {
            inner.answers.add_row(list.clone(), row);
            if let Some(order) = inner.answers.order(list, row).cloned() {
                inner.queue.push(fresh_edit(), Change::AddRow { list: list.clone(), row, order });
            }
        });
        self.list_changed(list);
        // Its questions are there at once: the cursor goes to the first one.
        self.run_rules();
    }

    /// Moves a row one place up or down.
    pub(in crate::forms) fn move_row(self, list: &ListPath, row: RowId, up: bool) {
        self.inner.update_value(|inner| {
            let Some(order) = inner.place_beside(list, row, up) else { return };
            inner.answers.place_row(list.clone(), row, order.clone());
            inner.queue.push(fresh_edit(), Change::MoveRow { list: list.clone(), row, order });
        });
        self.list_changed(list);
    }

    /// Deletes a row with all that it holds; also the second time, when its deletion waited for a choice.
    pub(in crate::forms) fn delete_row(self, list: &ListPath, row: RowId) {
        self.inner.update_value(|inner| {
            let seen = inner.rows.get(&(list.clone(), row)).and_then(|known| known.newest);
            let seen = inner.queue.newest_in(list, row).or(seen);
            inner.answers.remove_row(list, row);
            inner.queue.push(fresh_edit(), Change::DeleteRow { list: list.clone(), row, seen });
        });
        self.list_changed(list);
    }

    /// Keeps a row of which the deletion waited for a choice.
    pub(in crate::forms) fn keep_row(self, list: &ListPath, row: RowId) {
        self.inner.update_value(|inner| {
            inner.queue.push(fresh_edit(), Change::KeepRow { list: list.clone(), row });
        });
        self.deletion_waits(list, row).set(false);
        self.touched();
    }

    fn list_changed(self, list: &ListPath) {
        self.show_list(list);
        self.touched();
    }
}

fn fresh_edit() -> EditId {
    EditId::from_uuid(fresh())
}
