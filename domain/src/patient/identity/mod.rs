//! A patient's identity and its life: provisional, recovered, validated, qualified.
//!
//! Source: expert knowledge, to be confirmed (RNIV v2, DOMAIN §5.5). A transition consumes the identity and gives another,
//! or refuses. It keeps no history: whoever saves it writes the traits that it replaces.

mod document;
mod status;
#[cfg(test)]
mod tests;
mod transitions;

pub use document::{DocumentCheck, IdentityDocument};
pub use status::{IdentityAttribute, IdentityStatus, IdentityUses};
pub use transitions::{IdentityRefused, InsiProof};

use super::{Ins, InsStatement, Traits, UsedName};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Which proofs were gathered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "status")]
enum Proof {
    Provisional { declared: Option<Ins> },
    Recovered { ins: Ins, at: DateTime<Utc> },
    Validated { check: DocumentCheck, declared: Option<Ins> },
    Qualified { check: DocumentCheck, ins: Ins, at: DateTime<Utc> },
}

/// Who a patient is, and how sure that is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    traits: Traits,
    proof: Proof,
    attributes: BTreeSet<IdentityAttribute>,
    /// The surname of every day, when it is not the birth name.
    pub used_name: Option<UsedName>,
    /// The given name of every day, when it is not the first one.
    pub used_given_name: Option<UsedName>,
}

impl Identity {
    /// A new identity: provisional, whatever is declared.
    #[must_use]
    pub fn provisional(traits: Traits, declared: Option<Ins>) -> Self {
        let proof = Proof::Provisional { declared };
        Self { traits, proof, attributes: BTreeSet::new(), used_name: None, used_given_name: None }
    }

    /// The strict traits.
    #[must_use]
    pub const fn traits(&self) -> &Traits {
        &self.traits
    }

    /// The status, deduced from the proofs gathered.
    #[must_use]
    pub const fn status(&self) -> IdentityStatus {
        match self.proof {
            Proof::Provisional { .. } => IdentityStatus::Provisional,
            Proof::Recovered { .. } => IdentityStatus::Recovered,
            Proof::Validated { .. } => IdentityStatus::Validated,
            Proof::Qualified { .. } => IdentityStatus::Qualified,
        }
    }

    /// Doubts and facts about it.
    #[must_use]
    pub const fn attributes(&self) -> &BTreeSet<IdentityAttribute> {
        &self.attributes
    }

    /// What is known of the INS.
    #[must_use]
    pub fn ins(&self) -> Option<InsStatement> {
        match &self.proof {
            Proof::Provisional { declared } | Proof::Validated { declared, .. } => {
                declared.clone().map(|ins| InsStatement::Declared { ins })
            }
            Proof::Recovered { ins, at } | Proof::Qualified { ins, at, .. } => {
                Some(InsStatement::Retrieved { ins: ins.clone(), at: *at })
            }
        }
    }

    /// The INS that documents must carry: only a qualified identity has one.
    #[must_use]
    pub const fn ins_for_exchange(&self) -> Option<&Ins> {
        match &self.proof {
            Proof::Qualified { ins, .. } => Some(ins),
            _ => None,
        }
    }

    /// The check of a document, when there was one.
    #[must_use]
    pub const fn document_check(&self) -> Option<DocumentCheck> {
        match self.proof {
            Proof::Validated { check, .. } | Proof::Qualified { check, .. } => Some(check),
            _ => None,
        }
    }

    /// What may be done with it today, attributes included.
    #[must_use]
    pub fn uses(&self) -> IdentityUses {
        let uses = self.status().uses();
        IdentityUses { call_insi: uses.call_insi && self.forbidding_attribute().is_none(), ..uses }
    }

    /// The first attribute that forbids trusting it.
    fn forbidding_attribute(&self) -> Option<IdentityAttribute> {
        self.attributes.iter().copied().find(|attribute| attribute.forbids_trust())
    }
}
