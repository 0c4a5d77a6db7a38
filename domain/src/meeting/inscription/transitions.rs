//! The transitions of an inscription. Each consumes it and may refuse.

use super::{
    CaseStatus, DeferReason, Inscription, InscriptionRefusal, InscriptionState, InscriptionStep, NotPresentedReason,
    Passage, WithdrawReason,
};
use crate::{
    ids::{EpisodeId, InscriptionId, OfferId, PatientId, ProfessionalId, SessionId},
    meeting::{CaseFacts, Facts, OrderKey, Refusal, must_be_discussed, ready_to_inscribe},
};
use chrono::{DateTime, Utc};

type Next = Result<Inscription, InscriptionRefusal>;

impl Inscription {
    /// Starts the inscription of a pathway to a session.
    #[must_use]
    pub fn draft(
        id: InscriptionId,
        (offer, session): (OfferId, SessionId),
        (patient, episode): (PatientId, EpisodeId),
        requester: ProfessionalId,
        order: OrderKey,
    ) -> Self {
        Self {
            id,
            offer,
            session,
            patient,
            episode,
            requester,
            presenter: None,
            frcp: None,
            number: None,
            wish: CaseStatus::Discussed,
            anonymous: false,
            late: None,
            order,
            recourse_of: None,
            state: InscriptionState::Draft,
            earlier: Vec::new(),
        }
    }

    /// Inscribes the case, when everything that must precede is there. The late add of the facts is kept.
    ///
    /// # Errors
    /// Every refusal of [`ready_to_inscribe`], at once; a case that is no longer a draft is already inscribed.
    pub fn inscribe(self, now: DateTime<Utc>, facts: &Facts) -> Result<Self, Vec<Refusal>> {
        if self.step() != InscriptionStep::Draft {
            return Err(vec![Refusal::AlreadyInscribed]);
        }
        ready_to_inscribe(facts)?;
        let state = InscriptionState::Inscribed { at: now };
        Ok(Self { state, late: facts.late.clone(), anonymous: facts.anonymous, ..self })
    }

    /// The coordinator or the secretary finds the file complete.
    ///
    /// # Errors
    /// Unless it waits to be presented.
    pub fn found_complete(self, now: DateTime<Utc>) -> Next {
        self.waiting(InscriptionState::Complete { at: now })
    }

    /// The file lacks something.
    ///
    /// # Errors
    /// When it is not said what, or unless it waits to be presented.
    pub fn found_incomplete(self, now: DateTime<Utc>, lacks: &str) -> Next {
        if lacks.trim().is_empty() {
            return Err(InscriptionRefusal::LacksNotSaid);
        }
        self.waiting(InscriptionState::Incomplete { at: now, lacks: lacks.trim().to_owned() })
    }

    /// Presented: discussed, or registered when nothing forces a discussion.
    ///
    /// # Errors
    /// Unless it waits to be presented, or with every reason why it must be discussed.
    pub fn present(self, now: DateTime<Utc>, how: CaseStatus, facts: &CaseFacts) -> Next {
        let reasons = must_be_discussed(facts);
        if how == CaseStatus::Registered && !reasons.is_empty() {
            return Err(InscriptionRefusal::MustBeDiscussed { reasons });
        }
        self.waiting(InscriptionState::Presented { at: now, how })
    }

    /// Put off. A case that was presented can be put off for want of quorum, or by the patient's choice: it is to be
    /// presented again.
    ///
    /// # Errors
    /// To its own session, or when it is a draft or has left.
    pub fn defer(self, now: DateTime<Utc>, reason: DeferReason, to: Option<SessionId>) -> Next {
        if to == Some(self.session) {
            return Err(InscriptionRefusal::SameSession);
        }
        let again = matches!(reason, DeferReason::Quorum | DeferReason::PatientChoice);
        let state = InscriptionState::Deferred { at: now, reason, to };
        match self.step() {
            InscriptionStep::Discussed | InscriptionStep::Registered if again => Ok(Self { state, ..self }),
            _ => self.waiting(state),
        }
    }

    /// Taken out.
    ///
    /// # Errors
    /// Once it is presented or has left.
    pub fn withdraw(self, now: DateTime<Utc>, reason: WithdrawReason) -> Next {
        let state = InscriptionState::Withdrawn { at: now, reason };
        if self.step() == InscriptionStep::Draft { Ok(Self { state, ..self }) } else { self.waiting(state) }
    }

    /// The session went by without it.
    ///
    /// # Errors
    /// Unless it waits to be presented.
    pub fn not_presented(self, now: DateTime<Utc>, reason: NotPresentedReason) -> Next {
        self.waiting(InscriptionState::NotPresented { at: now, reason })
    }

    /// The inscription of the same case to another session, after it was put off or not presented. It keeps the form,
    /// the requester, the presenter and the history, and is inscribed at once: what must precede was already checked.
    ///
    /// # Errors
    /// Unless it was put off or not presented, or to its own session.
    pub fn again(&self, now: DateTime<Utc>, id: InscriptionId, session: SessionId, order: OrderKey) -> Next {
        if !matches!(self.step(), InscriptionStep::Deferred | InscriptionStep::NotPresented) {
            return Err(InscriptionRefusal::NotFrom { step: self.step() });
        }
        if session == self.session {
            return Err(InscriptionRefusal::SameSession);
        }
        let mut earlier = self.earlier.clone();
        earlier.push(Passage { inscription: self.id, session: self.session, state: self.state.clone() });
        let state = InscriptionState::Inscribed { at: now };
        Ok(Self { id, session, order, state, earlier, late: None, number: None, ..self.clone() })
    }

    /// A session takes it at last: one that was put off to none says which one.
    #[must_use]
    pub fn taken_by(self, to: SessionId) -> Self {
        match self.state {
            InscriptionState::Deferred { at, reason, to: None } => {
                Self { state: InscriptionState::Deferred { at, reason, to: Some(to) }, ..self }
            }
            _ => self,
        }
    }

    /// Back in the session that it was put off from: that was undone, or the session takes place after all. The case keeps its number and
    /// its place. Whoever calls knows that it had not been presented.
    ///
    /// # Errors
    /// Unless it was put off.
    pub fn back(self, now: DateTime<Utc>) -> Next {
        match self.state {
            InscriptionState::Deferred { .. } => Ok(Self { state: InscriptionState::Inscribed { at: now }, ..self }),
            _ => Err(InscriptionRefusal::NotFrom { step: self.step() }),
        }
    }

    fn waiting(self, state: InscriptionState) -> Next {
        match self.step() {
            InscriptionStep::Inscribed | InscriptionStep::Complete | InscriptionStep::Incomplete => {
                Ok(Self { state, ..self })
            }
            step => Err(InscriptionRefusal::NotFrom { step }),
        }
    }
}
