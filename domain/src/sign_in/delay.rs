//! The delay that grows with failures, and never locks the victim out.
//!
//! Failures are counted twice: by address, and by (account, address). A stranger who tries an account from elsewhere makes
//! himself wait, not its owner. Source: OWASP ASVS 5.0.0, 6.3.1; QUALITY S7. The steps are expert knowledge, to be confirmed.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

/// Failures that cost nothing.
const FREE_FAILURES: u32 = 3;

/// Seconds of the first delay; each further failure doubles it.
const FIRST_DELAY_SECONDS: i64 = 5;

/// The longest delay, in seconds.
pub const MAX_DELAY_SECONDS: i64 = 15 * 60;

/// How long to wait after this many failures in a row.
#[must_use]
pub fn delay_after(failures: u32) -> Duration {
    let Some(doublings) = failures.checked_sub(FREE_FAILURES) else {
        return Duration::zero();
    };
    let seconds = 2_i64.checked_pow(doublings).and_then(|factor| factor.checked_mul(FIRST_DELAY_SECONDS));
    Duration::seconds(seconds.unwrap_or(MAX_DELAY_SECONDS).min(MAX_DELAY_SECONDS))
}

/// Failures in a row under one key (an address, or an account from an address).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Failures {
    count: u32,
    last: Option<DateTime<Utc>>,
}

impl Failures {
    /// No failure.
    pub const NONE: Self = Self { count: 0, last: None };

    /// Failures read from storage.
    #[must_use]
    pub const fn stored(count: u32, last: DateTime<Utc>) -> Self {
        Self { count, last: Some(last) }
    }

    /// Failures in a row.
    #[must_use]
    pub const fn count(self) -> u32 {
        self.count
    }

    /// When the last one happened.
    #[must_use]
    pub const fn last(self) -> Option<DateTime<Utc>> {
        self.last
    }

    /// One more failure. A day without any starts again from the first.
    #[must_use]
    pub fn one_more(self, now: DateTime<Utc>) -> Self {
        let forgotten = self.last.is_some_and(|last| now >= last + Duration::days(1));
        let count = if forgotten { 0 } else { self.count };
        Self { count: count.saturating_add(1), last: Some(now) }
    }

    /// How long to wait still; zero when one may try. An attempt made before is refused without looking at the password.
    #[must_use]
    pub fn wait(self, now: DateTime<Utc>) -> Duration {
        self.last.map_or(Duration::zero(), |last| (last + delay_after(self.count) - now).max(Duration::zero()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000 + seconds, 0).unwrap()
    }

    #[test]
    fn the_delay_starts_at_the_third_failure_and_doubles_to_a_quarter_of_an_hour() {
        let expected = [(0, 0), (2, 0), (3, 5), (4, 10), (5, 20), (10, 640), (11, 900), (40, 900), (u32::MAX, 900)];
        for (failures, seconds) in expected {
            assert_eq!(delay_after(failures), Duration::seconds(seconds), "{failures}");
        }
    }

    #[test]
    fn more_failures_never_wait_less() {
        assert!((0..100).all(|failures| delay_after(failures) <= delay_after(failures + 1)));
    }

    #[test]
    fn waiting_ends_by_itself() {
        let failures = (0..4).fold(Failures::NONE, |failures, second| failures.one_more(at(second)));
        assert_eq!((failures.count(), failures.last()), (4, Some(at(3))));
        assert_eq!(failures.wait(at(3)), Duration::seconds(10));
        assert_eq!(failures.wait(at(12)), Duration::seconds(1));
        assert_eq!(failures.wait(at(13)), Duration::zero());
        assert_eq!(failures.wait(at(500)), Duration::zero());
        assert_eq!(Failures::NONE.wait(at(0)), Duration::zero());
    }

    #[test]
    fn a_day_without_failure_forgets() {
        let many = Failures::stored(9, at(0));
        assert_eq!(many.one_more(at(86_399)).count(), 10);
        assert_eq!(many.one_more(at(86_400)).count(), 1);
    }
}
