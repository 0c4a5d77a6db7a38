//! What must be there before a case is inscribed to a session.
//!
//! Source: process chain of the product, step 8 (pathway, account and consent all precede the inscription); patient
//! information: ONCONPDC (non-opposition) and ONCOLIE (agreement), opposition blocks unless the coordinator has the case
//! presented without identity; CSP R.6123-91-3: under 18, always an interregional paediatric board. It is distinct from the
//! consent to share a record (`crate::consent`).

use super::{LateAdd, hears};
use crate::{
    ids::ProfessionalId,
    offer::{PatientInformation, RcpType},
    planning::SessionStep,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the patient said when told about the presentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InformationOutcome {
    /// Did not object.
    NonOpposition,
    /// Agreed.
    Agreement,
    /// Objected.
    Opposition,
}

/// That the patient was told about the presentation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatientTold {
    /// On which day.
    pub on: NaiveDate,
    /// By whom.
    pub by: ProfessionalId,
    /// In writing, and not only by word of mouth.
    pub in_writing: bool,
    /// What the patient said.
    pub outcome: InformationOutcome,
}

/// What is known when somebody wants to inscribe a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The patient has a cancer pathway (one per primary tumour).
    pub pathway: bool,
    /// The patient has a record.
    pub account: bool,
    /// The patient consented to the record.
    pub consent: bool,
    /// The patient was told about the presentation.
    pub told: Option<PatientTold>,
    /// What the offer wants the patient to have said.
    pub wanted: PatientInformation,
    /// The coordinator decided that the case is presented without identity.
    pub anonymous: bool,
    /// Where the session is in its life.
    pub session: SessionStep,
    /// Why the case comes after the closing, if it does.
    pub late: Option<LateAdd>,
    /// Age in years on the day of the session; nothing when the birth date does not tell.
    pub age: Option<u16>,
    /// The type of the board.
    pub kind: RcpType,
    /// The same pathway is already inscribed to the same session.
    pub already_inscribed: bool,
}

/// Why a case cannot be inscribed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Refusal {
    /// No cancer pathway.
    NoPathway,
    /// No record.
    NoAccount,
    /// No consent to the record.
    NoConsent,
    /// The patient was not told.
    NotTold,
    /// The patient objected.
    Opposed,
    /// The offer wants an agreement, and the patient only did not object.
    AgreementNeeded,
    /// The session takes no case.
    SessionTakesNoCase {
        /// Where it is.
        step: SessionStep,
    },
    /// Inscriptions are closed, and no reason is given.
    LateWithoutReason,
    /// Under 18, to be sent to the interregional paediatric board.
    MinorOutsidePaediatricBoard {
        /// Age in years.
        age: u16,
    },
    /// Already inscribed.
    AlreadyInscribed,
}

/// Whether a case can be inscribed.
///
/// # Errors
/// Every reason why it cannot, at once, in the order of the chain.
pub fn ready_to_inscribe(facts: &Facts) -> Result<(), Vec<Refusal>> {
    let minor = facts.age.filter(|_| !hears(facts.kind, facts.age));
    let refusals: Vec<_> = [
        (!facts.pathway).then_some(Refusal::NoPathway),
        (!facts.account).then_some(Refusal::NoAccount),
        (!facts.consent).then_some(Refusal::NoConsent),
        information(facts),
        session(facts),
        minor.map(|age| Refusal::MinorOutsidePaediatricBoard { age }),
        facts.already_inscribed.then_some(Refusal::AlreadyInscribed),
    ]
    .into_iter()
    .flatten()
    .collect();
    if refusals.is_empty() { Ok(()) } else { Err(refusals) }
}

fn information(facts: &Facts) -> Option<Refusal> {
    let outcome = facts.told.as_ref().map(|told| told.outcome);
    match (outcome, facts.wanted) {
        (None, _) => Some(Refusal::NotTold),
        (Some(InformationOutcome::Opposition), _) => (!facts.anonymous).then_some(Refusal::Opposed),
        (Some(InformationOutcome::NonOpposition), PatientInformation::Agreement) => Some(Refusal::AgreementNeeded),
        (Some(_), _) => None,
    }
}

