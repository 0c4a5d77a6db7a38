//! What is compared: the person looked for, and a record found.

use crate::patient::{Identity, Ins, InsStatement, Sex, Traits};
use chrono::NaiveDate;

/// The person looked for; what is not known is not compared. Names as typed, in any form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Surname: birth name, or the one the person gave.
    pub name: Option<String>,
    /// Given name.
    pub given_name: Option<String>,
    /// Date of birth.
    pub birth_date: Option<NaiveDate>,
    /// Sex.
    pub sex: Option<Sex>,
    /// COG code of the place of birth.
    pub birth_place: Option<String>,
    /// INS, whatever its source.
    pub ins: Option<InsStatement>,
}

impl From<&Traits> for Query {
    fn from(traits: &Traits) -> Self {
        Self {
            name: Some(traits.birth_name.to_string()),
            given_name: Some(traits.first_given_name.to_string()),
            birth_date: Some(traits.birth_date.date()),
            sex: Some(traits.sex),
            birth_place: Some(traits.birth_place.code.to_string()),
            ins: None,
        }
    }
}

impl From<&Identity> for Query {
    fn from(identity: &Identity) -> Self {
        Self { ins: identity.ins(), ..Self::from(identity.traits()) }
    }
}

/// A record that may be the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Birth name, then used name: any of them may be the one looked for.
    pub names: Vec<String>,
    /// First given name, full list, used given name.
    pub given_names: Vec<String>,
    /// Date of birth.
    pub birth_date: NaiveDate,
    /// Sex.
    pub sex: Sex,
    /// COG code of the place of birth.
    pub birth_place: String,
    /// INS, whatever its source.
    pub ins: Option<InsStatement>,
}

impl From<&Identity> for Candidate {
    fn from(identity: &Identity) -> Self {
        let traits = identity.traits();
        let used = |name: &Option<crate::patient::UsedName>| name.as_ref().map(ToString::to_string);
        let names = [Some(traits.birth_name.to_string()), used(&identity.used_name)];
        let list = Some(traits.given_names.to_string());
        let given_names = [Some(traits.first_given_name.to_string()), list, used(&identity.used_given_name)];
        Self {
            names: names.into_iter().flatten().collect(),
            given_names: given_names.into_iter().flatten().collect(),
            birth_date: traits.birth_date.date(),
            sex: traits.sex,
            birth_place: traits.birth_place.code.to_string(),
            ins: identity.ins(),
        }
    }
}

/// The identifier of both sides, when both have one.
pub(super) fn both_ins<'a>(query: &'a Query, candidate: &'a Candidate) -> Option<(&'a Ins, &'a Ins)> {
    Some((query.ins.as_ref()?.ins(), candidate.ins.as_ref()?.ins()))
}
