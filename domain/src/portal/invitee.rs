//! For whom the door opens.

use crate::access::PortalRelation;
use serde::{Deserialize, Serialize};

/// Why somebody is not invited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InviteeRefused {
    /// A minor or a protected adult has a representative, who holds the access.
    RepresentativeHoldsIt,
    /// Nobody represents an adult who is not protected.
    NobodyRepresents,
    /// A carer is named by the patient, not at the desk.
    NamedByThePatient,
}

/// Whether `relation` may be invited; `represented` as [`crate::patient::representative_required`] said.
///
/// Source: Code civil, articles 371-1 and 425 (who acts for a minor or a protected adult); what the portal makes of it is expert
/// knowledge, to be confirmed, as is the access of a minor who asked for secrecy (CSP L.1111-5).
///
/// # Errors
/// Why not.
pub const fn may_be_invited(relation: PortalRelation, represented: bool) -> Result<(), InviteeRefused> {
    match (relation, represented) {
        (PortalRelation::Oneself, false) | (PortalRelation::Representative, true) => Ok(()),
        (PortalRelation::Oneself, true) => Err(InviteeRefused::RepresentativeHoldsIt),
        (PortalRelation::Representative, false) => Err(InviteeRefused::NobodyRepresents),
        (PortalRelation::Carer | PortalRelation::None, _) => Err(InviteeRefused::NamedByThePatient),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_one_who_decides_for_the_patient_is_the_one_invited() {
        use PortalRelation::{Carer, None, Oneself, Representative};
        assert_eq!(may_be_invited(Oneself, false), Ok(()));
        assert_eq!(may_be_invited(Representative, true), Ok(()));
        assert_eq!(may_be_invited(Oneself, true), Err(InviteeRefused::RepresentativeHoldsIt));
        assert_eq!(may_be_invited(Representative, false), Err(InviteeRefused::NobodyRepresents));
        for relation in [Carer, None] {
            assert_eq!(may_be_invited(relation, true), Err(InviteeRefused::NamedByThePatient));
        }
    }
}
