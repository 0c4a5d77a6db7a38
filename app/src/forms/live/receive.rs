//! From the server to the page: what others did, without ever replacing what is being typed here.

use crate::prelude::*;
use domain::forms::{ListPath, Path};

use super::{Live, place::Shown};
use crate::forms::News;

impl Live {
    /// Takes in what the server told, and shows what changed: nothing else moves.
    pub(super) fn receive(self, news: &News) {
        let Some(()) = self.inner.try_update_value(|inner| inner.note(news)) else { return };
        for one in &news.news.rows {
            self.inner.update_value(|inner| inner.adopt_row(&one.list, one.id));
        }
        for one in &news.news.rows {
            self.show_list(&one.list);
            let waits = self.inner.with_value(|inner| inner.deletion_waits(&(one.list.clone(), one.id)));
            set_if_new(self.deletion_waits(&one.list, one.id), waits);
        }
        for path in news.news.cells.keys() {
            self.show(path);
        }
        self.catch_up();
    }

    /// The cursor enters an answer: what others write in a text waits until it leaves.
    pub(in crate::forms) fn enters(self, path: &Path, text: bool) {
        self.inner.update_value(|inner| {
            path.scope.section_key().as_str().clone_into(&mut inner.here);
            if text {
                inner.writing = Some(path.clone());
            }
        });
    }

    /// The cursor leaves: what came meanwhile is shown, unless something was typed here.
    pub(in crate::forms) fn leaves(self, path: &Path) {
        let left = self.inner.try_update_value(|inner| {
            let left = inner.writing.as_ref() == Some(path);
            if left {
                inner.writing = None;
                path.scope.rows().iter().for_each(|(list, row)| inner.adopt_row(list, *row));
            }
            left
        });
        if left == Some(true) {
            self.show(path);
            path.scope.rows().iter().for_each(|(list, _)| self.show_list(list));
            self.catch_up();
        }
    }

    /// Runs the rules when others changed something: the echo of what was typed here teaches them nothing.
    fn catch_up(self) {
        if self.inner.with_value(|inner| inner.stale) {
            self.run_rules();
        }
    }

    /// Shows an answer as it stands now between the server and this page.
    fn show(self, path: &Path) {
        let Some(Shown { answer, conflict, written, imported }) =
            self.inner.try_update_value(|inner| inner.adopt(path))
        else {
            return;
        };
        let slot = self.slot(path);
        if let Some(answer) = answer {
            set_if_new(slot.answer, answer);
        }
        set_if_new(slot.conflict, conflict);
        set_if_new(slot.written, written);
        set_if_new(slot.imported, imported);
    }

    pub(super) fn show_list(self, list: &ListPath) {
        let rows = self.inner.with_value(|inner| inner.answers.rows(list));
        set_if_new(self.rows(list), rows);
    }
}

/// A signal that is set to what it already holds would draw its view again, and lose the cursor in it.
pub(super) fn set_if_new<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|known| *known != value) {
        signal.set(value);
    }
}
