//! The traits that make an identity.

use super::{BirthDate, BirthName, BirthPlace, FirstGivenName, GivenNames, Sex};
use serde::{Deserialize, Serialize};

/// The strict traits: five that search and match, and the full list of given names.
/// Source: expert knowledge, to be confirmed (RNIV v2, strict traits, DOMAIN §5.5).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Traits {
    /// Name of the birth certificate.
    pub birth_name: BirthName,
    /// First given name of the birth certificate.
    pub first_given_name: FirstGivenName,
    /// Every given name of the birth certificate.
    pub given_names: GivenNames,
    /// Sex of the birth certificate.
    pub sex: Sex,
    /// Date of birth.
    pub birth_date: BirthDate,
    /// Place of birth.
    pub birth_place: BirthPlace,
}

/// One strict trait, to say which ones differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trait {
    /// Nom de naissance.
    BirthName,
    /// Premier prénom.
    FirstGivenName,
    /// Liste des prénoms.
    GivenNames,
    /// Sexe.
    Sex,
    /// Date de naissance.
    BirthDate,
    /// Lieu de naissance.
    BirthPlace,
}

impl Traits {
    /// The strict traits that differ (of the place, the code only), in the order of [`Trait`].
    #[must_use]
    pub fn differences(&self, other: &Self) -> Vec<Trait> {
        let pairs = [
            (Trait::BirthName, self.birth_name != other.birth_name),
            (Trait::FirstGivenName, self.first_given_name != other.first_given_name),
            (Trait::GivenNames, self.given_names != other.given_names),
            (Trait::Sex, self.sex != other.sex),
            (Trait::BirthDate, self.birth_date != other.birth_date),
            (Trait::BirthPlace, self.birth_place.code != other.birth_place.code),
        ];
        pairs.into_iter().filter_map(|(which, differs)| differs.then_some(which)).collect()
    }

    /// Whether the list of given names begins with the first one; when not, a warning.
    #[must_use]
    pub fn given_names_agree(&self) -> bool {
        self.given_names.begins_with(&self.first_given_name)
    }
}

/// Whether the five traits (name, first given name, date, sex, place) are the same, letter for letter: such a record
/// is the same person until somebody proves otherwise, and cannot be created twice without a reason.
#[must_use]
pub fn exact_five_traits(a: &Traits, b: &Traits) -> bool {
    a.differences(b).iter().all(|which| *which == Trait::GivenNames)
}
