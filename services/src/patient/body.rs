//! What the row of a patient keeps as JSON beside the columns that queries need.

use crate::{entities::patient, error::Error};
use domain::{
    consent::WithoutConsent,
    ids::AccountId,
    patient::{Identity, Relative, Traits, matching::Candidate, matching::normalise, matching::phonetic_key},
};
use sea_orm::ActiveValue::Set;
use serde::{Deserialize, Serialize};

/// The aggregate of a patient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// Who the patient is, and how sure that is.
    pub identity: Identity,
    /// Why the record was opened without consent.
    #[serde(default)]
    pub opened_without: Option<WithoutConsent>,
    /// The people around.
    #[serde(default)]
    pub people: Vec<Relative>,
    /// Whether an adult is under protection.
    #[serde(default)]
    pub protected_adult: bool,
    /// The traits that were corrected, oldest first.
    #[serde(default)]
    pub former: Vec<Former>,
}

/// Traits that were replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Former {
    /// The traits.
    pub traits: Traits,
    /// Until when, milliseconds.
    pub until: i64,
    /// Who replaced them.
    pub by: AccountId,
}

impl Body {
    /// The body of a new record.
    #[must_use]
    pub const fn new(identity: Identity) -> Self {
        Self { identity, opened_without: None, people: Vec::new(), protected_adult: false, former: Vec::new() }
    }

    /// Reads the body of a row.
    ///
    /// # Errors
    /// `Inconsistent` when it does not read.
    pub fn read(row: &patient::Model) -> Result<Self, Error> {
        serde_json::from_str(&row.body).map_err(|_| Error::body("patient", row.id))
    }

    /// The columns that follow from the body; the others are left alone.
    ///
    /// # Errors
    /// Never for a body that this crate can hold.
    pub fn columns(&self) -> Result<patient::ActiveModel, Error> {
        let (identity, traits) = (&self.identity, self.identity.traits());
        let names = [traits.birth_name.to_string(), traits.first_given_name.to_string()].join(" ");
        Ok(patient::ActiveModel {
            birth_name: Set(traits.birth_name.to_string()),
            first_given_name: Set(traits.first_given_name.to_string()),
            given_names: Set(traits.given_names.to_string()),
            used_name: Set(identity.used_name.as_ref().map(ToString::to_string)),
            sex: Set(traits.sex.code().to_owned()),
            birth_date: Set(traits.birth_date.date()),
            birth_place: Set(traits.birth_place.code.to_string()),
            birth_place_label: Set(traits.birth_place.label.clone()),
            ins: Set(identity.ins().map(|known| known.ins().number().to_owned())),
            identity_status: Set(code(&identity.status())?),
            body: Set(serde_json::to_string(self).map_err(|_| Error::body("patient", "new"))?),
            search: Set(normalise(&names)),
            phonetic: Set(phonetic_key(traits.birth_name.as_str())),
            ..Default::default()
        })
    }

    /// What matching compares.
    #[must_use]
    pub fn candidate(&self) -> Candidate {
        Candidate::from(&self.identity)
    }
}

/// The kebab-case code of a unit enum, as columns keep it.
pub(crate) fn code(value: &impl Serialize) -> Result<String, Error> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => Ok(code),
        _ => Err(Error::Outage("a code that is not a text".into())),
    }
}
