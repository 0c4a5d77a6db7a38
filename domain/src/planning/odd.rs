//! Days and hours at which no board is expected: a mistake of a key more often than a choice.
//!
//! Source: expert knowledge, to be confirmed. It warns; it never forbids: a board may sit on a Saturday.

use chrono::{Datelike, Duration, NaiveDateTime, Timelike, Weekday};

/// The hours of a day at which boards sit.
const USUAL: std::ops::RangeInclusive<u32> = 7..=20;

/// What is odd about the day or the hours of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Odd {
    /// It is on a Saturday or a Sunday.
    WeekEnd,
    /// It begins or ends in the night.
    Night,
    /// It ends on the next day.
    PastMidnight,
}

/// What is odd about a session that begins at an hour of Paris and lasts some minutes.
#[must_use]
pub fn oddities(start: NaiveDateTime, minutes: u16) -> Vec<Odd> {
    // The minute before the end: a session until 21:00 is over by night.
    let last = start + Duration::minutes(i64::from(minutes.saturating_sub(1)));
    let past = last.date() > start.date();
    let week_end = matches!(start.weekday(), Weekday::Sat | Weekday::Sun);
    let night = !past && ![start, last].iter().all(|at| USUAL.contains(&at.hour()));
    [(week_end, Odd::WeekEnd), (night, Odd::Night), (past, Odd::PastMidnight)]
        .into_iter()
        .filter_map(|(is, odd)| is.then_some(odd))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_end_a_night_and_a_session_over_midnight_are_odd_and_a_working_day_is_not() {
        let odd = |start: &str, minutes| oddities(start.parse().unwrap(), minutes);
        assert_eq!(odd("2026-12-04T07:00:00", 90), []);
        assert_eq!(odd("2026-12-04T19:30:00", 90), [], "until 21:00");
        assert_eq!(odd("2026-12-04T19:30:00", 95), [Odd::Night]);
        assert_eq!(odd("2026-12-04T06:55:00", 60), [Odd::Night]);
        assert_eq!(odd("2026-12-05T14:00:00", 60), [Odd::WeekEnd]);
        assert_eq!(odd("2026-12-06T23:30:00", 90), [Odd::WeekEnd, Odd::PastMidnight]);
    }
}
