//! The month grid of the calendar page, ISO weeks, and the day of a session.

use super::paris;
use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};

/// The day of Paris on which something begins, when it is not today.
///
/// Source: process chain of the product, steps 3 and 11: a session has its date, and its meeting is held then; expert
/// knowledge, to be confirmed.
#[must_use]
pub fn other_day(start: DateTime<Utc>, today: NaiveDate) -> Option<NaiveDate> {
    Some(paris::to_paris(start).date()).filter(|day| *day != today)
}

/// The weeks that a month touches, each from Monday to Sunday; empty when there is no such month.
#[must_use]
pub fn weeks_of_month(year: i32, month: u32) -> Vec<[NaiveDate; 7]> {
    let Some(first) = NaiveDate::from_ymd_opt(year, month, 1) else { return Vec::new() };
    let Some(mut monday) = monday_of(first) else { return Vec::new() };
    let mut weeks = Vec::new();
    while monday <= first || monday.month() == month {
        let Some(week) = week_from(monday) else { break };
        weeks.push(week);
        let Some(next) = monday.checked_add_days(Days::new(7)) else { break };
        monday = next;
    }
    weeks
}

/// The ISO 8601 year and week number of a day.
#[must_use]
pub fn iso_week(day: NaiveDate) -> (i32, u32) {
    let week = day.iso_week();
    (week.year(), week.week())
}

/// The days of the week in which a day stands, from Monday.
#[must_use]
pub fn week_of(day: NaiveDate) -> [NaiveDate; 7] {
    monday_of(day).and_then(week_from).unwrap_or([day; 7])
}

fn monday_of(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))
}

fn week_from(monday: NaiveDate) -> Option<[NaiveDate; 7]> {
    monday.checked_add_days(Days::new(6))?;
    let mut offset = 0;
    Some([monday; 7].map(|day| {
        let date = day.checked_add_days(Days::new(offset)).unwrap_or(day);
        offset += 1;
        date
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_a_month_is_in_its_grid_once() {
        for (year, month) in (2020..2031).flat_map(|year| (1..=12).map(move |month| (year, month))) {
            let weeks = weeks_of_month(year, month);
            let days: Vec<_> = weeks.iter().flatten().filter(|day| day.month() == month).collect();
            let first = NaiveDate::from_ymd_opt(year, month, 1).unwrap();
            assert_eq!(days.len(), first.iter_days().take_while(|day| day.month() == month).count());
            assert!(weeks.iter().flatten().zip(weeks.iter().flatten().skip(1)).all(|(a, b)| a.succ_opt() == Some(*b)));
            assert!(weeks.iter().all(|week| week[0].weekday() == chrono::Weekday::Mon));
        }
    }

    #[test]
    fn a_session_late_in_the_evening_is_of_its_day_in_paris() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let start: DateTime<Utc> = "2026-11-24T23:30:00Z".parse().unwrap();
        assert_eq!(other_day(start, day("2026-11-25")), None);
        assert_eq!(other_day(start, day("2026-11-24")), Some(day("2026-11-25")));
    }

    #[test]
    fn a_month_that_does_not_exist_has_no_week() {
        assert!(weeks_of_month(2026, 13).is_empty());
    }

    #[test]
    fn february_2027_has_four_weeks_and_march_2026_six() {
        assert_eq!(weeks_of_month(2027, 2).len(), 4);
        assert_eq!(weeks_of_month(2026, 3).len(), 6);
    }

    #[test]
    fn the_first_of_january_may_belong_to_the_last_week_of_the_year_before() {
        assert_eq!(iso_week("2027-01-01".parse().unwrap()), (2026, 53));
    }
}
