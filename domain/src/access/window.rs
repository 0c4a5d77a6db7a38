//! How long the participants of a session see its cases.
//!
//! From the day on which the agenda is sent to the thirtieth day after the session, both included.
//! Source: expert knowledge, to be confirmed (temporary access of the participants, DOMAIN §5.2).

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// Days after the session during which its participants still see its cases.
pub const DAYS_AFTER_SESSION: u64 = 30;

/// The civil days, in Paris, during which a session's participants see its cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionWindow {
    first: NaiveDate,
    last: NaiveDate,
}

impl SessionWindow {
    /// The window of a session, from the day of its agenda and its own day. An agenda sent after the session opens
    /// the window on that later day.
    #[must_use]
    pub fn new(agenda_sent_on: NaiveDate, session_on: NaiveDate) -> Self {
        let last = session_on.checked_add_days(Days::new(DAYS_AFTER_SESSION)).unwrap_or(session_on);
        Self { first: agenda_sent_on, last }
    }

    /// Whether the participants see the cases on this day.
    #[must_use]
    pub fn is_open_on(self, today: NaiveDate) -> bool {
        self.first <= today && today <= self.last
    }

    /// The first day of access.
    #[must_use]
    pub const fn first_day(self) -> NaiveDate {
        self.first
    }

    /// The last day of access.
    #[must_use]
    pub const fn last_day(self) -> NaiveDate {
        self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    #[test]
    fn participants_see_the_cases_from_the_agenda_to_the_thirtieth_day() {
        let window = SessionWindow::new(day(3, 2), day(3, 3));
        assert!(!window.is_open_on(day(3, 1)));
        assert!(window.is_open_on(day(3, 2)));
        assert!(window.is_open_on(day(4, 2)));
        assert!(!window.is_open_on(day(4, 3)));
    }

    #[test]
    fn an_agenda_sent_too_late_opens_nothing() {
        let window = SessionWindow::new(day(5, 1), day(3, 3));
        assert!(!window.is_open_on(day(4, 2)) && !window.is_open_on(day(5, 1)));
    }
}
