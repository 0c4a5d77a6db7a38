//! The steps between the statuses of an identity.

use super::{DocumentCheck, Identity, IdentityAttribute, Proof};
use crate::patient::{Ins, Sex, Trait, Traits};
use crate::people::refusal;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What the national service answered: an INS and the traits that it knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InsiProof {
    /// The identifier given.
    pub ins: Ins,
    /// The traits of the national register.
    pub traits: Traits,
    /// When it answered.
    pub at: DateTime<Utc>,
}

/// Why a step is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "why")]
pub enum IdentityRefused {
    /// The document is not one that proves an identity.
    WeakDocument,
    /// A doubtful or fictive identity cannot be trusted.
    Attribute {
        /// Which one.
        attribute: IdentityAttribute,
    },
    /// The sex must be known.
    SexNotDetermined,
    /// The list of given names does not begin with the first one.
    GivenNamesDisagree,
    /// The national service knows other traits than the document that was checked.
    TraitsDisagree {
        /// Which ones.
        which: Vec<Trait>,
    },
    /// The step needs an INS given by the national service.
    NothingRetrieved,
}

refusal!(IdentityRefused);

impl Identity {
    fn declared(&self) -> Option<Ins> {
        self.ins().map(|statement| statement.ins().clone())
    }

    fn check_trust(&self) -> Result<(), IdentityRefused> {
        match self.forbidding_attribute() {
            Some(attribute) => Err(IdentityRefused::Attribute { attribute }),
            None => Ok(()),
        }
    }

    /// Somebody compared the traits with a document: provisional becomes validated, recovered becomes qualified; the two
    /// others keep their status with the newer check.
    ///
    /// # Errors
    /// `WeakDocument`, `Attribute`, `SexNotDetermined`, `GivenNamesDisagree`.
    pub fn validate(self, check: DocumentCheck) -> Result<Self, IdentityRefused> {
        if !check.document.is_high_trust() {
            return Err(IdentityRefused::WeakDocument);
        }
        self.check_trust()?;
        if self.traits.sex == Sex::I {
            return Err(IdentityRefused::SexNotDetermined);
        }
        if !self.traits.given_names_agree() {
            return Err(IdentityRefused::GivenNamesDisagree);
        }
        let proof = match self.proof {
            Proof::Provisional { declared } | Proof::Validated { declared, .. } => Proof::Validated { check, declared },
            Proof::Recovered { ins, at } | Proof::Qualified { ins, at, .. } => Proof::Qualified { check, ins, at },
        };
        Ok(Self { proof, ..self })
    }

    /// The national service answered: provisional becomes recovered and takes the traits of the register; validated
    /// becomes qualified when the register agrees with the document; the two others are confirmed, or
    /// fall back to recovered with the new traits when the register changed, until a document is checked again.
    ///
    /// # Errors
    /// `Attribute`; `TraitsDisagree` when the identity is validated and the register says otherwise.
    pub fn recover(self, found: InsiProof) -> Result<Self, IdentityRefused> {
        self.check_trust()?;
        let differences = self.traits.differences(&found.traits);
        let InsiProof { ins, traits, at } = found;
        let proof = match self.proof {
            Proof::Validated { .. } if !differences.is_empty() => {
                return Err(IdentityRefused::TraitsDisagree { which: differences });
            }
            Proof::Validated { check, .. } => Proof::Qualified { check, ins, at },
            Proof::Qualified { check, ins: known, .. } if differences.is_empty() && known == ins => {
                Proof::Qualified { check, ins, at }
            }
            _ => Proof::Recovered { ins, at },
        };
        Ok(Self { traits, proof, ..self })
    }

    /// The national service no longer knows this INS: recovered becomes provisional, qualified becomes validated.
    ///
    /// # Errors
    /// `NothingRetrieved` for the two others.
    pub fn lose_ins(self) -> Result<Self, IdentityRefused> {
        let proof = match self.proof {
            Proof::Recovered { .. } => Proof::Provisional { declared: None },
            Proof::Qualified { check, .. } => Proof::Validated { check, declared: None },
            _ => return Err(IdentityRefused::NothingRetrieved),
        };
        Ok(Self { proof, ..self })
    }

    /// Somebody corrects strict traits: any change makes the identity provisional again, and its INS is only declared.
    #[must_use]
    pub fn correct(self, traits: Traits) -> Self {
        if self.traits.differences(&traits).is_empty() {
            return Self { traits, ..self };
        }
        let declared = self.declared();
        Self { traits, proof: Proof::Provisional { declared }, ..self }
    }

    /// Somebody types an INS, or takes it away (`None`): it changes nothing when the national service gave one.
    #[must_use]
    pub fn declare_ins(self, declared: Option<Ins>) -> Self {
        let proof = match self.proof {
            Proof::Provisional { .. } => Proof::Provisional { declared },
            Proof::Validated { check, .. } => Proof::Validated { check, declared },
            retrieved => retrieved,
        };
        Self { proof, ..self }
    }

    /// Adds an attribute; a doubtful or fictive identity is provisional at once.
    #[must_use]
    pub fn mark(mut self, attribute: IdentityAttribute) -> Self {
        self.attributes.insert(attribute);
        if attribute.forbids_trust() {
            self.proof = Proof::Provisional { declared: self.declared() };
        }
        self
    }

    /// Takes an attribute away; the status does not come back by itself.
    #[must_use]
    pub fn unmark(mut self, attribute: IdentityAttribute) -> Self {
        self.attributes.remove(&attribute);
        self
    }
}
