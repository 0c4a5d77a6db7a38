//! School holidays of zone C, where Île-de-France is: many members are away, and a secretary wants to see it before planning.
//!
//! Source: school calendars published by the ministry of education for zone C (académies of Créteil, Paris, Versailles among others),
//! years 2025-2026 and 2026-2027; those of 2026-2027 are to be confirmed against the published order. A day after the last known
//! summer has no answer, which is not the same as a school day. It refuses to know the other zones: the product serves Île-de-France.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One of the holidays of a school year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SchoolHoliday {
    /// At the end of October.
    Autumn,
    /// Around Christmas.
    Christmas,
    /// In February.
    Winter,
    /// In April.
    Spring,
    /// July and August.
    Summer,
}

type Day = (i32, u32, u32);

/// The first Saturday without school, and the day before the return.
const KNOWN: [(SchoolHoliday, Day, Day); 10] = [
    (SchoolHoliday::Autumn, (2025, 10, 18), (2025, 11, 2)),
    (SchoolHoliday::Christmas, (2025, 12, 20), (2026, 1, 4)),
    (SchoolHoliday::Winter, (2026, 2, 21), (2026, 3, 8)),
    (SchoolHoliday::Spring, (2026, 4, 18), (2026, 5, 3)),
    (SchoolHoliday::Summer, (2026, 7, 4), (2026, 8, 31)),
    (SchoolHoliday::Autumn, (2026, 10, 17), (2026, 11, 1)),
    (SchoolHoliday::Christmas, (2026, 12, 19), (2027, 1, 3)),
    (SchoolHoliday::Winter, (2027, 2, 6), (2027, 2, 21)),
    (SchoolHoliday::Spring, (2027, 4, 3), (2027, 4, 18)),
    (SchoolHoliday::Summer, (2027, 7, 3), (2027, 8, 31)),
];

/// The school holiday of zone C in which a day stands, as far as the calendars are known.
#[must_use]
pub fn school_holiday(day: NaiveDate) -> Option<SchoolHoliday> {
    KNOWN.iter().find(|(_, first, last)| date(*first) <= Some(day) && Some(day) <= date(*last)).map(|(name, ..)| *name)
}

/// The last day about which the school calendar says something.
#[must_use]
pub fn school_calendar_known_until() -> Option<NaiveDate> {
    KNOWN.last().and_then(|(_, _, last)| date(*last))
}

fn date((year, month, day): Day) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Datelike, Days, Weekday};

    fn on(text: &str) -> Option<SchoolHoliday> {
        school_holiday(text.parse().unwrap())
    }

    #[test]
    fn the_winter_of_zone_c_is_not_that_of_the_other_zones() {
        assert_eq!((on("2026-02-20"), on("2026-02-21")), (None, Some(SchoolHoliday::Winter)));
        assert_eq!((on("2026-03-08"), on("2026-03-09")), (Some(SchoolHoliday::Winter), None));
    }

    #[test]
    fn each_holiday_begins_a_saturday_and_ends_before_the_next_one() {
        for pair in KNOWN.windows(2) {
            assert!(date(pair[0].2) < date(pair[1].1));
        }
        for (name, first, last) in KNOWN {
            let (first, last) = (date(first).unwrap(), date(last).unwrap());
            assert_eq!(first.weekday(), Weekday::Sat, "{name:?} {first}");
            let back = last.checked_add_days(Days::new(1)).unwrap().weekday();
            assert!(name == SchoolHoliday::Summer || back == Weekday::Mon, "{name:?} {last}");
        }
    }

    #[test]
    fn a_day_after_the_last_known_summer_has_no_answer() {
        let last = school_calendar_known_until().unwrap();
        assert_eq!(school_holiday(last.checked_add_days(Days::new(60)).unwrap()), None);
    }
}
