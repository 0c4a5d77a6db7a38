//! What the sign-in pages ask.

use crate::failure::Failure;
use crate::prelude::*;
use serde::{Deserialize, Serialize};

/// What went wrong with the form just posted; the server puts it in the context of the page that shows the form again.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The field concerned; none for the whole form.
    pub field: Option<String>,
    /// What happened and what to do.
    pub sentence: String,
    /// The address that was typed: nothing typed is lost, passwords apart.
    pub email: String,
    /// The code that was typed, on the page that opens a patient's access.
    #[serde(default)]
    pub code: String,
}

impl Problem {
    /// What was done just before, rather than a problem: a sentence, and the address to go on with.
    #[must_use]
    pub fn done(sentence: &str, email: String) -> Self {
        Self { field: Some(DONE.into()), sentence: sentence.into(), email, code: String::new() }
    }

    /// Whether it says what was done.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.field.as_deref() == Some(DONE)
    }
}

/// The field of a sentence that is no problem.
const DONE: &str = "fait";

/// How the awaited code comes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AwaitedCode {
    /// By mail, at this address (partly hidden).
    Mail(String),
    /// From the authenticator application.
    Application,
    /// No code is awaited: the password comes first.
    None,
}

/// The problem of the form just posted, if any.
///
/// # Errors
/// Never: outside a posted form there is none.
#[server(endpoint = "sign-in-problem")]
pub async fn posted_problem() -> Result<Option<Problem>, Failure> {
    Ok(use_context::<Problem>())
}

/// Checks a code given in place; the session goes on, fresh, under a new token.
///
/// # Errors
/// A refusal beside the field `code`.
#[server(endpoint = "confirm-code")]
pub async fn confirm_code(code: String) -> Result<(), Failure> {
    super::viewer::confirm_in_place(&code).await
}

/// How the awaited code comes, having sent it if it goes by mail.
///
/// # Errors
/// An outage when the mail cannot be sent.
#[server(endpoint = "awaited-code")]
pub async fn ask_awaited_code() -> Result<AwaitedCode, Failure> {
    super::viewer::awaited().await
}
