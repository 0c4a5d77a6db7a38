//! What a page of the calendar shows: a day, a week, a month or a year, and the one before and after it.

use super::calendar::{week_of, weeks_of_month};
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// How much of the calendar.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Span {
    /// A month.
    #[default]
    Month,
    /// From Monday to Sunday.
    Week,
    /// One day.
    Day,
    /// From 1 January to 31 December.
    Year,
}

/// The day, week, month or year of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    span: Span,
    first: NaiveDate,
}

impl Period {
    /// The one in which a day stands.
    #[must_use]
    pub fn of(span: Span, day: NaiveDate) -> Self {
        let first = match span {
            Span::Month => day.with_day(1),
            Span::Week => week_of(day).first().copied(),
            Span::Day => Some(day),
            Span::Year => NaiveDate::from_ymd_opt(day.year(), 1, 1),
        };
        Self { span, first: first.unwrap_or(day) }
    }

    /// How much it is.
    #[must_use]
    pub const fn span(self) -> Span {
        self.span
    }

    /// Its first day.
    #[must_use]
    pub const fn first(self) -> NaiveDate {
        self.first
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> NaiveDate {
        let last = match self.span {
            Span::Month => self.first.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()),
            Span::Week => self.first.checked_add_days(Days::new(6)),
            Span::Day => Some(self.first),
            Span::Year => NaiveDate::from_ymd_opt(self.first.year(), 12, 31),
        };
        last.unwrap_or(self.first)
    }

    /// The first and last day that its page shows: a month shows whole weeks.
    #[must_use]
    pub fn shown(self) -> (NaiveDate, NaiveDate) {
        let weeks = match self.span {
            Span::Month => weeks_of_month(self.first.year(), self.first.month()),
            Span::Week | Span::Day | Span::Year => Vec::new(),
        };
        match (weeks.first(), weeks.last()) {
            (Some([first, ..]), Some([.., last])) => (*first, *last),
            _ => (self.first, self.last()),
        }
    }

    /// The one that follows.
    #[must_use]
    pub fn next(self) -> Self {
        self.last().succ_opt().map_or(self, |day| Self::of(self.span, day))
    }

    /// The one before.
    #[must_use]
    pub fn previous(self) -> Self {
        self.first.pred_opt().map_or(self, |day| Self::of(self.span, day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn told(span: Span, day: &str) -> (String, String) {
        let period = Period::of(span, date(day));
        (period.first().to_string(), period.last().to_string())
    }

    #[test]
    fn a_day_stands_in_its_day_its_week_its_month_and_its_year() {
        let pair = |first: &str, last: &str| (first.to_owned(), last.to_owned());
        assert_eq!(told(Span::Day, "2028-02-29"), pair("2028-02-29", "2028-02-29"));
        assert_eq!(told(Span::Week, "2027-01-01"), pair("2026-12-28", "2027-01-03"));
        assert_eq!(told(Span::Month, "2028-02-29"), pair("2028-02-01", "2028-02-29"));
        assert_eq!(told(Span::Year, "2028-02-29"), pair("2028-01-01", "2028-12-31"));
    }

    #[test]
    fn what_follows_what_is_before_is_the_same_again_for_ten_years() {
        for span in [Span::Day, Span::Week, Span::Month, Span::Year] {
            for day in date("2024-12-20").iter_days().take(3700) {
                let period = Period::of(span, day);
                assert_eq!(period.previous().next(), period);
                assert_eq!(period.next().first(), period.last().succ_opt().unwrap());
                assert!(period.first() <= day && day <= period.last());
            }
        }
    }

    #[test]
    fn the_page_of_a_month_shows_whole_weeks() {
        let (first, last) = Period::of(Span::Month, date("2026-03-15")).shown();
        assert_eq!((first, last), (date("2026-02-23"), date("2026-04-05")));
    }

    #[test]
    fn the_end_of_time_has_no_next_week() {
        let last = Period::of(Span::Week, NaiveDate::MAX);
        assert_eq!(last.next(), last);
    }
}
