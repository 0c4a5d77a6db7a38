//! What a check knows besides the answers, and what fills a new form.

use super::{Path, Told};
use crate::{codes::Coded, patient::Sex, sorted::Map};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// The facts around a form. Dates are civil dates of Paris.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CheckContext {
    /// Today.
    pub today: NaiveDate,
    /// The patient's date of birth, when it is a full date.
    pub birth: Option<NaiveDate>,
    /// The patient's sex, when it is one of the two that formulas know.
    pub sex: Option<BodySex>,
    /// The date of the session.
    pub session_date: Option<NaiveDate>,
    /// The nature of the board (value set `nature`).
    pub session_nature: Option<Coded>,
    /// Whether the quorum of this case is met, as computed.
    pub quorum_met: Option<bool>,
    /// The derived values that this program cannot compute, told by one that can.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub told: Map<Path, Told>,
}

/// The sex that rules and formulas ask for. A person whose sex is recorded as undetermined has none here: the
/// formulas then say what is missing instead of guessing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum BodySex {
    /// Female.
    #[serde(rename = "F")]
    Female,
    /// Male.
    #[serde(rename = "M")]
    Male,
}

impl BodySex {
    /// The sex of formulas for a recorded sex.
    #[must_use]
    pub const fn of(sex: Sex) -> Option<Self> {
        match sex {
            Sex::F => Some(Self::Female),
            Sex::M => Some(Self::Male),
            Sex::I => None,
        }
    }
}

impl CheckContext {
    /// A context that knows only the date.
    #[must_use]
    pub const fn on(today: NaiveDate) -> Self {
        Self {
            today,
            birth: None,
            sex: None,
            session_date: None,
            session_nature: None,
            quorum_met: None,
            told: Map::new(),
        }
    }

    /// The date at which the age is told: the session, or today without one.
    #[must_use]
    pub fn reference_date(&self) -> NaiveDate {
        self.session_date.unwrap_or(self.today)
    }

    /// Full years at the reference date. Someone born on 29 February has their birthday on 1 March in common years
    /// (DOMAIN §2.6; source: expert knowledge, to be confirmed).
    #[must_use]
    pub fn age(&self) -> Option<u32> {
        age(self.birth?, self.reference_date())
    }

    /// The latest day that something past may have.
    #[must_use]
    pub fn latest_past(&self) -> NaiveDate {
        self.reference_date().max(self.today)
    }
}

/// Full years between a birth and a day; `None` before the birth.
#[must_use]
pub fn age(birth: NaiveDate, at: NaiveDate) -> Option<u32> {
    let years = at.year() - birth.year();
    let had_birthday = (at.month(), at.day()) >= (birth.month(), birth.day());
    u32::try_from(if had_birthday { years } else { years - 1 }).ok()
}

/// A fact of the record that may fill a question when a form starts, from a closed list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Prefill {
    /// The nature of the board.
    SessionNature,
    /// The organ system of the board.
    SessionOrganSystem,
    /// The organs of the board.
    SessionOrgans,
    /// The theme of a transversal board.
    SessionCare,
    /// Whether the board is a recourse board.
    SessionIsRecourse,
    /// Whether the patient is under 18.
    IsMinor,
    /// The quorum as computed.
    Quorum,
    /// The status of the document.
    DocumentStatus,
    /// The date of the session.
    SessionDate,
    /// The question that the case is inscribed with.
    CaseQuestion,
    /// Whether the patient was informed before the board.
    ToldBefore,
    /// When the patient was informed.
    ToldBeforeOn,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn age_turns_on_the_birthday() {
        for (birth, at, years) in [
            ("1949-11-22", "2024-11-21", Some(74)),
            ("1949-11-22", "2024-11-22", Some(75)),
            ("2004-02-29", "2023-02-28", Some(18)),
            ("2004-02-29", "2023-03-01", Some(19)),
            ("2024-01-01", "2023-12-31", None),
        ] {
            assert_eq!(age(day(birth), day(at)), years, "{birth} at {at}");
        }
    }
}
