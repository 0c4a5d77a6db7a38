//! The days on which an establishment is closed to its boards: works, a move, a bridge day.
//!
//! Source: users of calendars expect closures to be known, and the exception to them (a board may be held elsewhere or by video); expert
//! knowledge, to be confirmed. A closure warns; it never forbids.

use super::is_working_day;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Days on which an establishment is closed, both included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Shape", into = "Shape")]
pub struct Closure {
    from: NaiveDate,
    until: NaiveDate,
    reason: String,
}

#[derive(Serialize, Deserialize)]
struct Shape {
    from: NaiveDate,
    until: NaiveDate,
    reason: String,
}

/// Why a closure cannot exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClosureFault {
    /// Its last day comes before its first.
    EndsBeforeItStarts,
    /// Longer than a year.
    TooLong,
    /// No reason in words.
    ReasonNeeded,
}

impl Closure {
    /// Days on which an establishment is closed, and why.
    ///
    /// # Errors
    /// The first [`ClosureFault`] found.
    pub fn new(from: NaiveDate, until: NaiveDate, reason: &str) -> Result<Self, ClosureFault> {
        if until < from {
            return Err(ClosureFault::EndsBeforeItStarts);
        }
        if (until - from).num_days() > 366 {
            return Err(ClosureFault::TooLong);
        }
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(ClosureFault::ReasonNeeded);
        }
        Ok(Self { from, until, reason: reason.to_owned() })
    }

    /// The first day.
    #[must_use]
    pub const fn from(&self) -> NaiveDate {
        self.from
    }

    /// The last day.
    #[must_use]
    pub const fn until(&self) -> NaiveDate {
        self.until
    }

    /// Why.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// Whether a day stands in it.
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        (self.from..=self.until).contains(&day)
    }
}

/// The last open day before a day and the first one after it: from Monday to Friday, no public holiday, outside of these closures.
///
/// Source: expert knowledge, to be confirmed. A day that is proposed instead of a closed one is not closed itself.
#[must_use]
pub fn open_days_around(day: NaiveDate, closures: &[Closure]) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let open = |day: &NaiveDate| is_working_day(*day) && !closures.iter().any(|one| one.holds(*day));
    let found =
        |step: fn(NaiveDate) -> Option<NaiveDate>| std::iter::successors(step(day), |day| step(*day)).find(open);
    (found(|day| day.pred_opt()), found(|day| day.succ_opt()))
}

impl TryFrom<Shape> for Closure {
    type Error = &'static str;

    fn try_from(shape: Shape) -> Result<Self, Self::Error> {
        Self::new(shape.from, shape.until, &shape.reason).map_err(|_| "not a closure")
    }
}

impl From<Closure> for Shape {
    fn from(closure: Closure) -> Self {
        Self { from: closure.from, until: closure.until, reason: closure.reason }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_closure_holds_its_first_and_its_last_day() {
        let works = Closure::new(day("2026-08-03"), day("2026-08-14"), " Travaux ").unwrap();
        assert_eq!(works.reason(), "Travaux");
        let told = ["2026-08-02", "2026-08-03", "2026-08-14", "2026-08-15"].map(|text| works.holds(day(text)));
        assert_eq!(told, [false, true, true, false]);
    }

    #[test]
    fn the_days_proposed_around_a_closed_day_are_neither_closed_nor_holidays_nor_in_a_week_end() {
        let winter = Closure::new(day("2027-02-19"), day("2027-03-02"), "Travaux").unwrap();
        let around = |text: &str| open_days_around(day(text), std::slice::from_ref(&winter));
        assert_eq!(around("2027-02-23"), (Some(day("2027-02-18")), Some(day("2027-03-03"))));
        let spring = Closure::new(day("2027-03-24"), day("2027-03-26"), "Pont").unwrap();
        let easter = open_days_around(day("2027-03-25"), &[winter, spring]);
        assert_eq!(easter, (Some(day("2027-03-23")), Some(day("2027-03-30"))), "29 March is Easter Monday");
    }

    #[test]
    fn a_closure_without_a_reason_or_without_a_day_cannot_exist() {
        let (first, last) = (day("2026-08-03"), day("2026-08-14"));
        assert_eq!(Closure::new(last, first, "Travaux"), Err(ClosureFault::EndsBeforeItStarts));
        assert_eq!(Closure::new(first, last, "  "), Err(ClosureFault::ReasonNeeded));
        assert_eq!(Closure::new(first, day("2027-09-01"), "Travaux"), Err(ClosureFault::TooLong));
    }
}
