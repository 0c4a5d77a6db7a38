//! A change of many sessions taken back, one session at a time.

use super::{Apart, Session, SessionStep};
use chrono::{DateTime, Utc};

impl Session {
    /// The session as it was `before` a change that made it `after`, when nobody changed it since. That inscriptions opened or closed
    /// meanwhile is no change: the calendar calls for the step again.
    ///
    /// Nothing when somebody changed it since, once it has begun, or when it would go back to an hour that has passed.
    #[must_use]
    pub fn undone(self, before: &Self, after: &Self, now: DateTime<Utc>) -> Option<Self> {
        let removed = after.step() == SessionStep::Removed;
        let waits = if removed { self.state == after.state } else { self.step().is_before_sitting() };
        let untouched = Self { state: after.state.clone(), ..self.clone() } == *after;
        if !waits || !untouched || before.start <= now {
            return None;
        }
        let state = if removed { before.state.clone() } else { self.state };
        Some(Self { state, ..before.clone() }.advanced(now))
    }

    /// The session that somebody changed since, and that stays where it was put, with the place in its series that it had `before` a
    /// change that made it `after`: no date of the series is held twice.
    ///
    /// Nothing when that place did not change, or when it has another one since.
    #[must_use]
    pub fn home(self, before: &Self, after: &Self) -> Option<Self> {
        let place = |one: &Self| (one.series, one.due());
        if place(&self) != place(after) || place(before) == place(after) {
            return None;
        }
        let apart = self.apart.map(|apart| Apart { was_start: before.start, was_end: before.end, ..apart });
        Some(Self { apart, ..self }.in_series(before.series, before.due()))
    }
}
