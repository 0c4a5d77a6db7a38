//! What the page of a form asks and does.

use domain::sorted::Map;

use crate::prelude::*;
use domain::{
    codes::Coded,
    forms::{CheckContext, Professional},
    frcp::{AddendumReason, ContentHash, RectificationReason, Snapshot, StageName},
    ids::AccountId,
};
use serde::{Deserialize, Serialize};

use crate::{
    failure::Failure,
    forms::{Heard, News, WireEdit},
};

/// A form, as its page shows it.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct FrcpShown {
    /// Its id.
    pub id: String,
    /// The content hash of the form definition.
    pub form: String,
    /// The title of the form definition.
    pub title: String,
    /// The answers with their revisions.
    pub snapshot: Snapshot,
    /// The names of those who wrote.
    pub names: Map<AccountId, String>,
    /// The facts for the check.
    pub context: CheckContext,
    /// Where it stands.
    pub stage: StageName,
    /// Whose record it is.
    pub patient: PatientShown,
    /// What surrounds it, drawn.
    pub around: String,
    /// The ways to look at it, drawn.
    pub ways: String,
    /// What this person may do now.
    pub allowed: AllowedActs,
}

/// A patient, in words.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatientShown {
    /// The record.
    pub id: String,
    /// Birth name.
    pub birth_name: String,
    /// First name.
    pub first_name: String,
    /// The name used in life.
    pub used_name: Option<String>,
    /// "14/06/1971".
    pub birth_date: String,
    /// "54 ans".
    pub age: String,
    /// F, M or I.
    pub sex: String,
    /// INS, when it may be shown.
    pub ins: Option<String>,
    /// Status of the identity.
    pub status: String,
    /// Whether somebody checked a document.
    pub checked: bool,
}

/// What a person may do.
#[derive(Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "one flag per button of the page")]
pub struct AllowedActs {
    /// Write.
    pub fill: bool,
    /// Choose between two answers.
    pub choose: bool,
    /// Declare it ready.
    pub ready: bool,
    /// Sign it.
    pub validate: bool,
    /// Complete it.
    pub addendum: bool,
    /// Correct it.
    pub rectify: bool,
    /// Say that the announcement was made.
    pub announce: bool,
    /// A validated document exists.
    pub printed: bool,
}

/// What a signer reads before signing.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct ReviewShown {
    /// The position of the log that was read.
    pub position: usize,
    /// The hash of the answers.
    pub hash: ContentHash,
    /// Nothing blocks, and nothing waits for a choice.
    pub may_sign: bool,
    /// The proposal and everything found, drawn.
    pub drawn: String,
}

/// A table of codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CodeTable {
    /// CIM-10.
    Tumour,
    /// CIM-O-3.
    Morphology,
}

/// Opens a form.
///
/// # Errors
/// Not found, or an outage.
#[server(endpoint = "frcp-open")]
pub async fn open_frcp(id: String) -> Result<FrcpShown, Failure> {
    super::server::open(&id).await
}

/// A form definition, as JSON, by its content hash.
///
/// # Errors
/// Not found, or an outage.
#[server(endpoint = "form-definition")]
pub async fn form_definition(hash: String) -> Result<String, Failure> {
    super::server::definition(&hash).await
}

/// Saves edits and tells what others did.
///
/// # Errors
/// A refusal, or an outage.
#[server(endpoint = "frcp-save")]
pub async fn save_frcp(id: String, edits: Vec<WireEdit>, since: usize) -> Result<News, Failure> {
    super::server::save(&id, edits, since).await
}

