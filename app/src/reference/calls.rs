//! What is asked of the reference lists.

use crate::prelude::*;
use domain::reference::ReferenceList;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// A code, and the words that people read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeFound {
    /// The code.
    pub code: String,
    /// Its label.
    pub label: String,
}

/// The codes of a list that answer what is typed, best first.
///
/// # Errors
/// When nobody is signed in.
#[server(endpoint = "reference-codes")]
pub async fn find_reference_codes(list: ReferenceList, words: String) -> Result<Vec<CodeFound>, Failure> {
    let (ctx, _) = crate::sign_in::person()?;
    let found = services::reference::find_codes(&ctx, list, &words).await?;
    Ok(found.into_iter().map(|one| CodeFound { code: one.code, label: one.label }).collect())
}
