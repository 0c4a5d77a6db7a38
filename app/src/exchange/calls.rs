//! What the pages of exchanged documents ask.

use crate::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// A document, as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingShown {
    /// Its title.
    pub title: String,
    /// What it tells of the person, of its authors and of the board: a label and its words.
    pub lines: Vec<(String, String)>,
    /// Its text, as HTML that the server wrote.
    pub html: String,
    /// Its coded values: section, question, value, code.
    pub coded: Vec<[String; 4]>,
    /// Its bytes.
    pub file: String,
    /// The page that it was reached from: its address and its name.
    pub back: (String, String),
    /// The person of the document is not the one of the record, or may not be.
    pub another_person: Option<String>,
    /// The forms that could take it up: an id and words; none for a document that is only read.
    pub forms: Option<Vec<(String, String)>>,
}

/// A document of a record.
///
/// # Errors
/// Not found, a refusal when it cannot be read, or an outage.
#[server(endpoint = "document-reading")]
pub async fn read_document(id: String) -> Result<ReadingShown, Failure> {
    super::server::document(&id).await
}

/// A signed form, as other software receives it.
///
/// # Errors
/// As [`read_document`].
#[server(endpoint = "frcp-reading")]
pub async fn read_form_document(id: String) -> Result<ReadingShown, Failure> {
    super::server::form(&id).await
}
