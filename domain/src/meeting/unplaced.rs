//! The cases that no session has: put off when their board had no other session, or not presented at its last one.
//!
//! Source: HEGP and 3C charters: a case that could not be presented is presented again as soon as possible. That nobody is forgotten
//! between two sessions is expert knowledge, to be confirmed. It refuses to know which session takes them (`super::next_session`).

use super::{Inscription, InscriptionState};

/// Which inscription of one pathway to one board waits for a session, if the last thing that happened to it leaves it without any.
#[must_use]
pub fn unplaced<'a>(of_one_pathway: impl IntoIterator<Item = &'a Inscription>) -> Option<&'a Inscription> {
    // What leaves a session and what enters another one bear the same instant: the one that is on an agenda comes last.
    let last = of_one_pathway.into_iter().max_by_key(|one| (one.state().since(), one.is_on_the_agenda()))?;
    let waits =
        matches!(last.state(), InscriptionState::Deferred { to: None, .. } | InscriptionState::NotPresented { .. });
    waits.then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ids::{EpisodeId, InscriptionId, OfferId, PatientId, ProfessionalId, SessionId},
        meeting::{DeferReason, NotPresentedReason, key_between},
    };
    use chrono::{DateTime, Utc};
    use uuid::Uuid;

    fn at(hour: u32) -> DateTime<Utc> {
        format!("2026-03-10T{hour:02}:00:00Z").parse().unwrap()
    }

    fn the(id: u128) -> SessionId {
        SessionId::from_uuid(Uuid::from_u128(id))
    }

    /// A case that waits in a session since 8 h.
    fn waiting(session: u128) -> Inscription {
        let id = |number| Uuid::from_u128(number);
        let key = key_between(None, None);
        let who = (PatientId::from_uuid(id(1)), EpisodeId::from_uuid(id(1)));
        let place = (OfferId::from_uuid(id(1)), the(session));
        let draft = Inscription::draft(
            InscriptionId::from_uuid(id(session)),
            place,
            who,
            ProfessionalId::from_uuid(id(1)),
            key,
        );
        Inscription { state: InscriptionState::Inscribed { at: at(8) }, ..draft }
    }

    fn put_off(to: Option<u128>) -> Inscription {
        waiting(1).defer(at(9), DeferReason::SessionCancelled, to.map(the)).unwrap()
    }

    #[test]
    fn a_case_put_off_to_no_session_waits_for_one_until_it_is_taken_or_asked_again() {
        assert_eq!(unplaced(&[put_off(None)]), Some(&put_off(None)));
        assert_eq!(unplaced(&[put_off(None).taken_by(the(2))]), None);
        assert_eq!(
            unplaced(&[put_off(None), Inscription { state: InscriptionState::Inscribed { at: at(10) }, ..waiting(2) }]),
            None
        );
    }

    #[test]
    fn a_case_that_left_for_another_session_or_came_back_waits_for_none() {
        let taken = Inscription { state: InscriptionState::Inscribed { at: at(9) }, ..waiting(2) };
        assert_eq!(unplaced(&[put_off(Some(2)), taken.clone()]), None);
        let given_back = taken.defer(at(10), DeferReason::SessionRestored, Some(the(1))).unwrap();
        assert_eq!(unplaced(&[put_off(Some(2)).back(at(10)).unwrap(), given_back]), None);
    }

    #[test]
    fn a_case_not_presented_at_the_last_session_waits_and_one_that_was_taken_does_not() {
        let skipped = waiting(1).not_presented(at(9), NotPresentedReason::Time).unwrap();
        assert_eq!(unplaced(&[skipped.clone()]), Some(&skipped));
        assert_eq!(
            unplaced(&[skipped, Inscription { state: InscriptionState::Inscribed { at: at(9) }, ..waiting(2) }]),
            None
        );
    }
}
