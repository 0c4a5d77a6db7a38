//! The same patient in two coming sessions of one board: told to whoever inscribes, never refused.
//!
//! Source: expert knowledge, to be confirmed. It is most often the same request made twice by two secretariats; two tumours of one patient
//! are two cases, and both may be inscribed.

use crate::ids::{OfferId, SessionId};
use chrono::{DateTime, Utc};

/// A session where the patient is on the agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// The session.
    pub session: SessionId,
    /// Its board.
    pub offer: OfferId,
    /// When it begins.
    pub start: DateTime<Utc>,
}

/// When the patient is already expected at this board from `now` on, the chosen session included, the soonest first.
#[must_use]
pub fn inscribed_already(offer: OfferId, known: &[Known], now: DateTime<Utc>) -> Vec<DateTime<Utc>> {
    let mut found: Vec<_> =
        known.iter().filter(|one| one.offer == offer && one.start > now).map(|one| one.start).collect();
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn known(session: u128, offer: u128, day: &str) -> Known {
        Known {
            session: SessionId::from_uuid(Uuid::from_u128(session)),
            offer: OfferId::from_uuid(Uuid::from_u128(offer)),
            start: format!("{day}T13:00:00Z").parse().unwrap(),
        }
    }

    #[test]
    fn a_patient_of_a_coming_session_of_the_same_board_is_known_and_no_other() {
        let all = [
            known(1, 1, "2026-03-24"),
            known(2, 1, "2026-03-10"),
            known(3, 2, "2026-03-17"),
            known(4, 1, "2026-02-24"),
        ];
        let now = "2026-03-02T08:00:00Z".parse().unwrap();
        let found = inscribed_already(all[0].offer, &all, now);
        assert_eq!(found, [all[1].start, all[0].start]);
    }
}
