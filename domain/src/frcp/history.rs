//! Reads of the log: the history of an answer, the draft at a position, differences, undo.

use super::{Change, Draft, Edit};
use crate::sorted::Set;
use crate::{
    forms::{Answer, Answers, Path, Target},
    ids::EditId,
};
use serde::Serialize;

/// One answer that differs between two positions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// Where.
    pub path: Path,
    /// The answer before.
    pub before: Option<Answer>,
    /// The answer after.
    pub after: Option<Answer>,
}

impl Draft {
    /// Every edit that wrote an answer or passed over a warning about it, oldest first.
    #[must_use]
    pub fn history(&self, path: &Path) -> Vec<&Edit> {
        let about = |change: &Change| match change {
            Change::PassOver { at, .. } => matches!(at, Target::Question(at) if at == path),
            change => change.path() == Some(path),
        };
        self.log().iter().filter(|edit| about(&edit.change)).collect()
    }

    /// The draft as it was after this many edits.
    #[must_use]
    pub fn at(&self, position: usize) -> Self {
        Self::replay(self.log().iter().take(position).cloned())
    }

    /// What changed between two positions, by address.
    #[must_use]
    pub fn differences(&self, from: usize, to: usize) -> Vec<Difference> {
        differences(&self.at(from).answers(), &self.at(to).answers())
    }

    /// The change that takes back an edit of an answer: it writes what stood before it, on top of what stands now.
    /// `None` when the edit is not current any more, or is not an edit of an answer.
    #[must_use]
    pub fn undo(&self, edit: EditId) -> Option<Change> {
        let at = self.log().iter().position(|known| known.id == edit)?;
        let path = self.log().get(at)?.change.path()?.clone();
        let current = self.cell(&path).filter(|cell| cell.revision == Some(edit))?;
        let before = self.at(at).cell(&path).and_then(|cell| cell.answer.clone());
        Some(Change::Answer { path, base: current.revision, answer: before })
    }
}

/// What differs between two sets of answers, by address.
#[must_use]
pub fn differences(before: &Answers, after: &Answers) -> Vec<Difference> {
    let paths: Set<&Path> = before.iter().chain(after.iter()).map(|(path, _)| path).collect();
    let both = paths.into_iter().map(|path| (path, before.get(path), after.get(path)));
    let changed = both.filter(|(_, before, after)| before != after);
    changed
        .map(|(path, before, after)| Difference { path: path.clone(), before: before.cloned(), after: after.cloned() })
        .collect()
}