fn session(facts: &Facts) -> Option<Refusal> {
    match facts.session {
        SessionStep::Open => None,
        SessionStep::Closed | SessionStep::InProgress => facts.late.is_none().then_some(Refusal::LateWithoutReason),
        step => Some(Refusal::SessionTakesNoCase { step }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::LateReason;
    use uuid::Uuid;

    fn facts() -> Facts {
        Facts {
            pathway: true,
            account: true,
            consent: true,
            told: Some(PatientTold {
                on: "2026-11-20".parse().unwrap(),
                by: ProfessionalId::from_uuid(Uuid::from_u128(1)),
                in_writing: false,
                outcome: InformationOutcome::NonOpposition,
            }),
            wanted: PatientInformation::NonOpposition,
            anonymous: false,
            session: SessionStep::Open,
            late: None,
            age: Some(62),
            kind: RcpType::Standard,
            already_inscribed: false,
        }
    }

    fn told(outcome: InformationOutcome) -> Option<PatientTold> {
        facts().told.map(|told| PatientTold { outcome, ..told })
    }

    fn refused(facts: &Facts) -> Vec<Refusal> {
        ready_to_inscribe(facts).err().unwrap_or_default()
    }

    #[test]
    fn a_case_with_everything_is_inscribed() {
        assert_eq!(ready_to_inscribe(&facts()), Ok(()));
    }

    #[test]
    fn pathway_account_consent_and_information_all_precede_and_are_told_at_once() {
        let bare = Facts { pathway: false, account: false, consent: false, told: None, ..facts() };
        let all = [Refusal::NoPathway, Refusal::NoAccount, Refusal::NoConsent, Refusal::NotTold];
        assert_eq!(refused(&bare), all);
    }

    #[test]
    fn opposition_blocks_unless_the_case_has_no_identity() {
        let opposed = Facts { told: told(InformationOutcome::Opposition), ..facts() };
        assert_eq!(refused(&opposed), [Refusal::Opposed]);
        assert_eq!(ready_to_inscribe(&Facts { anonymous: true, ..opposed }), Ok(()));
    }

    #[test]
    fn some_boards_want_an_agreement() {
        let wanted = Facts { wanted: PatientInformation::Agreement, ..facts() };
        assert_eq!(refused(&wanted), [Refusal::AgreementNeeded]);
        assert!(ready_to_inscribe(&Facts { told: told(InformationOutcome::Agreement), ..wanted }).is_ok());
    }

    #[test]
    fn a_late_case_needs_a_reason() {
        let late = Facts { session: SessionStep::Closed, ..facts() };
        assert_eq!(refused(&late), [Refusal::LateWithoutReason]);
        let reason = LateAdd::new(LateReason::Urgent, None).unwrap();
        assert!(ready_to_inscribe(&Facts { late: Some(reason), ..late }).is_ok());
    }

    #[test]
    fn no_case_enters_a_session_that_is_over_or_not_open() {
        for step in [SessionStep::Planned, SessionStep::Ended, SessionStep::Cancelled, SessionStep::Settled] {
            let closed = Facts { session: step, ..facts() };
            assert_eq!(refused(&closed), [Refusal::SessionTakesNoCase { step }]);
        }
    }

    #[test]
    fn a_minor_goes_to_the_paediatric_board_only() {
        for age in 0..18 {
            for kind in RcpType::ALL {
                let minor = refused(&Facts { age: Some(age), kind, ..facts() });
                let way = [Refusal::MinorOutsidePaediatricBoard { age }];
                assert_eq!(minor, if kind == RcpType::Paediatric { &[] } else { way.as_slice() }, "{age} {kind:?}");
            }
        }
    }

    #[test]
    fn every_board_takes_a_patient_from_the_eighteenth_birthday() {
        for kind in RcpType::ALL {
            assert_eq!(ready_to_inscribe(&Facts { age: Some(18), kind, ..facts() }), Ok(()), "{kind:?}");
        }
    }
}
