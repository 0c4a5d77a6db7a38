//! A series edited: what becomes of each of its occurrences, and which ones are new.
//!
//! What it decides: which occurrence takes which date of the new rhythm. An occurrence keeps its identity, hence its cases, its
//! members and its history. One that somebody moved, cancelled or removed, one that has begun or has passed stays exactly as it
//! is, and stands for the date that it took, so that no second session appears beside it. One that has no date any more stays when
//! it holds cases or a setting of its own, told as an exception; else it goes to the trash. One whose room, link or coordinator was
//! chosen takes the dates of the new rhythm, and keeps what was chosen.
//!
//! Source: expert knowledge, to be confirmed; written from what users of calendars report: moved occurrences lost when their
//! series changes, exclusions that must match to the second. It refuses to know rows, and who may edit.

mod pairing;
mod removal;
mod taken_back;

pub use taken_back::{Changed, Place, TakenBack, place_in_series, take_back};

use super::{PlannedSlot, Session};
use crate::ids::{AccountId, SeriesId};
use chrono::{DateTime, NaiveDate, Utc};
use pairing::pairs;
pub use removal::removed_with_their_series;

/// What becomes of an occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It already is as the new rhythm asks.
    Same,
    /// It takes another hour or another day.
    Retimed,
    /// Somebody changed it apart, or it has passed: it stays as it is.
    Untouched,
    /// The rhythm has no date for it, and it holds cases or somebody chose its room, its link or its coordinator: it stays as it is,
    /// apart from the series.
    Kept,
    /// The rhythm has no date for it, it holds no case and nobody chose anything for it: it goes to the trash.
    Removed,
}

/// One occurrence, before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// As it was.
    pub before: Session,
    /// As it will be.
    pub after: Session,
    /// What becomes of it.
    pub fate: Fate,
    /// How many cases it holds.
    pub cases: usize,
}

/// A series edited.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SeriesEdit {
    /// Every occurrence from the first day of the edit, in the order of their days in the series.
    pub lines: Vec<Line>,
    /// The dates that no occurrence had.
    pub added: Vec<PlannedSlot>,
}

impl SeriesEdit {
    /// How many occurrences have this fate.
    #[must_use]
    pub fn count(&self, fate: Fate) -> usize {
        self.lines.iter().filter(|line| line.fate == fate).count()
    }

    /// How many exceptions stay as they are, by the rule of the list that tells them one by one.
    #[must_use]
    pub fn exceptions(&self, now: DateTime<Utc>) -> usize {
        let stays = |line: &&Line| line.fate == Fate::Untouched && line.before.is_exception(now);
        self.lines.iter().filter(stays).count()
    }

    /// How many cases change date.
    #[must_use]
    pub fn cases_retimed(&self) -> usize {
        self.lines.iter().filter(|line| line.fate == Fate::Retimed).map(|line| line.cases).sum()
    }
}

/// Who edits, when, and from which day of the series on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Editing {
    /// Who.
    pub by: AccountId,
    /// When.
    pub at: DateTime<Utc>,
    /// The first day of the series that is edited.
    pub from: NaiveDate,
    /// The series that the occurrences belong to afterwards: another one after a split.
    pub into: SeriesId,
}

/// Edits the occurrences of a series (with how many cases each holds) to follow `slots`, the dates of the new rhythm. Occurrences
/// due before the first day of the edit are left out. Dates that have passed are not planned.
#[must_use]
pub fn edit_series(occurrences: &[(Session, usize)], slots: &[PlannedSlot], editing: Editing) -> SeriesEdit {
    let mut edited: Vec<_> = occurrences.iter().filter(|(one, _)| one.due() >= editing.from).collect();
    edited.sort_by_key(|(one, _)| (one.due(), one.id));
    let slots: Vec<_> = slots.iter().filter(|slot| slot.due >= editing.from).copied().collect();
    let dues: Vec<_> = edited.iter().map(|(one, _)| one.due()).collect();
    let dates: Vec<_> = slots.iter().map(|slot| slot.due).collect();
    let paired = pairs(&dues, &dates);
    let lines = edited.into_iter().zip(&paired).map(|((one, cases), slot)| {
        let slot = slot.and_then(|index| slots.get(index)).copied();
        line(one, *cases, slot, editing)
    });
    let taken = |index: &usize| paired.contains(&Some(*index));
    let free = slots.iter().enumerate().filter(|(index, slot)| !taken(index) && slot.start > editing.at);
    SeriesEdit { lines: lines.collect(), added: free.map(|(_, slot)| *slot).collect() }
}

fn line(before: &Session, cases: usize, slot: Option<PlannedSlot>, editing: Editing) -> Line {
    let made = |after, fate| Line { before: before.clone(), after, fate, cases };
    let due = slot.map_or(before.due(), |slot| slot.due);
    let stays = before.clone().in_series(Some(editing.into), due);
    if is_settled(before, editing.at) {
        return made(stays, Fate::Untouched);
    }
    match slot {
        Some(slot) if (slot.start, slot.end) == (before.start(), before.end()) => made(stays, Fate::Same),
        // A date of the new rhythm that has passed moves nothing: a session is never sent to the past.
        Some(slot) if slot.start > editing.at => match stays.clone().reschedule(slot.start, slot.end) {
            Ok(after) => made(after, Fate::Retimed),
            Err(_) => made(stays, Fate::Untouched),
        },
        Some(_) => made(stays, Fate::Untouched),
        None if cases > 0 || before.chosen().is_some() => made(stays.apart_by(editing.by, editing.at), Fate::Kept),
        None => match before.clone().remove(editing.at) {
            Ok(after) => made(after.in_series(None, before.due()), Fate::Removed),
            Err(_) => made(stays, Fate::Untouched),
        },
    }
}

/// Whether an edit of the series passes over an occurrence.
fn is_settled(one: &Session, now: DateTime<Utc>) -> bool {
    one.apart().is_some() || !one.step().is_before_sitting() || one.start() <= now
}

#[cfg(test)]
mod tests;
