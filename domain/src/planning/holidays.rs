//! French public holidays and working days.
//!
//! Source: code du travail, article L.3133-1 (eleven days). The two more days of Alsace and Moselle are not known here:
//! the product serves Île-de-France.

use crate::sorted::Set;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// A public holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// The day after Easter.
    EasterMonday,
    /// 1 May.
    LabourDay,
    /// 8 May.
    Victory1945,
    /// 39 days after Easter, a Thursday.
    Ascension,
    /// 50 days after Easter.
    WhitMonday,
    /// 14 July.
    NationalDay,
    /// 15 August.
    Assumption,
    /// 1 November.
    AllSaints,
    /// 11 November.
    Armistice1918,
    /// 25 December.
    Christmas,
}

/// Easter Sunday of a Gregorian year (the anonymous algorithm, as given by Meeus, *Astronomical Algorithms*, chapter 8).
/// Nothing outside the years that the calendar knows.
#[must_use]
pub fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(n / 31).ok()?, u32::try_from(n % 31 + 1).ok()?)
}

/// The public holidays of a year, in the order of the calendar.
#[must_use]
pub fn holidays(year: i32) -> Vec<(NaiveDate, Holiday)> {
    let fixed = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let after_easter = |days| easter(year).and_then(|sunday| sunday.checked_add_days(Days::new(days)));
    let all: Set<_> = [
        (fixed(1, 1), Holiday::NewYear),
        (after_easter(1), Holiday::EasterMonday),
        (fixed(5, 1), Holiday::LabourDay),
        (fixed(5, 8), Holiday::Victory1945),
        (after_easter(39), Holiday::Ascension),
        (after_easter(50), Holiday::WhitMonday),
        (fixed(7, 14), Holiday::NationalDay),
        (fixed(8, 15), Holiday::Assumption),
        (fixed(11, 1), Holiday::AllSaints),
        (fixed(11, 11), Holiday::Armistice1918),
        (fixed(12, 25), Holiday::Christmas),
    ]
    .into_iter()
    .filter_map(|(date, name)| Some((date?, name)))
    .collect();
    all.into_iter().collect()
}

/// The public holiday that a day is, if it is one.
#[must_use]
pub fn holiday(day: NaiveDate) -> Option<Holiday> {
    holidays(day.year()).into_iter().find(|(date, _)| *date == day).map(|(_, name)| name)
}

/// The last working day before a day, and the first one after it.
#[must_use]
pub fn working_days_around(day: NaiveDate) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let found = |step: fn(NaiveDate) -> Option<NaiveDate>| {
        std::iter::successors(step(day), |day| step(*day)).find(|day| is_working_day(*day))
    };
    (found(|day| day.pred_opt()), found(|day| day.succ_opt()))
}

/// Whether a day is from Monday to Friday and not a public holiday.
#[must_use]
pub fn is_working_day(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && holiday(day).is_none()
}

/// The day that comes `count` working days after a day (the day itself when `count` is 0). A negative count goes back.
#[must_use]
pub fn add_working_days(day: NaiveDate, count: i32) -> NaiveDate {
    let mut left = count.unsigned_abs();
    let mut current = day;
    while left > 0 {
        let next = if count > 0 { current.succ_opt() } else { current.pred_opt() };
        let Some(next) = next else { return current };
        current = next;
        left -= u32::from(is_working_day(current));
    }
    current
}

/// How many working days lie after `from`, up to and including `until`; 0 when `until` is not later.
#[must_use]
pub fn working_days_between(from: NaiveDate, until: NaiveDate) -> usize {
    from.iter_days().skip(1).take_while(|day| *day <= until).filter(|day| is_working_day(*day)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn easter_falls_where_the_almanac_says() {
        for (year, day) in [
            (2000, "2000-04-23"),
            (2008, "2008-03-23"),
            (2011, "2011-04-24"),
            (2026, "2026-04-05"),
            (2038, "2038-04-25"),
        ] {
            assert_eq!(easter(year), Some(date(day)));
        }
    }

    #[test]
    fn a_year_has_eleven_public_holidays() {
        assert!((2000..2040).all(|year| holidays(year).len() == 11));
        assert_eq!(holiday(date("2026-05-14")), Some(Holiday::Ascension));
        assert_eq!(holiday(date("2026-05-25")), Some(Holiday::WhitMonday));
        assert_eq!(holiday(date("2026-05-26")), None);
    }

    #[test]
    fn working_days_jump_over_the_week_end_and_holidays() {
        assert_eq!(add_working_days(date("2026-11-20"), 3), date("2026-11-25"));
        assert_eq!(add_working_days(date("2026-12-24"), 1), date("2026-12-28"));
        assert_eq!(add_working_days(date("2026-12-28"), -1), date("2026-12-24"));
        assert_eq!(working_days_between(date("2026-12-24"), date("2026-12-28")), 1);
    }
}
