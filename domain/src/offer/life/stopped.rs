//! A board that takes nothing new.
//!
//! Source: the offer state machine of the product (suspendue, fermée). That a suspended board takes no new inscription, and that what it
//! has planned may still be moved, cancelled or put off, is expert knowledge, to be confirmed: its cases must go somewhere.

use super::{Offer, OfferEvent, OfferStep, Standing};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// How a board stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stop {
    /// Until it is resumed.
    Suspended,
    /// For good.
    Closed,
}

/// That a board stopped, since when and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stopped {
    /// How.
    pub how: Stop,
    /// Since when.
    pub since: DateTime<Utc>,
    /// The reason that was given.
    pub why: String,
}

impl Offer {
    /// Whether it takes no new inscription nor new series, and since when; nothing while it is in force or being prepared.
    #[must_use]
    pub fn stopped(&self) -> Option<Stopped> {
        let (how, step) = match self.standing {
            Standing::Suspended => (Stop::Suspended, OfferStep::Suspended),
            Standing::Closed => (Stop::Closed, OfferStep::Closed),
            Standing::Preparing | Standing::InForce => return None,
        };
        let last: &OfferEvent = self.history.iter().rev().find(|event| event.step == step)?;
        Some(Stopped { how, since: last.at, why: last.note.clone().unwrap_or_default() })
    }
}
