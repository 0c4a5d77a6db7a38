//! From draft to closed: who lets an offer go further, and which version was in force on a day.
//!
//! Source: process chain of the product, step 2 (the 3C, then the region), and the offer state machine: brouillon,
//! soumise, validée, suspendue, fermée. Expert knowledge, to be confirmed.

mod stopped;
mod transitions;

use super::{NationalIds, OfferDetails, OfferDraft, OfferField};
use crate::ids::{AccountId, OfferId};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

pub use stopped::{Stop, Stopped};

/// Where an offer is in its life, as lists show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OfferStatus {
    /// Being written for the first time.
    Draft,
    /// Waiting for the 3C.
    Submitted,
    /// Waiting for the region.
    ValidatedBy3c,
    /// In force: sessions can be planned.
    Validated,
    /// No new session until it is resumed.
    Suspended,
    /// It is over.
    Closed,
}

/// How far a text that is not in force yet has gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PendingStage {
    /// Being written.
    Draft,
    /// Waiting for the 3C.
    Submitted,
    /// Waiting for the region.
    ValidatedBy3c,
}

/// A text that is not in force yet: the first one, or a revision while the previous version goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    /// The text.
    pub draft: OfferDraft,
    /// How far it has gone.
    pub stage: PendingStage,
}

/// One text that was or is in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferVersion {
    /// From 1.
    pub number: u32,
    /// First day in force.
    pub valid_from: NaiveDate,
    /// What it says.
    pub details: OfferDetails,
}

/// What somebody did to an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OfferStep {
    /// Started it.
    Created,
    /// Submitted its text.
    Submitted,
    /// Sent its text back.
    SentBack,
    /// Validated its text for the 3C.
    ValidatedBy3c,
    /// Validated its text for the region: it is in force.
    Validated,
    /// Started a revision.
    RevisionStarted,
    /// Gave the revision up.
    RevisionDropped,
    /// Suspended it.
    Suspended,
    /// Resumed it.
    Resumed,
    /// Closed it.
    Closed,
}

/// One line of its history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferEvent {
    /// What.
    pub step: OfferStep,
    /// Who.
    pub by: AccountId,
    /// When.
    pub at: DateTime<Utc>,
    /// Why, in words.
    pub note: Option<String>,
}

/// Why an offer refuses a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum OfferRefusal {
    /// Its text lacks something.
    Incomplete {
        /// Everything it lacks.
        missing: Vec<OfferField>,
    },
    /// Not from where it is.
    NotFrom {
        /// Where it is.
        status: OfferStatus,
    },
    /// No text is waiting for that.
    NothingPending,
    /// A revision is already under way.
    RevisionUnderWay,
    /// A reason in words is needed.
    NoteNeeded,
    /// The version would begin before the last one.
    BeforeLastVersion {
        /// First day of the last one.
        since: NaiveDate,
    },
    /// A national identifier is empty.
    NationalIdMissing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Standing {
    Preparing,
    InForce,
    Suspended,
    Closed,
}

/// One offer and its history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Its identity.
    pub id: OfferId,
    standing: Standing,
    pending: Option<Pending>,
    versions: Vec<OfferVersion>,
    national_ids: Option<NationalIds>,
    history: Vec<OfferEvent>,
}

impl Offer {
    /// Where it is in its life. A revision does not change it.
    #[must_use]
    pub fn status(&self) -> OfferStatus {
        match (self.standing, self.pending.as_ref().map(|pending| pending.stage)) {
            (Standing::InForce, _) => OfferStatus::Validated,
            (Standing::Suspended, _) => OfferStatus::Suspended,
            (Standing::Closed, _) => OfferStatus::Closed,
            (Standing::Preparing, Some(PendingStage::Submitted)) => OfferStatus::Submitted,
            (Standing::Preparing, Some(PendingStage::ValidatedBy3c)) => OfferStatus::ValidatedBy3c,
            (Standing::Preparing, _) => OfferStatus::Draft,
        }
    }

    /// Whether sessions can be planned (guard of step 3: "offer validated").
    #[must_use]
    pub fn can_be_planned(&self) -> bool {
        self.status() == OfferStatus::Validated
    }

    /// The text that is not in force yet.
    #[must_use]
    pub const fn pending(&self) -> Option<&Pending> {
        self.pending.as_ref()
    }

    /// The version in force on a day: a past session keeps its own.
    #[must_use]
    pub fn version_on(&self, day: NaiveDate) -> Option<&OfferVersion> {
        self.versions.iter().rev().find(|version| version.valid_from <= day)
    }

    /// A version by its number.
    #[must_use]
    pub fn version(&self, number: u32) -> Option<&OfferVersion> {
        self.versions.iter().find(|version| version.number == number)
    }

    /// The last version, whether it has begun or not.
    #[must_use]
    pub fn last_version(&self) -> Option<&OfferVersion> {
        self.versions.last()
    }

    /// The name to show: of the last version, or of the text being written.
    #[must_use]
    pub fn name(&self) -> &str {
        self.last_version()
            .map(|version| version.details.name())
            .or_else(|| self.pending.as_ref().map(|pending| pending.draft.name.as_str()))
            .unwrap_or_default()
    }

    /// Its national identifiers, once the region has validated it.
    #[must_use]
    pub const fn national_ids(&self) -> Option<&NationalIds> {
        self.national_ids.as_ref()
    }

    /// What happened to it, oldest first.
    #[must_use]
    pub fn history(&self) -> &[OfferEvent] {
        &self.history
    }
}

#[cfg(test)]
mod tests;
