//! Edits that wait for the server: pure, so that what happens to each is told by tests.

use domain::sorted::Map;

use domain::{
    forms::{Answer, ListPath, Path, Value},
    frcp::Change,
    ids::{EditId, RowId},
};

use super::WireEdit;

/// The edits typed here and not yet in the server's log, and on what the next ones build.
#[derive(Default)]
pub(super) struct Queue {
    waiting: Vec<WireEdit>,
    in_flight: usize,
    /// How many of the first ones left at least once, or were kept where another page finds them: the server may have them, whatever
    /// the network told, so they never change again.
    left: usize,
    bases: Map<Path, EditId>,
}

impl Queue {
    /// What the server told to be current.
    pub(super) fn know(&mut self, path: &Path, revision: Option<EditId>) {
        if self.is_waiting(path) {
            return;
        }
        match revision {
            Some(revision) => self.bases.insert(path.clone(), revision),
            None => self.bases.remove(path),
        };
    }

    /// The revision on which the next edit of an answer builds.
    pub(super) fn base(&self, path: &Path) -> Option<EditId> {
        self.bases.get(path).copied()
    }

    /// Writes an answer: typing further before anything was sent changes the same edit. An edit that left once is never
    /// changed, even when it came back: the server knows it by its id, and would not read it a second time.
    pub(super) fn write(&mut self, id: EditId, path: &Path, new: Option<Answer>) {
        let unsent = self.waiting.iter_mut().skip(self.left);
        let last = unsent.rev().find(|edit| edit.change.path() == Some(path));
        if let Some(WireEdit { change: Change::Answer { answer, .. }, .. }) = last {
            *answer = new;
            return;
        }
        let base = self.base(path);
        self.push(id, Change::Answer { path: path.clone(), base, answer: new });
    }

    /// Adds any other change.
    pub(super) fn push(&mut self, id: EditId, change: Change) {
        if let Some(path) = change.path() {
            self.bases.insert(path.clone(), id);
        }
        self.waiting.push(WireEdit { id, change });
    }

    /// What waits, oldest first, to be kept: another page may send it, so that it never changes again, as if it had left.
    pub(super) fn keep(&mut self) -> Vec<WireEdit> {
        self.left = self.waiting.len();
        self.waiting.clone()
    }

    /// What to send now; nothing while an answer is awaited.
    pub(super) fn take(&mut self, most: usize) -> Option<Vec<WireEdit>> {
        if self.in_flight > 0 || self.waiting.is_empty() {
            return None;
        }
        self.in_flight = self.waiting.len().min(most);
        self.left = self.left.max(self.in_flight);
        Some(self.waiting.iter().take(self.in_flight).cloned().collect())
    }

    /// What never left, when the page goes: what is on its way is not sent a second time.
    pub(super) fn rest(&mut self) -> Vec<WireEdit> {
        self.waiting.split_off(self.in_flight.min(self.waiting.len()))
    }

    /// The server has them.
    pub(super) fn arrived(&mut self) {
        self.waiting.drain(..self.in_flight);
        self.left = self.left.saturating_sub(self.in_flight);
        self.in_flight = 0;
    }

    /// The server could not be reached: they wait, and are sent again under the same ids.
    pub(super) const fn came_back(&mut self) {
        self.in_flight = 0;
    }

    /// The edit on which everything that waits for an answer builds: what its author saw.
    pub(super) fn root(&self, path: &Path) -> Option<EditId> {
        let first = self.waiting.iter().find(|edit| edit.change.path() == Some(path));
        match first.map(|edit| &edit.change) {
            Some(Change::Answer { base, .. } | Change::Resolve { base, .. }) => *base,
            _ => self.base(path),
        }
    }

    /// The edits of an answer that wait.
    pub(super) fn waiting_on(&self, path: &Path) -> impl Iterator<Item = EditId> {
        self.waiting.iter().filter(move |edit| edit.change.path() == Some(path)).map(|edit| edit.id)
    }

    /// Whether a choice made here waits.
    pub(super) fn is_settling(&self, path: &Path) -> bool {
        let settles = |change: &Change| matches!(change, Change::Resolve { path: other, .. } if other == path);
        self.waiting.iter().any(|edit| settles(&edit.change))
    }

    /// Whether edits are on their way.
    pub(super) const fn travels(&self) -> bool {
        self.in_flight > 0
    }

    /// Whether an answer typed here is not in the server's log yet.
    pub(super) fn is_waiting(&self, path: &Path) -> bool {
        self.waiting.iter().any(|edit| edit.change.path() == Some(path))
    }

    /// The newest edit typed here inside a row.
    pub(super) fn newest_in(&self, list: &ListPath, row: RowId) -> Option<EditId> {
        self.waiting.iter().rev().find(|edit| is_inside(&edit.change, list, row)).map(|edit| edit.id)
    }

    /// Whether a row was moved or deleted here, and the server does not know it yet.
    pub(super) fn touches_row(&self, list: &ListPath, row: RowId) -> bool {
        self.waiting.iter().any(|edit| edit.change.row() == Some((list, row)))
    }

