//! The days on which an establishment is closed to its boards: works, a move, a bridge day.
//!
//! Source: users of calendars expect closures to be known, and the exception to them (a board may be held elsewhere or by video); expert
//! knowledge, to be confirmed. A closure warns; it never forbids.

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
    fn a_closure_without_a_reason_or_without_a_day_cannot_exist() {
        let (first, last) = (day("2026-08-03"), day("2026-08-14"));
        assert_eq!(Closure::new(last, first, "Travaux"), Err(ClosureFault::EndsBeforeItStarts));
        assert_eq!(Closure::new(first, last, "  "), Err(ClosureFault::ReasonNeeded));
        assert_eq!(Closure::new(first, day("2027-09-01"), "Travaux"), Err(ClosureFault::TooLong));
    }
}
