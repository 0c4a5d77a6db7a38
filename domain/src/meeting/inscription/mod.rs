//! The life of one case in one session.
//!
//! Source: ANS FRCP (ORG-128 registered, ORG-134 discussed); the states around them (draft, inscribed, complete or not,
//! presented, deferred, withdrawn, not presented) and their reasons are expert knowledge, to be confirmed. A deferred case
//! keeps its form and its history.

mod reasons;
mod transitions;

use super::OrderKey;
use crate::ids::{EpisodeId, FrcpId, InscriptionId, OfferId, PatientId, ProfessionalId, SessionId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use reasons::{DeferReason, LateAdd, LateReason, NotPresentedReason, WithdrawReason};

/// How a case is presented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CaseStatus {
    /// Registered: a standard case that conforms to a guideline.
    Registered,
    /// Discussed.
    Discussed,
}

impl CaseStatus {
    /// The code in the FRCP. Source: ANS JDV 1.2.250.1.213.1.1.4.2.281.17.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Registered => "ORG-128",
            Self::Discussed => "ORG-134",
        }
    }
}

/// Where a case is in its life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum InscriptionState {
    /// Being prepared.
    Draft,
    /// Inscribed.
    Inscribed {
        /// Since when.
        at: DateTime<Utc>,
    },
    /// Inscribed, and its file is complete.
    Complete {
        /// Since when.
        at: DateTime<Utc>,
    },
    /// Inscribed, and its file lacks something.
    Incomplete {
        /// Since when.
        at: DateTime<Utc>,
        /// What it lacks, in words.
        lacks: String,
    },
    /// Presented.
    Presented {
        /// When.
        at: DateTime<Utc>,
        /// How.
        how: CaseStatus,
    },
    /// Put off to another session.
    Deferred {
        /// When.
        at: DateTime<Utc>,
        /// Why.
        reason: DeferReason,
        /// The session that takes it, once known.
        to: Option<SessionId>,
    },
    /// Taken out.
    Withdrawn {
        /// When.
        at: DateTime<Utc>,
        /// Why.
        reason: WithdrawReason,
    },
    /// The session went by without it.
    NotPresented {
        /// When.
        at: DateTime<Utc>,
        /// Why.
        reason: NotPresentedReason,
    },
}

impl InscriptionState {
    /// Since when it is so; nothing for a draft.
    #[must_use]
    pub const fn since(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::Draft => None,
            Self::Inscribed { at }
            | Self::Complete { at }
            | Self::Incomplete { at, .. }
            | Self::Presented { at, .. }
            | Self::Deferred { at, .. }
            | Self::Withdrawn { at, .. }
            | Self::NotPresented { at, .. } => Some(*at),
        }
    }
}

/// The name of a state without its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InscriptionStep {
    /// See [`InscriptionState::Draft`].
    Draft,
    /// See [`InscriptionState::Inscribed`].
    Inscribed,
    /// See [`InscriptionState::Complete`].
    Complete,
    /// See [`InscriptionState::Incomplete`].
    Incomplete,
    /// Presented and discussed.
    Discussed,
    /// Presented and registered.
    Registered,
    /// See [`InscriptionState::Deferred`].
    Deferred,
    /// See [`InscriptionState::Withdrawn`].
    Withdrawn,
    /// See [`InscriptionState::NotPresented`].
    NotPresented,
}

/// Why an inscription refuses a transition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum InscriptionRefusal {
    /// Not from where it is.
    NotFrom {
        /// Where it is.
        step: InscriptionStep,
    },
    /// What the file lacks must be said.
    LacksNotSaid,
    /// It must be discussed.
    MustBeDiscussed {
        /// Every reason.
        reasons: Vec<super::DiscussionReason>,
    },
    /// It is put off to its own session.
    SameSession,
}

/// An earlier passage of the same case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The inscription.
    pub inscription: InscriptionId,
    /// Its session.
    pub session: SessionId,
    /// How it ended.
    pub state: InscriptionState,
}

