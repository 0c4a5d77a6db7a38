//! A date of which the day, or the day and the month, may be unknown.
//!
//! Decides what a typed date means and how two such dates compare. Source: the HL7 TS data type, whose precision is the
//! number of digits given (CI-SIS, CANCER-FRCP 2022.01, dates "YYYY", "YYYYMM", "YYYYMMDD"). It never invents the
//! missing part: a year stays a year.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use std::{cmp::Ordering, fmt, str::FromStr};

/// The years that a partial date accepts: a typing error outside of them is always an error in a medical file.
const YEARS: std::ops::RangeInclusive<i32> = 1850..=2150;

/// Why a text is not a partial date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartialDateError {
    /// The text has none of the accepted shapes.
    Shape,
    /// The shape is right but no calendar has this date (31/02/2019, month 13, year 9019).
    NotInCalendar,
}

/// How much of the date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DatePrecision {
    /// The year only.
    Year,
    /// The year and the month.
    Month,
    /// The full date.
    Day,
}

/// A year, a month of a year, or a day; between 1850 and 2150. Stored and sent as `2019`, `2019-03` or `2019-03-14`.
///
/// The derived order sorts by earliest possible day, then the less precise first; for a clinical comparison use
/// [`PartialDate::is_certainly_before`] or [`PartialDate::compare`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    earliest: NaiveDate,
    precision: DatePrecision,
}

impl PartialDate {
    /// A whole year.
    ///
    /// # Errors
    /// `NotInCalendar` outside of 1850–2150.
    pub fn year(year: i32) -> Result<Self, PartialDateError> {
        Self::build(year, 1, 1, DatePrecision::Year)
    }

    /// A month (1 to 12) of a year.
    ///
    /// # Errors
    /// `NotInCalendar` outside of 1850–2150 or for a month that does not exist.
    pub fn month(year: i32, month: u32) -> Result<Self, PartialDateError> {
        Self::build(year, month, 1, DatePrecision::Month)
    }

    /// A full date.
    ///
    /// # Errors
    /// `NotInCalendar` outside of 1850–2150.
    pub fn day(date: NaiveDate) -> Result<Self, PartialDateError> {
        Self::build(date.year(), date.month(), date.day(), DatePrecision::Day)
    }

    fn build(year: i32, month: u32, day: u32, precision: DatePrecision) -> Result<Self, PartialDateError> {
        let earliest = NaiveDate::from_ymd_opt(year, month, day).filter(|d| YEARS.contains(&d.year()));
        earliest.map(|earliest| Self { earliest, precision }).ok_or(PartialDateError::NotInCalendar)
    }

    /// Reads what a person types: `2019`, `03/2019`, `14/06/1971`, `14061971`, with `/`, `-`, `.` or a space, and also
    /// the stored shapes `2019-03` and `2019-03-14`.
    ///
    /// # Errors
    /// See [`PartialDateError`].
    pub fn parse(text: &str) -> Result<Self, PartialDateError> {
        let text = text.trim();
        if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
            let cut = |range| text.get(range).unwrap_or_default();
            return Self::from_parts(&[cut(0..2), cut(2..4), cut(4..8)]);
        }
        let parts: Vec<&str> = text.split(['/', '-', '.', ' ']).collect();
        Self::from_parts(&parts)
    }

    fn from_parts(parts: &[&str]) -> Result<Self, PartialDateError> {
        match *parts {
            [y] if y.len() == 4 => Self::year(number(y)?),
            [y, m] if y.len() == 4 => Self::month(number(y)?, number(m)?),
            [m, y] if y.len() == 4 => Self::month(number(y)?, number(m)?),
            [y, m, d] if y.len() == 4 => Self::build(number(y)?, number(m)?, number(d)?, DatePrecision::Day),
            [d, m, y] if y.len() == 4 => Self::build(number(y)?, number(m)?, number(d)?, DatePrecision::Day),
            _ => Err(PartialDateError::Shape),
        }
    }

    /// How much is known.
    #[must_use]
    pub const fn precision(self) -> DatePrecision {
        self.precision
    }

    /// The first day that it may be.
    #[must_use]
    pub const fn earliest(self) -> NaiveDate {
        self.earliest
    }

    /// The last day that it may be.
    #[must_use]
    pub fn latest(self) -> NaiveDate {
        let months = match self.precision {
            DatePrecision::Day => return self.earliest,
            DatePrecision::Month => 1,
            DatePrecision::Year => 12,
        };
        let next = self.earliest.checked_add_months(Months::new(months));
        next.and_then(|day| day.checked_sub_days(Days::new(1))).unwrap_or(self.earliest)
    }

    /// The day, when it is known.
    #[must_use]
    pub fn exact(self) -> Option<NaiveDate> {
        (self.precision == DatePrecision::Day).then_some(self.earliest)
    }

    /// The year, always known.
    #[must_use]
    pub fn year_number(self) -> i32 {
        self.earliest.year()
    }

    /// The month (1 to 12), when it is known.
    #[must_use]
    pub fn month_number(self) -> Option<u32> {
        (self.precision >= DatePrecision::Month).then(|| self.earliest.month())
    }

    /// True when every day that `self` may be is before every day that `other` may be.
    #[must_use]
    pub fn is_certainly_before(self, other: Self) -> bool {
        self.latest() < other.earliest
    }

    /// True when every day that `self` may be is after `day`: what a rule "not in the future" asks.
    #[must_use]
    pub fn is_certainly_after_day(self, day: NaiveDate) -> bool {
        self.earliest > day
    }

    /// The certain order of two dates, or `None` when what is known does not tell (equal full dates are `Equal`).
    #[must_use]
    pub fn compare(self, other: Self) -> Option<Ordering> {
        if self.is_certainly_before(other) {
            return Some(Ordering::Less);
        }
        if other.is_certainly_before(self) {
            return Some(Ordering::Greater);
        }
        (self.exact().is_some() && self == other).then_some(Ordering::Equal)
    }
}

