//! All the answers of one form.

use super::{Answer, Key, ListPath, Order, Path, Scope};
use crate::ids::RowId;
use crate::sorted::{Map, Set};
use serde::{Deserialize, Serialize};

/// Answers by address, and the rows of each list with their order. A list or a row without answers may exist.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Answers {
    #[serde(default)]
    answers: Map<Path, Answer>,
    #[serde(default)]
    rows: Map<ListPath, Map<RowId, Order>>,
}

impl Answers {
    /// The answer at an address; a blank one counts as none.
    #[must_use]
    pub fn get(&self, path: &Path) -> Option<&Answer> {
        self.answers.get(path).filter(|answer| !answer.is_blank())
    }

    /// The answer to a question of a scope.
    #[must_use]
    pub fn at(&self, scope: &Scope, question: &Key) -> Option<&Answer> {
        self.get(&scope.question(question.clone()))
    }

    /// Writes or removes an answer. Rows on the way are created, last, if they do not exist.
    pub fn set(&mut self, path: &Path, answer: Option<Answer>) {
        for (list, row) in path.scope.rows() {
            if !self.has_row(&list, row) {
                self.add_row(list, row);
            }
        }
        match answer {
            Some(answer) => self.answers.insert(path.clone(), answer),
            None => self.answers.remove(path),
        };
    }

    /// Adds a row after the others; an existing row stays where it is.
    pub fn add_row(&mut self, list: ListPath, row: RowId) {
        let rows = self.rows.get_or_insert_with(list, Default::default);
        if !rows.contains_key(&row) {
            let order = Order::between(rows.values().max(), None);
            rows.insert(row, order);
        }
    }

    /// Places a row; creates it if needed.
    pub fn place_row(&mut self, list: ListPath, row: RowId, order: Order) {
        self.rows.get_or_insert_with(list, Default::default).insert(row, order);
    }

    /// Removes a row, its answers and its groups.
    pub fn remove_row(&mut self, list: &ListPath, row: RowId) {
        let gone = (list.clone(), row);
        if let Some(rows) = self.rows.get_mut(list) {
            rows.remove(&row);
        }
        self.answers.retain(|path, _| !path.scope.rows().contains(&gone));
        self.rows.retain(|inner, rows| inner.parent().as_ref() != Some(&gone) && !rows.is_empty());
    }

    /// Whether a row exists.
    #[must_use]
    pub fn has_row(&self, list: &ListPath, row: RowId) -> bool {
        self.rows.get(list).is_some_and(|rows| rows.contains_key(&row))
    }

    /// The rows of a list, in order.
    #[must_use]
    pub fn rows(&self, list: &ListPath) -> Vec<RowId> {
        let rows: Set<(&Order, RowId)> =
            self.rows.get(list).into_iter().flatten().map(|(id, order)| (order, *id)).collect();
        rows.into_iter().map(|(_, id)| id).collect()
    }

    /// The order key of a row.
    #[must_use]
    pub fn order(&self, list: &ListPath, row: RowId) -> Option<&Order> {
        self.rows.get(list).and_then(|rows| rows.get(&row))
    }

    /// The scopes of a list's rows, in order.
    #[must_use]
    pub fn scopes(&self, list: &ListPath) -> Vec<Scope> {
        self.rows(list).into_iter().map(|id| list.row(id)).collect()
    }

    /// Every answer that is not blank, by address.
    pub fn iter(&self) -> impl Iterator<Item = (&Path, &Answer)> {
        self.answers.iter().filter(|(_, answer)| !answer.is_blank())
    }

    /// Every list that has rows.
    pub fn lists(&self) -> impl Iterator<Item = &ListPath> {
        self.rows.keys()
    }
}
