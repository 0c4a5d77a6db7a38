//! Which boards hear a patient by age.
//!
//! Source: CSP R.6123-91-3: under 18, always the interregional paediatric board (RCPPI). The orientation of a patient of 16 to 18 to an
//! adult centre, with the informed agreement of patient and family, follows from that board and does not replace it. It refuses to know
//! how a board is found: the caller tells which paediatric boards there are.

use crate::{
    offer::{Contact, RcpType},
    planning::paris,
};
use chrono::{DateTime, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};

/// The age from which any board hears a patient, in years. Source: CSP R.6123-91-3.
pub const MAJORITY: u16 = 18;

/// Whether a board of this type hears a patient of this age, in years on the day of the session. A birth date that tells no age stops
/// nobody. Source: CSP R.6123-91-3.
#[must_use]
pub fn hears(kind: RcpType, age: Option<u16>) -> bool {
    kind == RcpType::Paediatric || age.is_none_or(|age| age >= MAJORITY)
}

/// An interregional paediatric board, as the way to go for a minor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaediatricBoard {
    /// Its name.
    pub name: String,
    /// The establishment that organises it.
    pub place: String,
    /// When its next session that takes cases begins; none when it is not planned.
    pub next: Option<DateTime<Utc>>,
    /// Whom to ask.
    pub contacts: Vec<Contact>,
}

impl PaediatricBoard {
    /// When it meets next, in Paris.
    #[must_use]
    pub fn meets(&self) -> Option<NaiveDateTime> {
        self.next.map(paris::to_paris)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minor_is_heard_by_the_paediatric_board_alone_until_the_eighteenth_birthday() {
        for kind in RcpType::ALL {
            assert_eq!(hears(kind, Some(17)), kind == RcpType::Paediatric, "{kind:?}");
            assert!(hears(kind, Some(18)), "{kind:?}");
        }
    }

    #[test]
    fn a_patient_whose_age_is_not_known_is_not_stopped() {
        assert!(hears(RcpType::Standard, None));
    }
}
