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
        meeting::{DeferReason, Facts, InformationOutcome, NotPresentedReason, PatientTold, key_between},
        offer::{PatientInformation, RcpType},
        planning::SessionStep,
    };
    use chrono::{DateTime, Utc};
    use uuid::Uuid;

    fn at(hour: u32) -> DateTime<Utc> {
        format!("2026-03-10T{hour:02}:00:00Z").parse().unwrap()
    }

    fn the(id: u128) -> SessionId {
        SessionId::from_uuid(Uuid::from_u128(id))
    }

    fn somebody() -> ProfessionalId {
        ProfessionalId::from_uuid(Uuid::from_u128(1))
    }

    fn facts() -> Facts {
        let outcome = InformationOutcome::Agreement;
        let told = PatientTold { on: at(8).date_naive(), by: somebody(), in_writing: false, outcome };
        Facts {
            pathway: true,
            account: true,
            consent: true,
            told: Some(told),
            wanted: PatientInformation::Agreement,
            anonymous: false,
            session: SessionStep::Open,
            late: None,
            age: Some(62),
            kind: RcpType::Standard,
            already_inscribed: false,
        }
    }

    /// A case that waits in a session since an hour.
    fn waiting(session: u128, hour: u32) -> Inscription {
        let one = Uuid::from_u128(1);
        let who = (PatientId::from_uuid(one), EpisodeId::from_uuid(one));
        let id = InscriptionId::from_uuid(Uuid::from_u128(session));
        let place = (OfferId::from_uuid(one), the(session));
        let draft = Inscription::draft(id, place, who, somebody(), key_between(None, None));
        draft.inscribe(at(hour), &facts()).unwrap()
    }

    fn put_off(to: Option<u128>) -> Inscription {
        waiting(1, 8).defer(at(9), DeferReason::SessionCancelled, to.map(the)).unwrap()
    }

    #[test]
    fn a_case_put_off_to_no_session_waits_for_one_until_it_is_taken_or_asked_again() {
        assert_eq!(unplaced(&[put_off(None)]), Some(&put_off(None)));
        assert_eq!(unplaced(&[put_off(None).taken_by(the(2))]), None);
        assert_eq!(unplaced(&[put_off(None), waiting(2, 10)]), None);
    }

    #[test]
    fn a_case_that_left_for_another_session_or_came_back_waits_for_none() {
        assert_eq!(unplaced(&[put_off(Some(2)), waiting(2, 9)]), None);
        let given_back = waiting(2, 9).defer(at(10), DeferReason::SessionRestored, Some(the(1))).unwrap();
        assert_eq!(unplaced(&[put_off(Some(2)).back(at(10)).unwrap(), given_back]), None);
    }

    #[test]
    fn a_case_not_presented_at_the_last_session_waits_and_one_that_was_taken_does_not() {
        let skipped = waiting(1, 8).not_presented(at(9), NotPresentedReason::Time).unwrap();
        assert_eq!(unplaced(std::slice::from_ref(&skipped)), Some(&skipped));
        assert_eq!(unplaced(&[skipped, waiting(2, 9)]), None);
    }
}
