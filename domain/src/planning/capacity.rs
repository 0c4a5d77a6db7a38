//! How much work fits in a session.
//!
//! Source: expert knowledge, to be confirmed (2 minutes for a registered case, 5 for a discussed one, 8 for a complex
//! one); each offer may change them.

use chrono::{Duration, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// The minutes of a session and what a case costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capacity {
    /// Minutes of the session.
    pub minutes: u16,
    /// Minutes for a case that is only registered.
    pub registered: u16,
    /// Minutes for a case that is discussed.
    pub discussed: u16,
    /// Minutes for a complex case.
    pub complex: u16,
}

/// How much a case weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CaseWeight {
    /// Only registered.
    Registered,
    /// Discussed.
    Discussed,
    /// Discussed at length.
    Complex,
}

impl CaseWeight {
    /// The weight of a case by how its requester would have it presented.
    #[must_use]
    pub const fn of(registered: bool, complex: bool) -> Self {
        match (registered, complex) {
            (true, _) => Self::Registered,
            (false, true) => Self::Complex,
            (false, false) => Self::Discussed,
        }
    }
}

/// Minutes asked for and minutes there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Load {
    /// Minutes asked for.
    pub used: u16,
    /// Minutes there are.
    pub capacity: u16,
}

impl Capacity {
    /// A session of some minutes with the usual cost of cases.
    #[must_use]
    pub const fn of(minutes: u16) -> Self {
        Self { minutes, registered: 2, discussed: 5, complex: 8 }
    }

    /// Minutes that a case costs.
    #[must_use]
    pub const fn cost(&self, case: CaseWeight) -> u16 {
        match case {
            CaseWeight::Registered => self.registered,
            CaseWeight::Discussed => self.discussed,
            CaseWeight::Complex => self.complex,
        }
    }

    /// The load of these cases.
    #[must_use]
    pub fn load(&self, cases: &[CaseWeight]) -> Load {
        let used = cases.iter().fold(0_u16, |sum, case| sum.saturating_add(self.cost(*case)));
        Load { used, capacity: self.minutes }
    }
}

impl Load {
    /// Minutes left; 0 when the session is full.
    #[must_use]
    pub const fn left(self) -> u16 {
        self.capacity.saturating_sub(self.used)
    }

    /// Whether more is asked for than there is: a warning, never a refusal.
    #[must_use]
    pub const fn is_over(self) -> bool {
        self.used > self.capacity
    }

    /// Whether a case of this cost fits in the minutes left.
    #[must_use]
    pub const fn takes(self, cost: u16) -> bool {
        cost <= self.left()
    }

    /// When a session that should end at `end` would end with a case of this cost more: each minute over comes after.
    #[must_use]
    pub fn end_with(self, end: NaiveDateTime, cost: u16) -> NaiveDateTime {
        end + Duration::minutes(i64::from(self.over_with(cost)))
    }

    /// Minutes over what there is, with cases of this cost more; 0 when they fit.
    #[must_use]
    pub const fn over_with(self, cost: u16) -> u16 {
        self.used.saturating_add(cost).saturating_sub(self.capacity)
    }

    /// Part of the session that is taken, in percent; more than 100 when it is over, 100 when there is no minute at all.
    #[must_use]
    pub fn percent(self) -> u32 {
        (u32::from(self.used) * 100).checked_div(u32::from(self.capacity)).unwrap_or(100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ninety_minutes_hold_eighteen_discussed_cases() {
        let capacity = Capacity::of(90);
        let full = capacity.load(&[CaseWeight::Discussed; 18]);
        assert_eq!((full.percent(), full.left(), full.is_over()), (100, 0, false));
        assert!(capacity.load(&[CaseWeight::Discussed; 19]).is_over());
    }

    #[test]
    fn a_case_that_does_not_fit_puts_the_end_off_by_what_is_over() {
        let end: NaiveDateTime = "2026-03-10T15:30:00".parse().unwrap();
        let load = Load { used: 86, capacity: 90 };
        assert_eq!((load.takes(4), load.takes(5)), (true, false));
        assert_eq!(load.end_with(end, 4), end);
        assert_eq!((load.over_with(4), load.over_with(8)), (0, 4));
        assert_eq!(load.end_with(end, 8).to_string(), "2026-03-10 15:34:00");
    }

    #[test]
    fn registered_and_complex_cases_weigh_their_own_minutes() {
        let load = Capacity::of(60).load(&[CaseWeight::Registered, CaseWeight::Discussed, CaseWeight::Complex]);
        assert_eq!(load, Load { used: 15, capacity: 60 });
        assert_eq!((load.percent(), load.left()), (25, 45));
    }
}
