//! The life of one version of an FRCP.
//!
//! Initiated, being filled, ready, discussed, to be validated, validated (with addenda), then perhaps replaced or
//! withdrawn; or abandoned before validation. Source: DOMAIN §1.8 (knowledge for the acts after validation: addendum,
//! rectification, to be confirmed); `setId` constant and `versionNumber` +1 after CI-SIS, volet CANCER-FRCP.

use super::ContentHash;
use crate::{
    forms::FormRef,
    ids::{AccountId, FrcpId, SessionId},
    meeting::WithdrawReason,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// One version of an FRCP.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Frcp {
    pub(super) id: FrcpId,
    pub(super) version: u32,
    pub(super) stage: Stage,
}

/// Where it stands, with the data of that stage only.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "kebab-case")]
pub enum Stage {
    /// Opened, and nothing typed yet.
    Initiated {
        /// By whom and when.
        opened: Stamp,
    },
    /// Being filled.
    Filling,
    /// Ready to be presented.
    Ready {
        /// By whom and when.
        declared: Stamp,
    },
    /// Discussed or registered by a session; the proposal is being written.
    Discussed {
        /// The discussion.
        discussion: Discussion,
    },
    /// Waiting for the coordinator.
    ToValidate {
        /// The discussion.
        discussion: Discussion,
        /// By whom it was submitted, and when.
        submitted: Stamp,
    },
    /// Validated: its content never changes again.
    Validated {
        /// The discussion.
        discussion: Discussion,
        /// The validation.
        validation: Validation,
        /// Signed complements, oldest first.
        addenda: Vec<Addendum>,
    },
    /// Replaced by a newer validated version.
    Replaced {
        /// Its validation.
        validation: Validation,
        /// Its complements.
        addenda: Vec<Addendum>,
        /// The version that replaces it.
        by_version: u32,
        /// Why.
        reason: RectificationReason,
        /// When the new version was validated.
        at: DateTime<Utc>,
    },
    /// Taken out of the record of a wrong patient. It stays for the audit only.
    Withdrawn {
        /// Its validation.
        validation: Validation,
        /// By whom and when.
        withdrawn: Stamp,
    },
    /// Given up before validation.
    Abandoned {
        /// Why.
        reason: AbandonReason,
        /// By whom and when.
        abandoned: Stamp,
    },
}

/// The name of a stage, without its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StageName {
    /// See [`Stage::Initiated`].
    Initiated,
    /// See [`Stage::Filling`].
    Filling,
    /// See [`Stage::Ready`].
    Ready,
    /// See [`Stage::Discussed`].
    Discussed,
    /// See [`Stage::ToValidate`].
    ToValidate,
    /// See [`Stage::Validated`].
    Validated,
    /// See [`Stage::Replaced`].
    Replaced,
    /// See [`Stage::Withdrawn`].
    Withdrawn,
    /// See [`Stage::Abandoned`].
    Abandoned,
}

/// Who did something, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Who.
    pub by: AccountId,
    /// When.
    pub at: DateTime<Utc>,
}

/// How a session dealt with the case. Source: value set "statut du cas présenté" (`ORG-128`, `ORG-134`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CaseStatus {
    /// Debated by the board.
    Discussed,
    /// Conforming to a guideline, and only registered.
    Registered,
}

/// The passage in session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discussion {
    /// The session.
    pub session: SessionId,
    /// How it dealt with the case.
    pub status: CaseStatus,
    /// When.
    pub at: DateTime<Utc>,
}

/// What is asked of the one who signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Who signs, and when.
    pub stamp: Stamp,
    /// The form and version that was filled.
    pub form: FormRef,
    /// The position of the log of edits that the signature freezes.
    pub position: usize,
    /// The hash of the answers at that position.
    pub hash: ContentHash,
}

/// A validation: a signature that met no obstacle. Only [`Frcp::validate`] makes one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validation {
    pub(super) signature: Signature,
}

/// A dated and signed complement to a validated form: the decision stays the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addendum {
    /// Who signs it, and when.
    pub stamp: Stamp,
    /// What it is.
    pub reason: AddendumReason,
    /// Its text, never blank.
    pub text: String,
}

/// What an addendum brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AddendumReason {
    /// A result that came late.
    LateResult,
    /// A correction of spelling.
    Spelling,
    /// A complementary written opinion.
    WrittenOpinion,
    /// The patient's choice or refusal.
    PatientChoice,
    /// Something else.
    Other,
}

/// Why a validated form is replaced by a new version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RectificationReason {
    /// It is in the record of a wrong patient, or carries a wrong identity.
    IdentityError,
    /// Something was typed wrong.
    TypingError,
    /// A datum is new, and the decision stays the same.
    NewData,
    /// The decision is another one. Always refused: this needs a new passage in session.
    DecisionChanged,
}

/// Why a form is given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AbandonReason {
    /// The case is withdrawn by its requester.
    CaseWithdrawn,
    /// Opened by mistake.
    Mistake,
    /// Another form of the same patient is used.
    Duplicate,
    /// The patient died before the session.
    Deceased,
    /// The patient opposes the sharing of data.
    Opposition,
}

impl AbandonReason {
    /// Why the form of a case is given up, when the case is taken out of its session for this reason. Source: DOMAIN §1.5,
    /// "retiré(motif)" (expert knowledge, to be confirmed).
    #[must_use]
    pub const fn of_withdrawal(reason: WithdrawReason) -> Self {
        match reason {
            WithdrawReason::Mistake => Self::Mistake,
            WithdrawReason::Opposition => Self::Opposition,
            WithdrawReason::Death => Self::Deceased,
            WithdrawReason::NotCancer | WithdrawReason::OtherBoard | WithdrawReason::NoLongerNeeded => {
                Self::CaseWithdrawn
            }
        }
    }
}

/// Why an act is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "refusal", rename_all = "kebab-case")]
pub enum FrcpRefusal {
    /// The form is not at a stage that allows it.
    WrongStage {
        /// Where it stands.
        stage: StageName,
    },
    /// Some issues block it.
    Blocked {
        /// How many.
        issues: usize,
    },
    /// A text is needed and is blank.
    NoText,
    /// The decision changes: the case must go through a session again.
    NeedsNewSession,
    /// The other version is not the validated version that follows this one.
    NotTheNextVersion,
    /// Second values or deletions wait for a choice.
    UnresolvedConflicts,
    /// Something was typed after the signer looked: the signature is of another content.
    StaleSignature,
}

impl Stage {
    /// The name of the stage.
    #[must_use]
    pub const fn name(&self) -> StageName {
        match self {
            Self::Initiated { .. } => StageName::Initiated,
            Self::Filling => StageName::Filling,
            Self::Ready { .. } => StageName::Ready,
            Self::Discussed { .. } => StageName::Discussed,
            Self::ToValidate { .. } => StageName::ToValidate,
            Self::Validated { .. } => StageName::Validated,
            Self::Replaced { .. } => StageName::Replaced,
            Self::Withdrawn { .. } => StageName::Withdrawn,
            Self::Abandoned { .. } => StageName::Abandoned,
        }
    }

    /// Whether answers may still be written.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(
            self,
            Self::Initiated { .. }
                | Self::Filling
                | Self::Ready { .. }
                | Self::Discussed { .. }
                | Self::ToValidate { .. }
        )
    }
}

impl Validation {
    /// The signature.
    #[must_use]
    pub const fn signature(&self) -> &Signature {
        &self.signature
    }
}