    /// Whether the last edit is a choice (a code, yes or no): it is whole at once, where a text is typed on.
    pub(super) fn ends_with_a_choice(&self) -> bool {
        let answer = self.waiting.last().map(|edit| &edit.change);
        matches!(answer, Some(Change::Answer { answer: Some(Answer::Value(Value::One(_) | Value::Bool(_))), .. }))
    }

    /// How many edits wait.
    pub(super) const fn len(&self) -> usize {
        self.waiting.len()
    }
}

fn is_inside(change: &Change, list: &ListPath, row: RowId) -> bool {
    let inside = |places: Vec<(ListPath, RowId)>| places.iter().any(|(other, id)| other == list && *id == row);
    change.path().is_some_and(|path| inside(path.scope.rows()))
        || change.row().is_some_and(|(other, id)| inside(other.row(id).rows()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn id(number: u128) -> EditId {
        EditId::from_uuid(Uuid::from_u128(number))
    }

    fn path() -> Path {
        "motif/comment".parse().unwrap()
    }

    fn base_and_text(edit: &WireEdit) -> (Option<EditId>, Option<Answer>) {
        match &edit.change {
            Change::Answer { base, answer, .. } => (*base, answer.clone()),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn typing_on_is_one_edit_until_it_leaves() {
        let mut queue = Queue::default();
        queue.know(&path(), Some(id(1)));
        queue.write(id(2), &path(), Some(Answer::text("a")));
        queue.write(id(3), &path(), Some(Answer::text("ab")));
        let sent = queue.take(100).unwrap();
        assert_eq!(sent.iter().map(base_and_text).collect::<Vec<_>>(), [(Some(id(1)), Some(Answer::text("ab")))]);
    }

    #[test]
    fn a_choice_is_whole_and_a_text_is_typed_on() {
        let mut queue = Queue::default();
        assert!(!queue.ends_with_a_choice());
        queue.write(id(2), &path(), Some(Answer::yes(true)));
        assert!(queue.ends_with_a_choice());
        queue.write(id(3), &"motif/question".parse().unwrap(), Some(Answer::text("a")));
        assert!(!queue.ends_with_a_choice());
    }

    #[test]
    fn what_is_typed_during_a_journey_builds_on_what_travels() {
        let mut queue = Queue::default();
        queue.write(id(2), &path(), Some(Answer::text("a")));
        queue.take(100).unwrap();
        queue.write(id(3), &path(), Some(Answer::text("ab")));
        assert!(queue.take(100).is_none(), "one journey at a time");
        queue.arrived();
        queue.know(&path(), Some(id(9)));
        let sent = queue.take(100).unwrap();
        assert_eq!(base_and_text(&sent[0]).0, Some(id(2)));
    }

    #[test]
    fn an_edit_that_did_not_arrive_is_sent_again_as_it_was() {
        let mut queue = Queue::default();
        queue.write(id(2), &path(), Some(Answer::text("a")));
        let first = queue.take(100).unwrap();
        queue.came_back();
        assert_eq!(queue.take(100).unwrap(), first);
    }

    #[test]
    fn what_is_typed_after_a_lost_answer_is_another_edit_that_builds_on_the_one_that_may_have_arrived() {
        let mut queue = Queue::default();
        queue.write(id(2), &path(), Some(Answer::text("a")));
        let first = queue.take(100).unwrap();
        queue.came_back();
        queue.write(id(3), &path(), Some(Answer::text("ab")));
        queue.write(id(4), &path(), Some(Answer::text("abc")));
        let again = queue.take(100).unwrap();
        assert_eq!(again[0], first[0]);
        assert_eq!(base_and_text(&again[1]), (Some(id(2)), Some(Answer::text("abc"))));
        queue.arrived();
        assert_eq!(queue.len(), 0);
    }

    #[test]
    fn what_was_kept_never_changes_again_and_what_is_typed_further_builds_on_it() {
        let mut queue = Queue::default();
        queue.write(id(2), &path(), Some(Answer::text("abc")));
        let kept = queue.keep();
        queue.write(id(3), &path(), Some(Answer::text("abcd")));
        let sent = queue.take(100).unwrap();
        assert_eq!(sent[0], kept[0], "another page may have sent it");
        assert_eq!(base_and_text(&sent[1]), (Some(id(2)), Some(Answer::text("abcd"))));
        queue.arrived();
        assert_eq!(queue.keep(), []);
    }

    #[test]
    fn typing_after_a_choice_does_not_change_what_was_typed_before_it() {
        let mut queue = Queue::default();
        queue.write(id(2), &path(), Some(Answer::text("a")));
        let answer = Some(Answer::text("b"));
        queue.push(id(3), Change::Resolve { path: path(), base: Some(id(2)), settles: vec![], answer });
        queue.write(id(4), &path(), Some(Answer::text("bc")));
        let sent = queue.take(100).unwrap();
        assert_eq!(base_and_text(&sent[0]).1, Some(Answer::text("a")));
        assert_eq!(base_and_text(&sent[2]), (Some(id(3)), Some(Answer::text("bc"))));
    }
}
