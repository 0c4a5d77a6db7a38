//! What the patients' pages ask. `record` names the record among those of the account; the first one when it is empty.

use crate::failure::Failure;
use crate::prelude::*;
use serde::{Deserialize, Serialize};

/// A record that the account opens.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordLink {
    /// Its identifier.
    pub id: String,
    /// "Votre dossier", or whose it is.
    pub label: String,
    /// It is the record of somebody whom the person represents.
    pub of_another: bool,
}

/// Who is signed in on the patients' site.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    /// The person, as addressed.
    pub name: String,
    /// The records that the account opens.
    pub records: Vec<RecordLink>,
}

/// Somebody who may open the record.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReaderDto {
    /// The person, or the establishment.
    pub who: String,
    /// Why.
    pub why: String,
    /// The person, when that access may be taken away; empty otherwise.
    pub professional: String,
}

/// Who may open the record, and what was consented.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CircleDto {
    /// The record.
    pub record: String,
    /// Whether it is shared.
    pub shared: bool,
    /// The same, as a sentence.
    pub sharing: String,
    /// The establishments that wrote it.
    pub authors: Vec<ReaderDto>,
    /// The others who may open it today.
    pub readers: Vec<ReaderDto>,
    /// Those kept away: the line of the objection, and the name.
    pub opposed: Vec<(String, String)>,
    /// The steps of the consent, newest first.
    pub steps: Vec<String>,
    /// What prevented the gesture just made; empty otherwise.
    pub problem: String,
}

/// What one board proposed; the answers are there when one asks for that board alone.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdviceDto {
    /// The form.
    pub id: String,
    /// The name of the board.
    pub board: String,
    /// The establishment of the board.
    pub place: String,
    /// The day of the meeting, in words.
    pub day: String,
    /// Label and answer.
    pub lines: Vec<(String, String)>,
}

/// A look at the record.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookDto {
    /// Who, what and when, in a sentence.
    pub sentence: String,
    /// The person, when that access may be taken away; empty otherwise.
    pub professional: String,
    /// The name.
    pub who: String,
}

/// Who is signed in; nobody for a stranger or a professional.
///
/// # Errors
/// An outage.
#[server(endpoint = "portal-who")]
pub async fn portal_who() -> Result<Option<Who>, Failure> {
    super::server::who().await
}

/// The circle and the consents.
///
/// # Errors
/// `NotFound` for a record that is not of this account.
#[server(endpoint = "portal-circle")]
pub async fn portal_circle(record: String) -> Result<CircleDto, Failure> {
    super::server::circle(&record).await
}

/// What the boards proposed, once it was announced.
///
/// # Errors
/// As [`portal_circle`].
#[server(endpoint = "portal-decisions")]
pub async fn portal_decisions(record: String) -> Result<Vec<AdviceDto>, Failure> {
    super::server::decisions(&record).await
}

/// What one board proposed.
///
/// # Errors
/// As [`portal_circle`], and for a form that was not announced.
#[server(endpoint = "portal-decision")]
pub async fn portal_decision(record: String, id: String) -> Result<AdviceDto, Failure> {
    super::server::decision(&record, &id).await
}

/// Who looked, latest first.
///
/// # Errors
/// As [`portal_circle`].
#[server(endpoint = "portal-looks")]
pub async fn portal_looks(record: String) -> Result<Vec<LookDto>, Failure> {
    super::server::looks(&record).await
}

/// The name of a professional whose access is about to be taken away.
///
/// # Errors
/// As [`portal_circle`], and for somebody who is not in the directory.
#[server(endpoint = "portal-person")]
pub async fn portal_person(record: String, professional: String) -> Result<String, Failure> {
    super::server::person_name(&record, &professional).await
}
