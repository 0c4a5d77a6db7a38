//! What the search for a board asks.

use crate::failure::Failure;
use crate::prelude::*;
use domain::offer::{Organ, RcpType};
use serde::{Deserialize, Serialize};

/// What a board is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindAsked {
    /// What the case is about.
    pub organ: Option<Organ>,
    /// The first figures of the postal code.
    pub district: String,
    /// The type of board that answers the question.
    pub kind: Option<RcpType>,
}

/// A board that may take the case.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundBoard {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its type and its place.
    pub place: String,
    /// When it takes a case soonest, in words.
    pub soonest: String,
    /// Whom to call: name, telephone, mail.
    pub contacts: Vec<(String, String, String)>,
    /// Its next sessions.
    pub dates: Vec<FoundDate>,
}

/// A session to come.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundDate {
    /// Its id.
    pub id: String,
    /// When.
    pub when: String,
    /// How it takes a case, in words.
    pub taking: String,
    /// It takes a case freely.
    pub free: bool,
    /// Minutes asked for.
    pub used: u32,
    /// Minutes there are.
    pub available: u32,
}

/// The boards that fit, the soonest first.
///
/// # Errors
/// When the person may not see the calendar.
#[server(endpoint = "planning-find")]
pub async fn find_boards(asked: FindAsked) -> Result<Vec<FoundBoard>, Failure> {
    super::find_server::find(asked).await
}
