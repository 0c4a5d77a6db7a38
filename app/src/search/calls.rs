//! What the search asks.

use crate::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// Answers of one kind.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// "Patients".
    pub name: String,
    /// Address and words of each.
    pub answers: Vec<(String, String)>,
}

/// Looks for `text` in everything that the person may see.
///
/// # Errors
/// `SignedOut`.
#[server(endpoint = "search-everything")]
pub async fn search_all(text: String) -> Result<Vec<Group>, Failure> {
    super::shown::groups(&text).await
}
