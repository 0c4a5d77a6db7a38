//! What the day's page asks.

use crate::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// The day, as shown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    /// "mardi 3 mars 2026".
    pub date: String,
    /// What needs the person.
    pub lines: Vec<DayLine>,
    /// Why there is none, and what to do.
    pub nothing: String,
}

/// Something that needs the person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayLine {
    /// "Séance", "Fiche"…
    pub kind: String,
    /// What.
    pub title: String,
    /// Why.
    pub reason: String,
    /// Until when, in words.
    pub deadline: Option<String>,
    /// The deadline is over, or is today.
    pub urgency: Urgency,
    /// Where to do it.
    pub href: String,
}

/// How near a deadline is.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Urgency {
    /// It is over.
    Late,
    /// Within a day.
    Soon,
    /// Later, or none.
    Calm,
}

/// What needs the person now.
///
/// # Errors
/// `SignedOut`.
#[server(endpoint = "today")]
pub async fn see_today() -> Result<Day, Failure> {
    super::shown::day().await
}
