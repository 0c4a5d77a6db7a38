//! The search of codes.

use crate::{context::Context, error::Error};
use domain::{
    codes::{Coded, System},
    reference::ReferenceList,
};

/// Answers of one search, at most.
const SHOWN: usize = 30;

/// A code that answers what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundCode {
    /// The code.
    pub code: String,
    /// Its label: the list's own when it was imported, else ours.
    pub label: String,
    /// The system under which answers keep it; none for a list that no form asks for.
    pub system: Option<System>,
    /// The version of the list.
    pub version: String,
}

impl FoundCode {
    /// The answer that choosing it gives.
    #[must_use]
    pub fn coded(&self) -> Option<Coded> {
        let coded = Coded::new(self.system?, &self.code, &self.label);
        Some(Coded { version: self.version.clone(), ..coded })
    }
}

/// The codes of a list in force today that answer what is typed, best first. A list says nothing of anybody: whoever is
/// signed in may search it.
///
/// # Errors
/// When the database does not answer.
pub async fn find_codes(ctx: &Context, list: ReferenceList, typed: &str) -> Result<Vec<FoundCode>, Error> {
    let ready = ctx.db.references().ready(&ctx.db.read, list, ctx.today()).await?;
    Ok(ready.find(typed, SHOWN))
}