/// One case inscribed to one session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inscription {
    /// Its identity.
    pub id: InscriptionId,
    /// The offer.
    pub offer: OfferId,
    /// The session.
    pub session: SessionId,
    /// The patient.
    pub patient: PatientId,
    /// The pathway.
    pub episode: EpisodeId,
    /// Who asks for the opinion and answers for the file.
    pub requester: ProfessionalId,
    /// Who presents, when it is not the requester.
    pub presenter: Option<ProfessionalId>,
    /// The form, once it is started.
    pub frcp: Option<FrcpId>,
    /// The number of the inscription (`inFulfillmentOf` of the document).
    pub number: Option<String>,
    /// How the requester would have it presented.
    pub wish: CaseStatus,
    /// Presented without identity, by decision of the coordinator.
    pub anonymous: bool,
    /// Added after the closing, and why.
    pub late: Option<LateAdd>,
    /// Its place in the order of passage.
    pub order: OrderKey,
    /// The opinion of another board is asked for by this one's inscription.
    pub recourse_of: Option<InscriptionId>,
    state: InscriptionState,
    earlier: Vec<Passage>,
}

impl Inscription {
    /// Where it is in its life.
    #[must_use]
    pub const fn state(&self) -> &InscriptionState {
        &self.state
    }

    /// The name of its state.
    #[must_use]
    pub const fn step(&self) -> InscriptionStep {
        match self.state {
            InscriptionState::Draft => InscriptionStep::Draft,
            InscriptionState::Inscribed { .. } => InscriptionStep::Inscribed,
            InscriptionState::Complete { .. } => InscriptionStep::Complete,
            InscriptionState::Incomplete { .. } => InscriptionStep::Incomplete,
            InscriptionState::Presented { how: CaseStatus::Discussed, .. } => InscriptionStep::Discussed,
            InscriptionState::Presented { how: CaseStatus::Registered, .. } => InscriptionStep::Registered,
            InscriptionState::Deferred { .. } => InscriptionStep::Deferred,
            InscriptionState::Withdrawn { .. } => InscriptionStep::Withdrawn,
            InscriptionState::NotPresented { .. } => InscriptionStep::NotPresented,
        }
    }

    /// Who presents.
    #[must_use]
    pub fn presented_by(&self) -> ProfessionalId {
        self.presenter.unwrap_or(self.requester)
    }

    /// Its earlier passages, oldest first.
    #[must_use]
    pub fn earlier(&self) -> &[Passage] {
        &self.earlier
    }

    /// It came here by a deferral that was undone, and left: for the patient, nothing happened.
    #[must_use]
    pub const fn was_undone(&self) -> bool {
        matches!(self.state, InscriptionState::Deferred { reason: DeferReason::SessionRestored, .. })
    }

    /// Which inscription of the case this is, from 1; one that was undone is none, and takes the rank of the one it came from.
    #[must_use]
    pub fn rank(&self) -> usize {
        self.earlier.len() + usize::from(!self.was_undone())
    }

    /// How many times it was put off: each is a delay for the patient, whatever its reason. One that was undone is none, nor is the return
    /// to the session that it had left.
    ///
    /// Source: indicator Q3 of the activity report; from the third on the coordinator is told (expert knowledge, to be confirmed).
    #[must_use]
    pub fn deferrals(&self) -> usize {
        let put_off = |state: &InscriptionState| matches!(state, InscriptionState::Deferred { .. });
        let before = self.earlier.iter().filter(|passage| put_off(&passage.state)).count();
        if self.was_undone() { before.saturating_sub(1) } else { before + usize::from(put_off(&self.state)) }
    }

    /// Whether it takes time in the session: drafts, and cases that left, do not.
    #[must_use]
    pub const fn is_on_the_agenda(&self) -> bool {
        !matches!(
            self.state,
            InscriptionState::Draft
                | InscriptionState::Deferred { .. }
                | InscriptionState::Withdrawn { .. }
                | InscriptionState::NotPresented { .. }
        )
    }
}

#[cfg(test)]
mod tests;