fn number<N: FromStr>(digits: &str) -> Result<N, PartialDateError> {
    let plain = !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit());
    if !plain {
        return Err(PartialDateError::Shape);
    }
    digits.parse().map_err(|_| PartialDateError::Shape)
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (y, m, d) = (self.earliest.year(), self.earliest.month(), self.earliest.day());
        match self.precision {
            DatePrecision::Year => write!(f, "{y:04}"),
            DatePrecision::Month => write!(f, "{y:04}-{m:02}"),
            DatePrecision::Day => write!(f, "{y:04}-{m:02}-{d:02}"),
        }
    }
}

impl FromStr for PartialDate {
    type Err = PartialDateError;

    fn from_str(text: &str) -> Result<Self, PartialDateError> {
        Self::parse(text)
    }
}

impl fmt::Display for PartialDateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Shape => "not the shape of a date",
            Self::NotInCalendar => "not a date of the calendar",
        })
    }
}

impl std::error::Error for PartialDateError {}

impl TryFrom<String> for PartialDate {
    type Error = PartialDateError;

    fn try_from(text: String) -> Result<Self, PartialDateError> {
        Self::parse(&text)
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        PartialDate::parse(text).unwrap()
    }

    #[test]
    fn what_people_type_is_understood() {
        for (typed, stored) in [
            ("2019", "2019"),
            ("03/2019", "2019-03"),
            ("3/2019", "2019-03"),
            ("2019-03", "2019-03"),
            (" 14/06/1971 ", "1971-06-14"),
            ("14.06.1971", "1971-06-14"),
            ("14 6 1971", "1971-06-14"),
            ("14061971", "1971-06-14"),
            ("1971-06-14", "1971-06-14"),
        ] {
            assert_eq!(date(typed).to_string(), stored, "{typed}");
        }
    }

    #[test]
    fn an_impossible_date_is_refused() {
        for (typed, why) in [
            ("31/02/2019", PartialDateError::NotInCalendar),
            ("13/2019", PartialDateError::NotInCalendar),
            ("0012", PartialDateError::NotInCalendar),
            ("", PartialDateError::Shape),
            ("juin", PartialDateError::Shape),
            ("14/06/71", PartialDateError::Shape),
            ("14/06/1971/2", PartialDateError::Shape),
            ("+1/2019", PartialDateError::Shape),
        ] {
            assert_eq!(PartialDate::parse(typed), Err(why), "{typed}");
        }
    }

    #[test]
    fn a_month_ends_on_its_last_day() {
        assert_eq!(date("02/2024").latest().to_string(), "2024-02-29");
        assert_eq!(date("2023").latest().to_string(), "2023-12-31");
    }

    #[test]
    fn a_year_and_one_of_its_days_do_not_compare() {
        assert_eq!(date("2019").compare(date("03/2019")), None);
        assert_eq!(date("2019").compare(date("2020")), Some(Ordering::Less));
        assert_eq!(date("03/2019").compare(date("28/02/2019")), Some(Ordering::Greater));
        assert_eq!(date("14/06/1971").compare(date("14/06/1971")), Some(Ordering::Equal));
        assert_eq!(date("2019").compare(date("2019")), None);
    }

    #[test]
    fn storage_keeps_the_precision() {
        let text = serde_json::to_string(&date("03/2019")).unwrap();
        assert_eq!(text, "\"2019-03\"");
        assert_eq!(serde_json::from_str::<PartialDate>(&text).unwrap(), date("03/2019"));
        assert!(serde_json::from_str::<PartialDate>("\"2019-13\"").is_err());
    }
}
