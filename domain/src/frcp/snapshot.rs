//! What a page shows of a draft: its current answers and rows, without the log that made them.
//!
//! It travels from the server to the browser: whole when the page opens, and only what changed after each save.

use super::{Cell, Draft, PassedOver, Row};
use crate::sorted::{Map, Set};
use crate::{
    forms::{Answers, ListPath, Path},
    ids::RowId,
};
use serde::{Deserialize, Serialize};

/// The answers and rows of a draft, or those of them that changed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// How many edits the log has: what a later question gives as "since".
    pub position: usize,
    /// The answers, by address.
    pub cells: Map<Path, Cell>,
    /// The rows, deleted ones included.
    pub rows: Vec<PlacedRow>,
    /// Every warning that somebody passed over: always all of them, because a new answer takes some away.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passed: Vec<PassedOver>,
}

/// One row and where it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlacedRow {
    /// Its list.
    pub list: ListPath,
    /// The row.
    pub id: RowId,
    /// What is known of it.
    pub row: Row,
}

impl Draft {
    /// Everything.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        let cells = self.cells().map(|(path, cell)| (path.clone(), cell.clone())).collect();
        let rows = self.rows().map(|(list, id, row)| PlacedRow { list: list.clone(), id, row: row.clone() });
        Snapshot { position: self.position(), cells, rows: rows.collect(), passed: self.passed().to_vec() }
    }

    /// What the edits after this position touched, as it stands now.
    #[must_use]
    pub fn changed_since(&self, position: usize) -> Snapshot {
        let mut cells = Map::new();
        let mut places = Set::new();
        for edit in self.log().iter().skip(position) {
            if let Some(path) = edit.change.path() {
                cells.extend(self.cell(path).map(|cell| (path.clone(), cell.clone())));
                places.extend(path.scope.rows());
            }
            if let Some((list, row)) = edit.change.row() {
                places.extend(list.row(row).rows());
            }
        }
        let known = |(list, id): (ListPath, RowId)| {
            let row = self.known_row(&list, id)?.clone();
            Some(PlacedRow { list, id, row })
        };
        let rows = places.into_iter().filter_map(known).collect();
        Snapshot { position: self.position(), cells, rows, passed: self.passed().to_vec() }
    }
}

impl Snapshot {
    /// The current answers of a whole snapshot: those of deleted rows are left out.
    #[must_use]
    pub fn answers(&self) -> Answers {
        let mut answers = Answers::default();
        let deleted = self.rows.iter().filter(|one| one.row.deleted.is_some());
        let dead: Set<_> = deleted.map(|one| (one.list.clone(), one.id)).collect();
        let alive = |places: &[(ListPath, RowId)]| !places.iter().any(|place| dead.contains(place));
        for one in &self.rows {
            if alive(&one.list.row(one.id).rows()) {
                answers.place_row(one.list.clone(), one.id, one.row.order.clone());
            }
        }
        for (path, cell) in &self.cells {
            if cell.answer.is_some() && alive(&path.scope.rows()) {
                answers.set(path, cell.answer.clone());
            }
        }
        answers
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        forms::{Answer, Order},
        frcp::{Change, Edit},
        ids::{AccountId, EditId},
    };
    use uuid::Uuid;

    fn edit(number: u128, change: Change) -> Edit {
        let id = EditId::from_uuid(Uuid::from_u128(number));
        let author = AccountId::from_uuid(Uuid::from_u128(1));
        Edit { id, author, on_behalf_of: None, imported: None, at: chrono::DateTime::UNIX_EPOCH, change }
    }

    #[test]
    fn a_snapshot_tells_the_same_answers_as_the_log_and_only_news_travel() {
        let list: ListPath = "tumour".parse().unwrap();
        let row = RowId::from_uuid(Uuid::from_u128(7));
        let path: Path = format!("tumour/{row}/comment").parse().unwrap();
        let write = |number, text| {
            let change = Change::Answer { path: path.clone(), base: None, answer: Some(Answer::text(text)) };
            edit(number, change)
        };
        let add = Change::AddRow { list: list.clone(), row, order: Order::between(None, None) };
        let mut draft = Draft::replay([edit(1, add), write(2, "a")]);
        assert_eq!(draft.snapshot().answers(), draft.answers());
        draft.apply(write(3, "b"));
        let news = draft.changed_since(2);
        assert_eq!((news.cells.len(), news.rows.len(), news.position), (1, 1, 3));
        assert_eq!(news.cells.get(&path).unwrap().second_values.len(), 1);
        let seen = draft.known_row(&list, row).unwrap().newest;
        draft.apply(edit(4, Change::DeleteRow { list, row, seen }));
        assert_eq!(draft.snapshot().answers(), draft.answers());
    }
}
