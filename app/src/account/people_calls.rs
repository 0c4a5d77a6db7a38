//! What the referent of an establishment asks about its people.

use crate::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// The people of the establishment, as shown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct People {
    /// The establishment.
    pub place: String,
    /// Its people.
    pub people: Vec<Person>,
    /// The invitations not accepted.
    pub invitations: Vec<Invited>,
    /// Its services: id and name.
    pub services: Vec<(String, String)>,
    /// The roles that may be given: code, name, purpose.
    pub roles: Vec<(String, String, String)>,
    /// Whether one may invite for another establishment.
    pub elsewhere: bool,
}

/// A person of the establishment.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The account.
    pub id: String,
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// "application" or "courriel".
    pub factor: String,
    /// Last use, in words.
    pub last_used: String,
    /// What to tell of an account that is not used.
    pub idle: Option<String>,
    /// True when it is blocked.
    pub blocked: bool,
    /// The roles held, past ones included.
    pub roles: Vec<HeldRole>,
    /// A reset that waits: its number, and whether the reader may confirm it.
    pub reset: Option<(String, bool)>,
    /// It is the reader.
    pub oneself: bool,
}

/// A role held.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldRole {
    /// Its number.
    pub id: String,
    /// The code of the role.
    pub code: String,
    /// The role, and its service if any.
    pub label: String,
    /// From when to when.
    pub period: String,
    /// It runs today, or will.
    pub runs: bool,
}

/// An invitation not accepted.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invited {
    /// Its number.
    pub id: String,
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// The code of the role.
    pub code: String,
    /// The role.
    pub role: String,
    /// When it left.
    pub sent: String,
    /// Whether it opens an account still.
    pub alive: bool,
}

/// Who is invited, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InviteInput {
    /// Address.
    pub email: String,
    /// Family name.
    pub family_name: String,
    /// Given name.
    pub given_name: String,
    /// Code of the role.
    pub role: String,
    /// Service; empty for the whole establishment.
    pub service: String,
    /// RPPS number; empty when there is none.
    pub rpps: String,
    /// Last day; empty without end.
    pub until: String,
    /// FINESS number of another establishment; empty for one's own.
    #[serde(default)]
    pub finess: String,
}

/// A role given to somebody known, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleInput {
    /// The account.
    pub account: String,
    /// Code of the role.
    pub role: String,
    /// Service; empty for the whole establishment.
    pub service: String,
    /// First day; empty for today.
    pub from: String,
    /// Last day; empty without end.
    pub until: String,
}

/// Somebody who arrives or leaves.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// The name.
    pub name: String,
    /// The role.
    pub role: String,
    /// The day.
    pub day: String,
}

/// Arrivals and leavers.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moves {
    /// Roles that begin.
    pub arrivals: Vec<Move>,
    /// Roles that end.
    pub leavers: Vec<Move>,
}

/// The people of the place.
///
/// # Errors
/// A refusal for whoever does not look after accounts.
#[server(endpoint = "place-people")]
pub async fn place_people() -> Result<People, Failure> {
    super::shown::people().await
}

/// Invites somebody; says what was done.
///
/// # Errors
/// A refusal beside its field.
#[server(endpoint = "invite-person")]
pub async fn invite_person(input: InviteInput) -> Result<String, Failure> {
    super::shown::invite(input).await
}

/// Takes an invitation back.
///
/// # Errors
/// `NotFound`, or a refusal when it was accepted meanwhile.
#[server(endpoint = "take-invitation-back")]
pub async fn take_invitation_back(id: String, role: String) -> Result<(), Failure> {
    super::shown::take_back(&id, &role).await
}

/// Gives a role.
///
/// # Errors
/// A refusal beside its field.
#[server(endpoint = "give-role")]
pub async fn give_role(input: RoleInput) -> Result<(), Failure> {
    super::shown::give_role(input).await
}

/// Ends a role on a day, its last one.
///
/// # Errors
/// A refusal on `last_day`.
#[server(endpoint = "end-role")]
pub async fn end_role(account: String, held: String, role: String, last_day: String) -> Result<(), Failure> {
    super::shown::end_role(&account, &held, &role, &last_day).await
}

/// Opens again an account blocked for want of use.
///
/// # Errors
/// A refusal.
#[server(endpoint = "reopen-account")]
pub async fn reopen_account(account: String, role: String) -> Result<(), Failure> {
    super::shown::reopen(&account, &role).await
}

/// Asks for the reset of somebody's way in, or confirms it when `reset` names a request.
///
/// # Errors
/// `NeedsCode` without a fresh code; a refusal for the same person.
#[server(endpoint = "reset-account")]
pub async fn reset_account(account: String, reset: Option<String>) -> Result<(), Failure> {
    super::shown::reset(&account, reset).await
}

/// Arrivals and leavers of the place.
///
/// # Errors
/// A refusal for whoever does not look after accounts.
#[server(endpoint = "place-movements")]
pub async fn place_movements() -> Result<Moves, Failure> {
    super::shown::movements().await
}
