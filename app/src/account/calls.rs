//! What one asks about one's own account.

use crate::prelude::*;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// One's own account, as shown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnAccount {
    /// "Sophie Lambert".
    pub name: String,
    /// The personal address.
    pub email: String,
    /// True when an application gives the codes, false when they come by mail.
    pub application: bool,
    /// How many recovery codes remain, in words.
    pub recovery: String,
    /// How sessions reach one's agenda; nothing for whoever does not see the calendar.
    pub agenda: Option<Agenda>,
}

/// How sessions reach one's agenda.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agenda {
    /// One summary a day, instead of a mail at each change.
    pub daily: bool,
    /// There is an address.
    pub is_made: bool,
    /// Since when there is one, or that there is none, in words.
    pub address: String,
}

/// What an application must receive.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetUp {
    /// The QR code, as SVG.
    pub qr: String,
    /// The secret to type when no camera is at hand.
    pub secret: String,
}

/// A browser where one is signed in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Browser {
    /// Its number.
    pub id: String,
    /// "Firefox sur Windows".
    pub browser: String,
    /// Its address.
    pub address: String,
    /// Since when.
    pub since: String,
    /// Last used when.
    pub last_seen: String,
    /// The one on screen.
    pub is_this_one: bool,
}

/// A practice place.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Practice {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The roles held there.
    pub roles: String,
    /// The one chosen.
    pub current: bool,
}

/// What an invitation opens.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// The person.
    pub name: String,
    /// The address of the account.
    pub email: String,
    /// Who invites; none when an account is given back.
    pub place: Option<String>,
    /// What a password must be.
    pub advice: String,
}

/// The key of what this browser keeps of one's unsent text.
///
/// # Errors
/// `SignedOut`, `NeedsCode`.
#[server(endpoint = "buffer-key")]
pub async fn ask_buffer_key(browser: String) -> Result<Vec<u8>, Failure> {
    super::shown::buffer_key(&browser).await
}

/// One's own account.
///
/// # Errors
/// `SignedOut`.
#[server(endpoint = "own-account")]
pub async fn my_account() -> Result<OwnAccount, Failure> {
    super::shown::own().await
}

/// What a password must be.
///
/// # Errors
/// Never.
#[server(endpoint = "password-advice")]
pub async fn password_advice() -> Result<String, Failure> {
    Ok(domain::words::sign_in::password_advice())
}

/// Changes one's password.
///
/// # Errors
/// A refusal on `old` or `password`.
#[server(endpoint = "change-password")]
pub async fn change_password(old: String, new: String) -> Result<(), Failure> {
    super::shown::change_password(old, new).await
}

/// Begins to set up an application.
///
/// # Errors
/// `NeedsCode` without a fresh code.
#[server(endpoint = "begin-application")]
pub async fn begin_application() -> Result<SetUp, Failure> {
    super::shown::begin_application().await
}

/// Confirms the application with one of its codes; answers the recovery codes, shown once.
///
/// # Errors
/// A refusal on `code`.
#[server(endpoint = "confirm-application")]
pub async fn confirm_application(code: String) -> Result<Vec<String>, Failure> {
    super::shown::confirm_application(&code).await
}

/// Goes back to codes by mail.
///
/// # Errors
/// `NeedsCode` without a fresh code.
#[server(endpoint = "codes-by-mail")]
pub async fn codes_by_mail() -> Result<(), Failure> {
    super::shown::codes_by_mail().await
}

/// Draws new recovery codes, shown once.
///
/// # Errors
/// `NeedsCode` without a fresh code.
#[server(endpoint = "recovery-codes")]
pub async fn draw_recovery_codes() -> Result<Vec<String>, Failure> {
    super::shown::recovery_codes().await
}

/// The browsers where one is signed in.
///
/// # Errors
/// `SignedOut`.
#[server(endpoint = "own-browsers")]
pub async fn my_browsers() -> Result<Vec<Browser>, Failure> {
    super::shown::browsers().await
}

/// Ends one of them.
///
/// # Errors
/// `NotFound` when it is not one's own.
#[server(endpoint = "end-browser")]
pub async fn end_browser(id: String) -> Result<(), Failure> {
    super::shown::end_browser(&id).await
}

/// One's practice places.
///
/// # Errors
/// `SignedOut`.
#[server(endpoint = "own-places")]
pub async fn my_places() -> Result<Vec<Practice>, Failure> {
    super::shown::places().await
}

/// Whether one looks after the accounts of the place.
///
/// # Errors
/// `SignedOut`.
#[server(endpoint = "manages-accounts")]
pub async fn manages_accounts() -> Result<bool, Failure> {
    super::shown::manages().await
}

/// What the link of an invitation opens.
///
/// # Errors
/// A refusal, in the same words whatever the reason.
#[server(endpoint = "invitation-opening")]
pub async fn invitation_opening(token: String) -> Result<Opening, Failure> {
    super::shown::opening(&token).await
}
