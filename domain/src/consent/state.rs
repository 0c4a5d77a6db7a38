//! The life of a consent: asked, given or declined, withdrawn or expired.
//!
//! Source: CSP L.1110-4 III (prior consent to share outside of the team) and décret 2016-1349 (by any means, traced,
//! may be withdrawn at any time); the states and the scopes are expert knowledge, to be confirmed (DOMAIN §5.3).

use crate::ids::{AccountId, DocumentId};
use crate::patient::RepresentationBasis;
use crate::people::refusal;
use crate::sorted::Set;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// What a consent is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// The opening of the record.
    RecordCreation,
    /// Sharing with the circle of care.
    CircleSharing,
    /// Sharing with the members of a board, for its session.
    Rcp,
    /// Copies to the DMP.
    DmpFeed,
    /// Re-use for research; its refusal changes nothing to care.
    ResearchReuse,
}

impl Scope {
    /// Every scope, in the order in which lists show them.
    pub const ALL: [Self; 5] =
        [Self::RecordCreation, Self::CircleSharing, Self::Rcp, Self::DmpFeed, Self::ResearchReuse];
}

/// How a consent was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "mode")]
pub enum ConsentMode {
    /// Said to a professional, who traces it.
    Oral,
    /// Signed on paper, scanned.
    Written {
        /// The scan.
        document: DocumentId,
    },
    /// Given by the person on the portal.
    Portal,
}

/// Whose will it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "person")]
pub enum Giver {
    /// The patient.
    Patient,
    /// The one who decides for the patient.
    Representative {
        /// On what ground.
        basis: RepresentationBasis,
    },
}

/// Who recorded something, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Act {
    /// The account that recorded it (the patient's own one on the portal).
    pub by: AccountId,
    /// When.
    pub at: DateTime<Utc>,
}

/// A consent as it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// How.
    pub mode: ConsentMode,
    /// Whose will.
    pub giver: Giver,
    /// Recorded by whom, when.
    pub act: Act,
    /// For what; never empty in a consent that exists.
    pub scopes: Set<Scope>,
    /// The last day it holds, when it has one.
    pub until: Option<NaiveDate>,
}

/// Where a patient's consent stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "state")]
pub enum Consent {
    /// Asked, not answered yet.
    Asked {
        /// By whom, when.
        act: Act,
    },
    /// The person said no.
    Declined {
        /// Recorded by whom, when.
        act: Act,
    },
    /// In force (until its last day).
    Given {
        /// What was given.
        given: Given,
    },
    /// Taken back: access stops at once, data are kept.
    Withdrawn {
        /// What had been given.
        given: Given,
        /// Recorded by whom, when.
        act: Act,
    },
    /// Past its last day.
    Expired {
        /// What had been given.
        given: Given,
    },
}

/// Why a step is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConsentRefused {
    /// A consent is for something.
    NoScope,
    /// It is already given: withdraw it, or add scopes to it.
    AlreadyGiven,
    /// There is nothing in force to take back.
    NothingGiven,
    /// Its last day is before the day it is given.
    EndsBeforeItBegins,
    /// Its last day has not come.
    NotExpiredYet,
}

refusal!(ConsentRefused);

impl Consent {
    /// Somebody asks the person.
    #[must_use]
    pub const fn ask(act: Act) -> Self {
        Self::Asked { act }
    }

    /// The person agrees: after the question, after a refusal, a withdrawal or an end.
    ///
    /// # Errors
    /// `NoScope`, `AlreadyGiven`, `EndsBeforeItBegins`.
    pub fn give(self, given: Given) -> Result<Self, ConsentRefused> {
        if matches!(self, Self::Given { .. }) {
            return Err(ConsentRefused::AlreadyGiven);
        }
        Self::directly(given)
    }

    /// The person agrees without having been asked first (portal, or a consultation).
    ///
    /// # Errors
    /// `NoScope`, `EndsBeforeItBegins`.
    pub fn directly(given: Given) -> Result<Self, ConsentRefused> {
        if given.scopes.is_empty() {
            return Err(ConsentRefused::NoScope);
        }
        if given.until.is_some_and(|until| until < given.act.at.date_naive()) {
            return Err(ConsentRefused::EndsBeforeItBegins);
        }
        Ok(Self::Given { given })
    }

    /// The person says no to the question.
    ///
    /// # Errors
    /// `AlreadyGiven`: that is a withdrawal.
    pub fn decline(self, act: Act) -> Result<Self, ConsentRefused> {
        match self {
            Self::Given { .. } => Err(ConsentRefused::AlreadyGiven),
            _ => Ok(Self::Declined { act }),
        }
    }

    /// The person takes some scopes back; without any left, the consent is withdrawn.
    ///
    /// # Errors
    /// `NothingGiven` when none of them is in force.
    pub fn withdraw(self, scopes: &Set<Scope>, act: Act) -> Result<Self, ConsentRefused> {
        let Self::Given { given } = self else { return Err(ConsentRefused::NothingGiven) };
        if given.scopes.is_disjoint(scopes) {
            return Err(ConsentRefused::NothingGiven);
        }
        let left: Set<Scope> = given.scopes.difference(scopes).copied().collect();
        if left.is_empty() {
            return Ok(Self::Withdrawn { given, act });
        }
        Ok(Self::Given { given: Given { scopes: left, ..given } })
    }

    /// The person takes everything back.
    ///
    /// # Errors
    /// `NothingGiven`.
    pub fn withdraw_all(self, act: Act) -> Result<Self, ConsentRefused> {
        self.withdraw(&Scope::ALL.into(), act)
    }

    /// Writes down that its last day is past.
    ///
    /// # Errors
    /// `NothingGiven`, `NotExpiredYet`.
    pub fn expire(self, today: NaiveDate) -> Result<Self, ConsentRefused> {
        match self {
            Self::Given { given } if given.until.is_some_and(|until| until < today) => Ok(Self::Expired { given }),
            Self::Given { .. } => Err(ConsentRefused::NotExpiredYet),
            _ => Err(ConsentRefused::NothingGiven),
        }
    }

    /// Whether a scope holds on a day. The last day counts; nobody has to have written the end down.
    #[must_use]
    pub fn holds(&self, scope: Scope, day: NaiveDate) -> bool {
        match self {
            Self::Given { given } => given.scopes.contains(&scope) && given.until.is_none_or(|until| day <= until),
            _ => false,
        }
    }
}