/// Saves edits as an earlier page wrote them. The program writes edits and never reads one: no reader of them is downloaded.
#[cfg(not(feature = "ssr"))]
pub(super) fn save_frcp_again(id: &str, edits: &str, since: usize) -> crate::wire::Call<Result<News, Failure>> {
    let body = format!(r#"{{"id":{},"edits":{edits},"since":{since}}}"#, crate::wire::write(id));
    crate::wire::call_as_written("/api/frcp-save", body)
}

/// Only a browser has an earlier page.
#[cfg(feature = "ssr")]
pub(super) fn save_frcp_again(_: &str, _: &str, _: usize) -> impl Future<Output = Result<News, Failure>> + use<> {
    std::future::ready(Err(Failure::Unreachable))
}

/// What others did since a position of the log, as soon as they do it, and who they are. An open page asks again and again, from the
/// section where its cursor stands: it is no act of the person, and does not keep a session awake.
///
/// # Errors
/// Not found, or an outage.
#[server(endpoint = "frcp-news")]
pub async fn frcp_news(id: String, since: usize, here: String) -> Result<Heard, Failure> {
    super::server::news(&id, since, &here).await
}

/// Every edit of one answer, drawn.
///
/// # Errors
/// Not found, or an outage.
#[server(endpoint = "frcp-history")]
pub async fn frcp_history(id: String, path: String) -> Result<String, Failure> {
    super::server::history(&id, &path).await
}

/// A view of a form, drawn: `nouveau`, `actualiser`, `historique` or `versions-1-2`.
///
/// # Errors
/// Not found, or an outage.
#[server(endpoint = "frcp-drawn")]
pub async fn frcp_drawn(id: String, view: String) -> Result<String, Failure> {
    super::server::drawn(&id, &view).await
}

/// Takes one value over as its source says it now.
///
/// # Errors
/// A refusal, or an outage.
#[server(endpoint = "frcp-take-over")]
pub async fn take_over_frcp(id: String, path: String) -> Result<(), Failure> {
    super::server::take_over(&id, &path).await
}

/// Declares a form ready to be presented.
///
/// # Errors
/// A refusal with what is missing, or an outage.
#[server(endpoint = "frcp-ready")]
pub async fn declare_frcp_ready(id: String) -> Result<(), Failure> {
    super::server::ready(&id).await
}

/// Everything that stands in the way of the signature.
///
/// # Errors
/// Not found, or an outage.
#[server(endpoint = "frcp-review")]
pub async fn review_frcp(id: String) -> Result<ReviewShown, Failure> {
    super::server::review(&id).await
}

/// Signs what was read. Answers the number of the version.
///
/// # Errors
/// A refusal, a code to give, or an outage.
#[server(endpoint = "frcp-validate")]
pub async fn validate_frcp(id: String, position: usize, hash: ContentHash) -> Result<i32, Failure> {
    super::server::validate(&id, position, hash).await
}

/// Completes a validated form.
///
/// # Errors
/// A refusal, a code to give, or an outage.
#[server(endpoint = "frcp-addendum")]
pub async fn add_frcp_addendum(id: String, reason: AddendumReason, text: String) -> Result<i32, Failure> {
    super::server::addendum(&id, reason, text).await
}

/// Opens the next version of a validated form.
///
/// # Errors
/// A refusal, a code to give, or an outage.
#[server(endpoint = "frcp-rectify")]
pub async fn rectify_frcp(id: String, reason: RectificationReason) -> Result<(), Failure> {
    super::server::rectify(&id, reason).await
}

/// Notes that the decision was announced to the patient.
///
/// # Errors
/// A refusal, or an outage.
#[server(endpoint = "frcp-announce")]
pub async fn announce_frcp(id: String) -> Result<(), Failure> {
    super::server::announce(&id).await
}

/// Codes whose words match; without any word, those that the person used last.
///
/// # Errors
/// When nobody is signed in.
#[server(endpoint = "form-codes")]
pub async fn find_codes(table: CodeTable, words: String) -> Result<Vec<Coded>, Failure> {
    super::server::codes(table, &words).await
}

/// Professionals whose name matches.
///
/// # Errors
/// When nobody is signed in, or an outage.
#[server(endpoint = "form-professionals")]
pub async fn find_professionals(words: String) -> Result<Vec<Professional>, Failure> {
    super::server::professionals(&words).await
}
