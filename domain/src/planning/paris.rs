//! The hours of Paris, by the European rule, without a time zone table.
//!
//! Source: directive 2000/84/CE of 19 January 2001, articles 2 and 3: summer time runs from 1:00 UTC on the last Sunday of
//! March to 1:00 UTC on the last Sunday of October. France has followed it since 1996. It refuses to know earlier years,
//! which it treats by the same rule.

use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc};

/// What a wall-clock time in Paris means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LocalTime {
    /// One instant.
    Once(DateTime<Utc>),
    /// The hour that is lived twice in October: in summer time, then in winter time.
    Twice {
        /// The instant in summer time.
        first: DateTime<Utc>,
        /// The instant in winter time, one hour later.
        second: DateTime<Utc>,
    },
    /// The hour that does not exist in March; the instant is the one a clock that was not set would show.
    Skipped(DateTime<Utc>),
}

/// What a wall-clock time in Paris means.
#[must_use]
pub fn to_utc(local: NaiveDateTime) -> LocalTime {
    let summer = (local - Duration::hours(2)).and_utc();
    let winter = (local - Duration::hours(1)).and_utc();
    match (is_summer_time(summer), is_summer_time(winter)) {
        (true, true) => LocalTime::Once(summer),
        (false, false) => LocalTime::Once(winter),
        (true, false) => LocalTime::Twice { first: summer, second: winter },
        (false, true) => LocalTime::Skipped(winter),
    }
}

/// One instant for a wall-clock time: the first of the two in October, one hour later in March.
#[must_use]
pub fn instant(local: NaiveDateTime) -> DateTime<Utc> {
    match to_utc(local) {
        LocalTime::Once(at) | LocalTime::Skipped(at) | LocalTime::Twice { first: at, .. } => at,
    }
}

/// The wall-clock time in Paris at an instant.
#[must_use]
pub fn to_paris(at: DateTime<Utc>) -> NaiveDateTime {
    at.naive_utc() + Duration::hours(if is_summer_time(at) { 2 } else { 1 })
}

/// The civil day in Paris at an instant.
#[must_use]
pub fn day(at: DateTime<Utc>) -> NaiveDate {
    to_paris(at).date()
}

/// Whether summer time is in force at an instant.
#[must_use]
pub fn is_summer_time(at: DateTime<Utc>) -> bool {
    let now = at.naive_utc();
    match (change(now.year(), 3), change(now.year(), 10)) {
        (Some(forward), Some(back)) => forward <= now && now < back,
        _ => false,
    }
}

/// 1:00 UTC on the last Sunday of a month of 31 days; nothing outside the years that the calendar knows.
fn change(year: i32, month: u32) -> Option<NaiveDateTime> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    let back = u64::from(last.weekday().num_days_from_sunday());
    Some(last.checked_sub_days(Days::new(back))?.and_time(NaiveTime::from_hms_opt(1, 0, 0)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;
    use chrono_tz::Europe::Paris;

    #[test]
    fn the_time_zone_table_agrees_every_half_hour_from_2000_to_2040() {
        let mut at = Utc.with_ymd_and_hms(2000, 1, 1, 0, 0, 0).unwrap();
        let end = Utc.with_ymd_and_hms(2041, 1, 1, 0, 0, 0).unwrap();
        while at < end {
            assert_eq!(to_paris(at), at.with_timezone(&Paris).naive_local(), "{at}");
            at += Duration::minutes(30);
        }
    }

    #[test]
    fn gaps_and_overlaps_agree_with_the_time_zone_table() {
        let mut local = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap().and_hms_opt(0, 15, 0).unwrap();
        let end = NaiveDate::from_ymd_opt(2041, 1, 1).unwrap().and_hms_opt(0, 0, 0).unwrap();
        while local < end {
            let expected = match Paris.from_local_datetime(&local) {
                chrono::LocalResult::Single(at) => LocalTime::Once(at.to_utc()),
                chrono::LocalResult::Ambiguous(a, b) => LocalTime::Twice { first: a.to_utc(), second: b.to_utc() },
                chrono::LocalResult::None => LocalTime::Skipped((local - Duration::hours(1)).and_utc()),
            };
            assert_eq!(to_utc(local), expected, "{local}");
            local += Duration::minutes(30);
        }
    }

    #[test]
    fn a_board_at_14_00_stays_at_14_00_across_the_change() {
        let hour =
            |month, day| instant(NaiveDate::from_ymd_opt(2026, month, day).unwrap().and_hms_opt(14, 0, 0).unwrap());
        assert_eq!(hour(3, 24), Utc.with_ymd_and_hms(2026, 3, 24, 13, 0, 0).unwrap());
        assert_eq!(hour(3, 31), Utc.with_ymd_and_hms(2026, 3, 31, 12, 0, 0).unwrap());
    }
}
