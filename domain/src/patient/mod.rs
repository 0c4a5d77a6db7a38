//! A patient's identity: traits, INS, status, matching, and the people around.
//!
//! Decides what an identity is and how sure it is; the rules come from the RNIV as told in DOMAIN §5.5 and §5.6. It
//! refuses to know who may see the record (`crate::access`) and whether the patient agrees (`crate::consent`).

mod around;
mod birth_date;
mod birth_place;
mod duplicate;
mod identity;
mod ins;
mod ins_coherence;
mod latin;
pub mod matching;
mod names;
mod sex;
mod traits;

pub use around::{
    AroundMissing, Contact, Function, Link, Relative, RepresentationBasis, around_missing, representative_required,
};
pub use birth_date::{BirthDate, BirthDateError, MAJORITY, OLDEST};
pub use birth_place::{BirthPlace, BirthPlaceKind, CogCode, NotACogCode};
pub use duplicate::{Decision, DuplicatePair, DuplicateRefused, DuplicateState, Merge};
pub use identity::{
    DocumentCheck, Identity, IdentityAttribute, IdentityDocument, IdentityRefused, IdentityStatus, IdentityUses,
    InsiProof,
};
pub use ins::{Ins, InsError, InsKind, InsStatement, key_of};
pub use ins_coherence::{InsWarning, ins_coherence};
pub use names::{BirthName, FirstGivenName, GivenNames, LONGEST_NAME, NameError, UsedName};
pub use sex::Sex;
pub use traits::{Trait, Traits, exact_five_traits};

/// The largest document that a record takes, bytes: 10 Mio.
pub const LARGEST_DOCUMENT: usize = 10 * 1024 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    /// The first of the national test identities.
    pub(super) fn traits() -> Traits {
        Traits {
            birth_name: BirthName::parse("PAT-TROIS").unwrap(),
            first_given_name: FirstGivenName::parse("DOMINIQUE").unwrap(),
            given_names: GivenNames::parse("DOMINIQUE MARIE-LOUISE").unwrap(),
            sex: Sex::F,
            birth_date: serde_json::from_str("\"1979-03-28\"").unwrap(),
            birth_place: BirthPlace::new(CogCode::parse("51215").unwrap(), "DOMPREMY"),
        }
    }

    #[test]
    fn the_five_traits_leave_the_other_given_names_aside() {
        let other = Traits { given_names: GivenNames::parse("DOMINIQUE").unwrap(), ..traits() };
        assert_eq!(traits().differences(&other), [Trait::GivenNames]);
        assert!(exact_five_traits(&traits(), &other));
        assert!(!exact_five_traits(&traits(), &Traits { sex: Sex::M, ..traits() }));
    }
}
