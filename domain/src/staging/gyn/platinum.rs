//! The platinum-free interval and the sensitivity that it tells.
//!
//! Source: DOMAIN §2.4, gynaecological scores; expert knowledge, to be confirmed: under one month refractory, from one to under
//! six resistant, from six to twelve partially sensitive, over twelve sensitive. A date without its day or month gives every
//! interval that it admits.

use super::{coded::coded, walk::Stages};
use crate::codes::PartialDate;
use chrono::{Months, NaiveDate};

coded! {
    /// Sensitivity to platinum, from the longest interval to the shortest.
    Sensitivity from "gyn-sensibilite-platine" {
        /// Over twelve months.
        Sensitive = "sensitive",
        /// From six to twelve months.
        Partial = "partial",
        /// From one to under six months.
        Resistant = "resistant",
        /// Under one month.
        Refractory = "refractory",
    }
}

/// The intervals that two dates admit, in full months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// The shortest.
    pub from: u32,
    /// The longest.
    pub to: u32,
    /// The class of the shortest.
    pub least_sensitive: Sensitivity,
    /// The class of the longest.
    pub most_sensitive: Sensitivity,
}

impl Interval {
    /// The class, or the two that the dates leave, the more sensitive first; `None` when they leave more.
    #[must_use]
    pub fn class(&self) -> Option<Stages<Sensitivity>> {
        let (most, least) = (self.most_sensitive, self.least_sensitive);
        match Sensitivity::ALL.iter().filter(|one| (most..=least).contains(*one)).count() {
            1 => Some(Stages::One(most)),
            2 => Some(Stages::Either(most, least)),
            _ => None,
        }
    }
}

/// The interval from the last dose of platinum to the relapse. `None` when the relapse is certainly before the dose.
#[must_use]
pub fn platinum_free(last: PartialDate, relapse: PartialDate) -> Option<Interval> {
    if relapse.latest() < last.earliest() {
        return None;
    }
    // A dose and a relapse of the same month leave an interval of no day at the least.
    let latest_dose = last.latest().min(relapse.latest());
    let earliest_relapse = relapse.earliest().max(latest_dose);
    Some(Interval {
        from: months(latest_dose, earliest_relapse),
        to: months(last.earliest(), relapse.latest()),
        least_sensitive: class(latest_dose, earliest_relapse),
        most_sensitive: class(last.earliest(), relapse.latest()),
    })
}

fn class(last: NaiveDate, relapse: NaiveDate) -> Sensitivity {
    let after = |months: u32| last.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX);
    if relapse < after(1) {
        Sensitivity::Refractory
    } else if relapse < after(6) {
        Sensitivity::Resistant
    } else if relapse <= after(12) {
        Sensitivity::Partial
    } else {
        Sensitivity::Sensitive
    }
}

/// Full months between two days.
fn months(last: NaiveDate, relapse: NaiveDate) -> u32 {
    let reached = |months: &u32| last.checked_add_months(Months::new(*months)).is_some_and(|day| day <= relapse);
    (1..).take_while(reached).last().unwrap_or(0)
}
