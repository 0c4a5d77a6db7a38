//! What the patients are drawn in: boards, sessions and people.

use super::{
    boards::Board,
    cases::When,
    people::People,
    sessions::{Held, Series},
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::offer::RcpType;

/// Everything known before the patients.
pub(super) struct Territory {
    pub people: People,
    pub boards: Vec<Board>,
    pub series: Vec<Series>,
    pub now: DateTime<Utc>,
    pub today: NaiveDate,
}

impl Territory {
    /// How many boards hear adults, which all the patients are: they come before the paediatric one.
    pub(super) fn of_adults(&self) -> usize {
        self.boards.iter().filter(|board| board.details.kind() != RcpType::Paediatric).count()
    }

    /// A session.
    pub(super) fn held(&self, at: When) -> Option<&Held> {
        self.series.get(at.series)?.sessions.get(at.session)
    }

    /// A session, to add a case.
    pub(super) fn held_mut(&mut self, at: When) -> Option<&mut Held> {
        self.series.get_mut(at.series)?.sessions.get_mut(at.session)
    }

    /// When a session begins.
    pub(super) fn start(&self, at: When) -> Option<DateTime<Utc>> {
        self.held(at).map(|held| held.session.start())
    }

    /// Whether it is over.
    pub(super) fn is_past(&self, at: When) -> bool {
        self.held(at).is_some_and(|held| held.ended().is_some())
    }
}
