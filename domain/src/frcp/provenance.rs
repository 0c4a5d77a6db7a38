//! Where the answers of a draft come from: what each edit of an answer did, and what nobody has confirmed.
//!
//! A value that was taken over stays to be confirmed until somebody writes it again, were it the same one. Source: the
//! product's own rule, from the complaints about values that arrive from the wrong time (expert knowledge, to be
//! confirmed). It refuses to know which values are taken over: see `copy`.

use super::{Cell, Change, Draft, Edit, Outcome};
use crate::forms::{Path, Stop, World};

/// What an edit of an answer did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Somebody typed it.
    Typed,
    /// It was taken over from the record or from an earlier form.
    Prefilled,
    /// It was taken over from the document of other software.
    Imported,
    /// Somebody confirmed a value that was taken over.
    Confirmed,
    /// Somebody chose between two answers.
    Chosen,
    /// It was typed while somebody else wrote: it stays beside the other one.
    Beside,
    /// The answer was emptied.
    Emptied,
    /// A warning was passed over.
    PassedOver,
}

/// One edit of the history of an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Past<'a> {
    /// The edit: who, when, which answer, from where.
    pub edit: &'a Edit,
    /// What it did.
    pub how: How,
}

/// Values of one section that nobody has confirmed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Unconfirmed {
    /// The title of the section.
    pub section: String,
    /// How many.
    pub count: usize,
    /// The first of them.
    pub first: Path,
}

impl Draft {
    /// The history of an answer, oldest first, with what each edit did.
    #[must_use]
    pub fn past(&self, path: &Path) -> Vec<Past<'_>> {
        let mut so_far = Self::default();
        let tell = |edit| {
            let before = so_far.cell(path).cloned().unwrap_or_default();
            let outcome = so_far.apply(Edit::clone(edit));
            Past { edit, how: how(edit, &before, &outcome) }
        };
        self.history(path).into_iter().map(tell).collect()
    }
}

fn how(edit: &Edit, before: &Cell, outcome: &Outcome) -> How {
    match &edit.change {
        Change::PassOver { .. } => How::PassedOver,
        Change::Resolve { .. } => How::Chosen,
        _ if matches!(outcome, Outcome::SecondValue { .. }) => How::Beside,
        Change::Answer { answer: None, .. } => How::Emptied,
        Change::Answer { answer, .. } => match &edit.imported {
            Some(from) if from.prefilled => How::Prefilled,
            Some(_) => How::Imported,
            None if before.imported.is_some() && before.answer == *answer => How::Confirmed,
            None => How::Typed,
        },
        _ => How::Typed,
    }
}

/// The values shown that nobody has confirmed, by section, in the order of the form.
#[must_use]
pub fn unconfirmed(world: World<'_>, draft: &Draft) -> Vec<Unconfirmed> {
    let mut found: Vec<Unconfirmed> = vec![];
    for stop in world.shown() {
        let Stop::Question { path, answer: Some(_), .. } = stop else { continue };
        if draft.cell(&path).is_none_or(|cell| cell.imported.is_none()) {
            continue;
        }
        let section = world.form.section(path.scope.section_key()).map(|section| section.title.clone());
        let section = section.unwrap_or_default();
        match found.last_mut() {
            Some(last) if last.section == section => last.count += 1,
            _ => found.push(Unconfirmed { section, count: 1, first: path }),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        forms::Answer,
        frcp::Imported,
        ids::{AccountId, EditId},
    };
    use uuid::Uuid;

    fn id(n: u128) -> EditId {
        EditId::from_uuid(Uuid::from_u128(n))
    }

    fn writes(n: u128, base: Option<u128>, text: Option<&str>, imported: Option<Imported>) -> Edit {
        let change = Change::Answer { path: path(), base: base.map(id), answer: text.map(Answer::text) };
        let (author, at) = (AccountId::from_uuid(Uuid::from_u128(n)), chrono::DateTime::UNIX_EPOCH);
        Edit { id: id(n), author, on_behalf_of: None, imported, at, change }
    }

    fn path() -> Path {
        "state/height".parse().unwrap()
    }

    fn taken(prefilled: bool) -> Option<Imported> {
        Some(Imported { source: "FRCP".into(), prefilled, ..Imported::default() })
    }

    fn told(log: impl IntoIterator<Item = Edit>) -> Vec<How> {
        Draft::replay(log).past(&path()).iter().map(|past| past.how).collect()
    }

    #[test]
    fn a_value_taken_over_then_written_again_as_it_is_was_confirmed() {
        let log = [writes(1, None, Some("168"), taken(true)), writes(2, Some(1), Some("168"), None)];
        assert_eq!(told(log), [How::Prefilled, How::Confirmed]);
    }

    #[test]
    fn a_value_taken_over_then_changed_was_typed_and_one_emptied_was_emptied() {
        let log = [
            writes(1, None, Some("168"), taken(false)),
            writes(2, Some(1), Some("170"), None),
            writes(3, Some(2), Some("170"), None),
            writes(4, Some(3), None, None),
        ];
        assert_eq!(told(log), [How::Imported, How::Typed, How::Typed, How::Emptied]);
    }

    #[test]
    fn what_was_typed_at_the_same_time_stays_beside_until_it_is_chosen() {
        let choice =
            Change::Resolve { path: path(), base: Some(id(1)), settles: vec![id(2)], answer: Some(Answer::text("b")) };
        let log = [
            writes(1, None, Some("a"), None),
            writes(2, None, Some("b"), None),
            Edit { change: choice, ..writes(3, None, None, None) },
        ];
        assert_eq!(told(log), [How::Typed, How::Beside, How::Chosen]);
    }
}
