//! What an act leaves in the audit: who, where, when, what, on what. No health data.

use crate::write::Origin;
use chrono::DateTime;
use domain::{
    access::{Action, Refusal, TargetKind},
    audit::{Act, AuditEvent, Outcome, Target},
    ids::{AccountId, PatientId},
};
use uuid::Uuid;

/// One event, before its origin is known and it takes its place in the chain.
#[derive(Debug, Clone)]
pub struct Event {
    outcome: Outcome,
    target: Option<Uuid>,
    patient: Option<Uuid>,
    actor: Option<AccountId>,
    right: Option<Action>,
    shown: Vec<Uuid>,
    reason: Option<String>,
    why: String,
}

impl Event {
    fn new(target: Option<Uuid>, outcome: Outcome) -> Self {
        Self {
            outcome,
            target,
            patient: None,
            actor: None,
            right: None,
            shown: Vec::new(),
            reason: None,
            why: String::new(),
        }
    }

    /// An act done on `target`.
    #[must_use]
    pub fn done(target: impl Into<Option<Uuid>>) -> Self {
        Self::new(target.into(), Outcome::Done)
    }

    /// An act refused on `target`, with a reason that the person may know.
    #[must_use]
    pub fn refused(target: impl Into<Option<Uuid>>, refusal: Refusal) -> Self {
        Self::new(target.into(), Outcome::Refused(refusal))
    }

    /// An act on something that the person may not know of.
    #[must_use]
    pub fn hidden(target: impl Into<Option<Uuid>>) -> Self {
        Self::new(target.into(), Outcome::Hidden)
    }

    /// An act that was tried and failed (a wrong password).
    #[must_use]
    pub fn failed(target: impl Into<Option<Uuid>>) -> Self {
        Self::new(target.into(), Outcome::Failed)
    }

    /// The patient concerned.
    #[must_use]
    pub fn about(self, patient: impl Into<Option<PatientId>>) -> Self {
        Self { patient: patient.into().map(PatientId::uuid), ..self }
    }

    /// What a list showed.
    #[must_use]
    pub fn showing(self, shown: Vec<Uuid>) -> Self {
        Self { shown, ..self }
    }

    /// The reason that the person gave.
    #[must_use]
    pub fn because(self, reason: impl Into<String>) -> Self {
        Self { reason: Some(reason.into()), ..self }
    }

    /// A coded detail (names of the fields that changed, a stage); never a value.
    #[must_use]
    pub fn noting(self, why: impl Into<String>) -> Self {
        Self { why: why.into(), ..self }
    }

    /// The person who acts, when the session does not tell it yet (signing in).
    #[must_use]
    pub fn by(self, account: AccountId) -> Self {
        Self { actor: Some(account), ..self }
    }

    /// The right that was used, when it was asked inside the transaction.
    #[must_use]
    pub fn by_right(self, right: Action) -> Self {
        Self { right: Some(right), ..self }
    }

    /// The event with its origin.
    pub(crate) fn complete(self, origin: &Origin) -> AuditEvent {
        let act = self.right.map_or(origin.act, Act::Right);
        let kind = match act {
            Act::Right(action) => action.kind().target,
            Act::System(_) => TargetKind::System,
        };
        AuditEvent {
            at: DateTime::from_timestamp_millis(origin.at).unwrap_or_default(),
            actor: self.actor.or_else(|| origin.actor.as_ref().map(crate::access::Actor::account)),
            place: origin.actor.as_ref().and_then(crate::access::Actor::place),
            act,
            target: Target { kind, id: self.target },
            patient: self.patient,
            outcome: self.outcome,
            shown: self.shown,
            reason: self.reason,
            why: self.why,
        }
    }
}
