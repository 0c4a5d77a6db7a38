//! What the pages of a record change.

use crate::prelude::*;

use super::{
    dto::{HandedDto, Outcome, TypedRelative},
    typed::Typed,
};
use crate::failure::Failure;

/// Corrects an identity.
///
/// # Errors
/// `Conflict` when somebody changed it meanwhile.
#[server(endpoint = "correct-identity")]
pub async fn correct_identity(id: String, version: i64, typed: Typed) -> Result<Outcome, Failure> {
    super::server::correct_identity(&id, version, typed).await
}

/// Validates an identity against a document.
///
/// # Errors
/// As any call.
#[server(endpoint = "validate-identity")]
pub async fn check_identity(id: String, document: String) -> Result<Outcome, Failure> {
    super::server::check_identity(&id, &document).await
}

/// Asks the national service for the INS.
///
/// # Errors
/// `Refused` with what the service says.
#[server(endpoint = "retrieve-ins")]
pub async fn ask_insi(id: String) -> Result<Outcome, Failure> {
    super::server::ask_insi(&id).await
}

/// Records a consent.
///
/// # Errors
/// `NeedsCode` without a fresh code.
#[server(endpoint = "record-consent")]
pub async fn give_consent(
    id: String,
    scopes: Vec<String>,
    giver: String,
    document: String,
) -> Result<Outcome, Failure> {
    super::server::give_consent(&id, &scopes, &giver, &document).await
}

/// Records that the patient takes everything back.
///
/// # Errors
/// `Refused` when nothing is in force.
#[server(endpoint = "withdraw-consent")]
pub async fn take_consent_back(id: String) -> Result<Outcome, Failure> {
    super::server::take_consent_back(&id).await
}

/// Records that the patient was informed before a board.
///
/// # Errors
/// As any call.
#[server(endpoint = "record-board-information")]
pub async fn note_information(id: String, date: String, mode: String, outcome: String) -> Result<Outcome, Failure> {
    super::server::note_information(&id, &date, &mode, &outcome).await
}

/// Records that the patient objects to a professional of the directory.
///
/// # Errors
/// As any call.
#[server(endpoint = "oppose-professional")]
pub async fn object_to(id: String, professional: String) -> Result<Outcome, Failure> {
    super::server::object_to(&id, &professional).await
}

/// Records that the patient no longer objects: `line` is the objection.
///
/// # Errors
/// As any call.
#[server(endpoint = "lift-opposition")]
pub async fn accept_again(id: String, line: String) -> Result<Outcome, Failure> {
    super::server::accept_again(&id, &line).await
}

/// Opens a pathway.
///
/// # Errors
/// As any call.
#[server(endpoint = "open-episode")]
pub async fn open_pathway(id: String, organ: String, label: String) -> Result<Outcome, Failure> {
    super::server::open_pathway(&id, &organ, label).await
}

/// Saves the people around.
///
/// # Errors
/// `Conflict` when somebody changed the record meanwhile.
#[server(endpoint = "edit-people-around")]
pub async fn save_people(
    id: String,
    version: i64,
    people: Vec<TypedRelative>,
    protected_adult: bool,
) -> Result<Outcome, Failure> {
    super::server::save_people(&id, version, people, protected_adult).await
}

/// Settles a pair: `distinct`, `merge` (`kept` stays) or `undo`.
///
/// # Errors
/// `NeedsCode` without a fresh code.
#[server(endpoint = "settle-duplicate")]
pub async fn settle_pair(pair: String, gesture: String, kept: String, other: String) -> Result<Outcome, Failure> {
    super::server::settle_pair(&pair, &gesture, &kept, &other).await
}

/// Makes a code that opens the patients' site.
///
/// # Errors
/// `Refused` beside `email` or `relation`.
#[server(endpoint = "invite-to-portal")]
pub async fn invite_to_portal(id: String, email: String, who: String) -> Result<HandedDto, Failure> {
    super::portal_server::invite(&id, &email, &who).await
}

/// Takes a code back, or ends an access to the patients' site.
///
/// # Errors
/// As any call.
#[server(endpoint = "end-portal-access")]
pub async fn end_portal_access(id: String, access: String) -> Result<(), Failure> {
    super::portal_server::end(&id, &access).await
}

/// Adds a professional to the circle of care.
///
/// # Errors
/// `Refused` beside `member`.
#[server(endpoint = "join-circle")]
pub async fn join_circle(id: String, professional: String, reason: String) -> Result<Outcome, Failure> {
    super::server::join_circle(&id, &professional, &reason).await
}

/// Takes a member out of the circle.
///
/// # Errors
/// As any call.
#[server(endpoint = "leave-circle")]
pub async fn leave_circle(id: String, line: String) -> Result<Outcome, Failure> {
    super::server::leave_circle(&id, &line).await
}
