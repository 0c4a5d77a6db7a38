//! The documents that prove an identity.

use crate::ids::AccountId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What somebody showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IdentityDocument {
    /// Carte nationale d'identité (French, of the European Union, Switzerland...).
    NationalIdCard,
    /// Passport.
    Passport,
    /// Titre de séjour.
    ResidencePermit,
    /// Livret de famille or birth certificate of a minor, with an identity document of the parent.
    FamilyBookWithParent,
    /// France Identité, the State's electronic identity.
    ElectronicIdentity,
    /// Birth certificate alone.
    BirthCertificate,
    /// Driving licence.
    DrivingLicence,
    /// Carte Vitale.
    VitalCard,
    /// Anything else.
    Other,
}

impl IdentityDocument {
    /// Every document, in the order in which lists show them.
    pub const ALL: [Self; 9] = [
        Self::NationalIdCard,
        Self::Passport,
        Self::ResidencePermit,
        Self::FamilyBookWithParent,
        Self::ElectronicIdentity,
        Self::BirthCertificate,
        Self::DrivingLicence,
        Self::VitalCard,
        Self::Other,
    ];

    /// Whether it is enough to validate. Source: expert knowledge, to be confirmed (RNIV v2: passport, identity card,
    /// residence permit, family book with the parent's document; the carte Vitale alone never is).
    #[must_use]
    pub const fn is_high_trust(self) -> bool {
        matches!(
            self,
            Self::NationalIdCard
                | Self::Passport
                | Self::ResidencePermit
                | Self::FamilyBookWithParent
                | Self::ElectronicIdentity
        )
    }
}

/// Somebody compared the traits with a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentCheck {
    /// Which document.
    pub document: IdentityDocument,
    /// Who compared.
    pub by: AccountId,
    /// When.
    pub at: DateTime<Utc>,
}
