//! Who answers for a command typed on the server: a person with an open account, named by whoever types it.

use crate::{context::Context, error::Error, sign_in::store::account_by_email};
use domain::{ids::AccountId, words::operating as words};

/// The account with this address.
///
/// # Errors
/// `Refused` when there is none, or it is not open.
pub async fn operator(ctx: &Context, email: &str) -> Result<AccountId, Error> {
    let found = account_by_email(&ctx.db.read, email).await?.filter(|row| row.status == "active");
    found.map(|row| AccountId::from_uuid(row.id)).ok_or_else(|| Error::refused(words::actor_unknown(email.trim())))
}
