//! A change of many sessions taken back, one session at a time.

use super::{Session, SessionStep, transitions::BEFORE_SITTING};
use chrono::{DateTime, Utc};

impl Session {
    /// The session as it was `before` a change that made it `after`, when nobody changed it since. That inscriptions opened or closed
    /// meanwhile is no change: the calendar calls for the step again.
    ///
    /// Nothing when somebody changed it since, once it has begun, or when it would go back to an hour that has passed.
    #[must_use]
    pub fn undone(self, before: &Self, after: &Self, now: DateTime<Utc>) -> Option<Self> {
        let removed = after.step() == SessionStep::Removed;
        let waits = if removed { self.state == after.state } else { BEFORE_SITTING.contains(&self.step()) };
        let untouched = Self { state: after.state.clone(), ..self.clone() } == *after;
        if !waits || !untouched || before.start <= now {
            return None;
        }
        let state = if removed { before.state.clone() } else { self.state };
        Some(Self { state, ..before.clone() }.advanced(now))
    }
}
