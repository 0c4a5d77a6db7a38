//! When the members of a session are asked whether they come.
//!
//! Source: expert knowledge, to be confirmed: fourteen days before, then seven days before those who did not answer.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

/// Days before the session.
const FIRST_DAYS: i64 = 14;
const SECOND_DAYS: i64 = 7;

/// The rounds of questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Round {
    /// Fourteen days before.
    First,
    /// Seven days before.
    Second,
}

/// The round in which a member who has not answered is to be asked now, having been asked in `asked` already. A session
/// planned within the last week asks once.
#[must_use]
pub fn round_due(start: DateTime<Utc>, asked: Option<Round>, now: DateTime<Utc>) -> Option<Round> {
    let left = start - now;
    let round = match left {
        _ if left <= Duration::zero() || left > Duration::days(FIRST_DAYS) => return None,
        _ if left <= Duration::days(SECOND_DAYS) => Round::Second,
        _ => Round::First,
    };
    (asked < Some(round)).then_some(round)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: &str) -> DateTime<Utc> {
        format!("2026-03-{day}T13:00:00Z").parse().unwrap()
    }

    #[test]
    fn a_member_is_asked_two_weeks_before_then_one_week_before_and_no_more() {
        let start = at("31");
        assert_eq!(round_due(start, None, at("16")), None);
        assert_eq!(round_due(start, None, at("17")), Some(Round::First));
        assert_eq!(round_due(start, Some(Round::First), at("20")), None);
        assert_eq!(round_due(start, Some(Round::First), at("24")), Some(Round::Second));
        assert_eq!(round_due(start, Some(Round::Second), at("28")), None);
        assert_eq!(round_due(start, None, at("31")), None);
    }

    #[test]
    fn a_session_planned_within_the_week_asks_once() {
        assert_eq!(round_due(at("31"), None, at("28")), Some(Round::Second));
    }
}
