//! The people around a patient: who decides for, who is trusted, who is called.
//!
//! Source: CSP L.1111-6 (trusted person, in writing and co-signed), L.1111-5 (a minor may refuse that the parents be
//! informed), Code civil 388-1-1 (parents) and 425 (protection of adults); "mandatory under 18 or under protection",
//! DOMAIN §2.1.A.

use super::BirthDate;
use crate::people::{Email, Phone};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How somebody can be reached. Everything is optional: an empty one is told by [`Contact::is_empty`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Telephone.
    pub phone: Option<Phone>,
    /// Electronic address.
    pub email: Option<Email>,
    /// Postal address, as on an envelope.
    pub address: Option<String>,
}

impl Contact {
    /// Whether there is no way to reach the person.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.phone.is_none() && self.email.is_none() && self.address.as_deref().is_none_or(|a| a.trim().is_empty())
    }
}

/// What somebody is to the patient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Link {
    /// Spouse or partner.
    Partner,
    /// Mother or father.
    Parent,
    /// Daughter or son.
    Child,
    /// Brother or sister.
    Sibling,
    /// Another relative.
    Family,
    /// Friend or neighbour.
    Friend,
    /// A professional (guardian, social service).
    Professional,
    /// Anything else.
    Other,
}

impl Link {
    /// Every link, in the order in which lists show them.
    pub const ALL: [Self; 8] = [
        Self::Partner,
        Self::Parent,
        Self::Child,
        Self::Sibling,
        Self::Family,
        Self::Friend,
        Self::Professional,
        Self::Other,
    ];
}

/// Why somebody represents the patient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RepresentationBasis {
    /// Holds parental authority.
    ParentalAuthority,
    /// Guardian (tutelle) for the person.
    Guardianship,
    /// Family habilitation for the person.
    FamilyHabilitation,
    /// Mandate of future protection that has taken effect.
    FutureProtectionMandate,
    /// The child welfare service (ASE), by delegation or decision.
    ChildWelfare,
}

impl RepresentationBasis {
    /// Every basis, in the order in which lists show them.
    pub const ALL: [Self; 5] = [
        Self::ParentalAuthority,
        Self::Guardianship,
        Self::FamilyHabilitation,
        Self::FutureProtectionMandate,
        Self::ChildWelfare,
    ];
}

/// What the person is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "function")]
pub enum Function {
    /// Decides for the patient, or with a minor.
    Representative {
        /// On what ground.
        basis: RepresentationBasis,
    },
    /// Trusted person, named in writing.
    TrustedPerson {
        /// The day of the writing, when the paper is there.
        signed_on: Option<NaiveDate>,
    },
    /// To call when something happens; told nothing of the disease.
    ToCall,
}

/// A person around the patient. The names are as the patient says them: no rule of identity applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relative {
    /// What the person is there for.
    pub function: Function,
    /// Surname.
    pub name: String,
    /// Given name.
    pub given_name: String,
    /// What the person is to the patient.
    pub link: Link,
    /// How to reach the person.
    pub contact: Contact,
}

/// Something missing among the people around.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AroundMissing {
    /// A minor or a protected adult has nobody who decides.
    Representative,
    /// The one who decides cannot be reached.
    RepresentativeContact,
    /// The trusted person was not named in writing.
    TrustedPersonWriting,
}

/// Whether somebody must represent the patient on a day.
#[must_use]
pub fn representative_required(birth_date: BirthDate, protected_adult: bool, day: NaiveDate) -> bool {
    protected_adult || birth_date.is_minor_at(day)
}

/// What is missing among the people around a patient, `required` as [`representative_required`] said.
#[must_use]
pub fn around_missing(people: &[Relative], required: bool) -> Vec<AroundMissing> {
    let representatives = || people.iter().filter(|p| matches!(p.function, Function::Representative { .. }));
    let unreachable = representatives().next().is_some() && representatives().all(|p| p.contact.is_empty());
    let unsigned = |p: &Relative| p.function == Function::TrustedPerson { signed_on: None };
    let checks = [
        (AroundMissing::Representative, required && representatives().next().is_none()),
        (AroundMissing::RepresentativeContact, required && unreachable),
        (AroundMissing::TrustedPersonWriting, people.iter().any(unsigned)),
    ];
    checks.into_iter().filter_map(|(what, missing)| missing.then_some(what)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mother(phone: Option<&str>) -> Relative {
        Relative {
            function: Function::Representative { basis: RepresentationBasis::ParentalAuthority },
            name: "Martin".into(),
            given_name: "Claire".into(),
            link: Link::Parent,
            contact: Contact { phone: phone.map(|p| Phone::parse(p).unwrap()), ..Contact::default() },
        }
    }

    #[test]
    fn a_minor_needs_a_representative_until_the_eighteenth_birthday() {
        let born: BirthDate = serde_json::from_str("\"2010-05-20\"").unwrap();
        let on = |day: &str, protected| representative_required(born, protected, day.parse().unwrap());
        assert!(on("2028-05-19", false) && !on("2028-05-20", false) && on("2028-05-20", true));
    }

    #[test]
    fn what_is_missing_is_told() {
        assert_eq!(around_missing(&[], true), [AroundMissing::Representative]);
        assert_eq!(around_missing(&[], false), []);
        assert_eq!(around_missing(&[mother(None)], true), [AroundMissing::RepresentativeContact]);
        assert_eq!(around_missing(&[mother(None), mother(Some("0612345678"))], true), []);
        let trusted = Relative { function: Function::TrustedPerson { signed_on: None }, ..mother(None) };
        assert_eq!(around_missing(&[trusted], false), [AroundMissing::TrustedPersonWriting]);
    }
}
