//! What the pages of patients ask.

use crate::prelude::*;

use super::{
    dto::{CreateAnswer, FoundLine, Line, PairDto, PatientCard, PortalDto, RecordDto},
    typed::{Typed, TypedConsent},
};
use crate::{failure::Failure, ui::CodeOption};

/// Looks for patients by what was typed.
///
/// # Errors
/// `Refused` on `q` when too little was typed.
#[server(endpoint = "find-patients")]
pub async fn find_patients(text: String) -> Result<Vec<FoundLine>, Failure> {
    super::server::find_patients(&text).await
}

/// The latest records of the place.
///
/// # Errors
/// As any call.
#[server(endpoint = "recent-patients")]
pub async fn recent_patients() -> Result<Vec<PatientCard>, Failure> {
    super::server::recent_patients().await
}

/// Who looks like what is typed so far.
///
/// # Errors
/// As any call.
#[server(endpoint = "alike-patients")]
pub async fn alike_patients(typed: Typed) -> Result<Vec<FoundLine>, Failure> {
    super::server::alike_patients(&typed).await
}

/// Places of birth by their words, or by their code: `(code, name)`.
///
/// # Errors
/// As any call.
#[server(endpoint = "birth-places")]
pub async fn birth_places(words: String) -> Result<Vec<(String, String)>, Failure> {
    super::server::birth_places(&words).await
}

/// Creates a record, or answers with those to look at first.
///
/// # Errors
/// As any call; wrong fields are an answer, not a failure.
#[server(endpoint = "create-patient")]
pub async fn create_patient(
    typed: Typed,
    consent: TypedConsent,
    confirmed_new: bool,
    why_new: String,
) -> Result<CreateAnswer, Failure> {
    super::server::create_patient(typed, consent, confirmed_new, why_new).await
}

/// A record, in words.
///
/// # Errors
/// `NotFound` for whoever may not know that it exists.
#[server(endpoint = "patient-record")]
pub async fn patient_record(id: String) -> Result<RecordDto, Failure> {
    super::server::patient_record(&id).await
}

/// Who opened the record.
///
/// # Errors
/// `Refused` for those who may not see it.
#[server(endpoint = "patient-access-log")]
pub async fn patient_log(id: String) -> Result<Vec<Line>, Failure> {
    super::server::patient_log(&id).await
}

/// Who has access to the patients' site for this record, and who may be invited.
///
/// # Errors
/// As [`patient_record`].
#[server(endpoint = "portal-accesses")]
pub async fn portal_accesses(id: String) -> Result<PortalDto, Failure> {
    super::portal_server::accesses(&id).await
}

/// The worklist of possible duplicates.
///
/// # Errors
/// As any call.
#[server(endpoint = "patient-duplicates")]
pub async fn duplicate_pairs() -> Result<Vec<PairDto>, Failure> {
    super::server::duplicate_pairs().await
}

/// The finder of places of birth.
pub(super) fn place_finder() -> crate::ui::Finder {
    crate::ui::Finder::new(|words: String| async move {
        let found = birth_places(words).await?;
        Ok(found.into_iter().map(|(code, label)| CodeOption { code, label }).collect())
    })
}
