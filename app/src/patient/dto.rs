//! What travels between the pages and the services: plain texts, already in words where a page only shows them.

use domain::patient::IdentityStatus;
use serde::{Deserialize, Serialize};

use crate::{
    ui::{FieldError, Mark, PatientWords},
    wire::named,
};

/// A patient, as a line shows one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatientCard {
    /// The record.
    pub id: String,
    /// Birth name.
    pub birth_name: String,
    /// First given name.
    pub first_name: String,
    /// The name of every day, when it differs.
    pub used_name: Option<String>,
    /// "14/06/1971".
    pub birth_date: String,
    /// "54 ans".
    pub age: String,
    /// "F", "M" or "I".
    pub sex: String,
    /// Place of birth.
    pub birth_place: String,
    /// The INS in its groups, and whether it is only declared.
    pub ins: Option<String>,
    /// The status of the identity, in words.
    pub status: String,
    /// Its code.
    pub status_code: String,
    /// What must not be forgotten.
    pub alerts: Vec<String>,
}

impl PatientCard {
    /// The sticky line of a record.
    #[must_use]
    pub fn words(&self) -> PatientWords {
        PatientWords {
            birth_name: self.birth_name.clone(),
            first_name: self.first_name.clone(),
            used_name: self.used_name.clone(),
            birth_date: self.birth_date.clone(),
            age: self.age.clone(),
            sex: self.sex.clone(),
            ins: self.ins.clone(),
            status: self.status.clone(),
            status_mark: self.mark(),
            alerts: self.alerts.clone(),
        }
    }

    /// The mark of the status.
    #[must_use]
    pub fn mark(&self) -> Mark {
        let checked = named(&self.status_code).is_some_and(IdentityStatus::is_checked);
        if checked { Mark::Done } else { Mark::Provisional }
    }

    /// "DESMARAIS HELENE".
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.birth_name, self.first_name)
    }

    /// The address of the record.
    #[must_use]
    pub fn href(&self) -> String {
        format!("/patients/{}", self.id)
    }
}

/// A record that answers a search, or looks like somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundLine {
    /// Who.
    pub patient: PatientCard,
    /// Why, in words.
    pub reasons: String,
    /// How sure, in words; empty for a search.
    pub zone: String,
}

/// A field that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wrong {
    /// Its name in the page.
    pub field: String,
    /// What is wrong and what to do.
    pub sentence: String,
}

impl Wrong {
    /// One wrong field.
    pub fn new(field: &str, sentence: impl Into<String>) -> Self {
        Self { field: field.to_owned(), sentence: sentence.into() }
    }
}

impl From<Wrong> for FieldError {
    fn from(wrong: Wrong) -> Self {
        Self { field: wrong.field, sentence: wrong.sentence }
    }
}

/// What a form answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// It is done; the sentence says what.
    Done(String),
    /// These fields are wrong; nothing was changed.
    Wrong(Vec<Wrong>),
}

/// What the creation of a record answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CreateAnswer {
    /// The record exists, under this id.
    Created(String),
    /// Look at these first.
    Look {
        /// Those that one may open.
        seen: Vec<FoundLine>,
        /// What to know when the identity exists elsewhere.
        elsewhere: Option<String>,
    },
    /// These fields are wrong; nothing was written.
    Wrong(Vec<Wrong>),
}

/// A line of a list: what, when, where it leads, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its id.
    pub id: String,
    /// What it is.
    pub title: String,
    /// When.
    pub at: String,
    /// More about it.
    pub detail: String,
    /// Where it leads, if anywhere.
    pub href: Option<String>,
}

/// Somebody around the patient, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedRelative {
    /// `representative`, `trusted-person` or `to-call`.
    pub function: String,
    /// On what ground, for a representative.
    pub basis: String,
    /// When the trusted person was named in writing, "14/06/2025".
    pub signed_on: String,
    /// Surname.
    pub name: String,
    /// Given name.
    pub given_name: String,
    /// What the person is to the patient.
    pub link: String,
    /// Telephone.
    pub phone: String,
    /// Electronic address.
    pub email: String,
}

/// What the person may do here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct May {
    /// Correct the identity.
    pub edit: bool,
    /// Validate the identity.
    pub validate: bool,
    /// Record a consent.
    pub consent: bool,
    /// Record a withdrawal.
    pub withdraw: bool,
    /// Record an objection to a professional.
    pub oppose: bool,
    /// Record the information before a board.
    pub inform: bool,
    /// Change the people around.
    pub around: bool,
    /// Open a pathway.
    pub episode: bool,
    /// Add a document.
    pub document: bool,
    /// See who opened the record.
    pub log: bool,
    /// Change the circle of care.
    pub circle: bool,
    /// Invite to the patients' site.
    pub invite: bool,
}

/// A line of the circle of care.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CircleDto {
    /// The line.
    pub id: String,
    /// The person, or the establishment.
    pub who: String,
    /// Why, and since when.
    pub why: String,
    /// The patient objects to this person.
    pub opposed: bool,
    /// It is over.
    pub over: bool,
}

/// A record, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordDto {
    /// Whose.
    pub patient: PatientCard,
    /// Its version, given back with a change.
    pub version: i64,
    /// The identity, as the form shows it.
    pub typed: super::typed::Typed,
    /// What the status means.
    pub status_meaning: String,
    /// What the INS and the traits do not agree on.
    pub warnings: Vec<String>,
    /// The national service is made up here.
    pub simulated_insi: bool,
    /// The traits before each correction.
    pub former: Vec<Line>,
    /// Whether the record is shared, and why not.
    pub sharing: String,
    /// It is shared.
    pub shared: bool,
    /// A consent is in force.
    pub consent_holds: bool,
    /// The steps of the consent, newest first.
    pub consents: Vec<String>,
    /// What the patient was told before a board, newest first.
    pub information: Vec<String>,
    /// The people around.
    pub people: Vec<TypedRelative>,
    /// An adult under protection.
    pub protected_adult: bool,
    /// What is missing among them.
    pub missing: Vec<String>,
    /// The pathways.
    pub episodes: Vec<Line>,
    /// The cases.
    pub cases: Vec<Line>,
    /// The forms.
    pub forms: Vec<Line>,
    /// The documents.
    pub documents: Vec<Line>,
    /// The circle of care.
    pub circle: Vec<CircleDto>,
    /// What the person may do.
    pub may: May,
}

/// A pair of records that may be one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairDto {
    /// Its id.
    pub id: String,
    /// The likeness, in hundredths.
    pub percent: i64,
    /// What made it, in words.
    pub reasons: String,
    /// Where it stands, in words.
    pub state: String,
    /// It is merged, into the record of this id.
    pub merged_into: Option<String>,
    /// The two records; none for one of another establishment.
    pub sides: [Option<PatientCard>; 2],
}

/// Who has access to the patients' site for a record, and who may be invited.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortalDto {
    /// Those who have it, or a code for it.
    pub lines: Vec<PortalLine>,
    /// Those who may be invited: code and label.
    pub invitees: Vec<(String, String)>,
}

/// One access.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortalLine {
    /// Its identifier.
    pub id: String,
    /// The person.
    pub name: String,
    /// The address.
    pub email: String,
    /// Where it stands, in words.
    pub state: String,
    /// The code has not been used yet.
    pub awaited: bool,
}

/// A code to be handed now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedDto {
    /// The code.
    pub code: String,
    /// The address where it is used.
    pub address: String,
    /// How long it is good for, as a sentence.
    pub lasts: String,
}
