//! The date of birth and the age.

use crate::people::refusal;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// The oldest age that is not a typing error, in years.
pub const OLDEST: u32 = 130;

/// The age of majority, in years. Source: Code civil, article 414.
pub const MAJORITY: u32 = 18;

/// A date of birth, full: when the day or the month is unknown, the act gives a date by convention, which is copied.
///
/// A stored date is taken again as it was, without asking what day it is today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BirthDate(NaiveDate);

/// Why a date is not a date of birth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BirthDateError {
    /// After today.
    InTheFuture,
    /// More than [`OLDEST`] years ago.
    TooOld,
}

refusal!(BirthDateError);

impl BirthDate {
    /// A date of birth as known on `today`. Source: DOMAIN §2.1.A: not in the future, age at most 130.
    ///
    /// # Errors
    /// See [`BirthDateError`].
    pub fn new(date: NaiveDate, today: NaiveDate) -> Result<Self, BirthDateError> {
        let Some(age) = today.years_since(date) else { return Err(BirthDateError::InTheFuture) };
        if age > OLDEST { Err(BirthDateError::TooOld) } else { Ok(Self(date)) }
    }

    /// The date.
    #[must_use]
    pub const fn date(self) -> NaiveDate {
        self.0
    }

    /// The year, for searches.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// Completed years on a day, 0 before the birth. One born on 29 February is a year older on 1 March of a common
    /// year. Source: expert knowledge, to be confirmed.
    #[must_use]
    pub fn age_at(self, day: NaiveDate) -> u32 {
        day.years_since(self.0).unwrap_or(0)
    }

    /// Whether the person is under 18 on a day.
    #[must_use]
    pub fn is_minor_at(self, day: NaiveDate) -> bool {
        self.age_at(day) < MAJORITY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn nobody_is_born_tomorrow_or_131_years_ago() {
        let today = day("2026-11-21");
        assert_eq!(BirthDate::new(day("2026-11-22"), today), Err(BirthDateError::InTheFuture));
        assert!(BirthDate::new(today, today).is_ok());
        assert!(BirthDate::new(day("1895-11-22"), today).is_ok());
        assert_eq!(BirthDate::new(day("1895-11-21"), today), Err(BirthDateError::TooOld));
    }

    #[test]
    fn the_age_changes_on_the_birthday() {
        let born = BirthDate::new(day("1971-06-14"), day("2026-11-21")).unwrap();
        assert_eq!((born.age_at(day("2026-06-13")), born.age_at(day("2026-06-14"))), (54, 55));
        assert_eq!(born.age_at(day("1970-01-01")), 0);
        let leap = BirthDate::new(day("2008-02-29"), day("2026-11-21")).unwrap();
        assert_eq!((leap.age_at(day("2026-02-28")), leap.age_at(day("2026-03-01"))), (17, 18));
        assert!(leap.is_minor_at(day("2026-02-28")) && !leap.is_minor_at(day("2026-03-01")));
    }
}
