//! The first factor: an address and a password open a session that waits for its code.

use super::{password, store, throttle, visitor::hash_token};
use crate::{
    audit::Event,
    context::{Context, date_of},
    entities::{account, sign_in},
    error::Error,
    write::write_as_service,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{
    audit::SystemAct,
    ids::AccountId,
    people::{IdleBlock, IdleState},
    words,
};
use sea_orm::{ActiveValue::Set, EntityTrait};

/// A session that waits for its code.
pub struct Entered {
    /// The token for the cookie.
    pub token: String,
}

/// Checks a password. The answer is the same, and takes the same time, for an unknown account.
///
/// # Errors
/// `Refused`: unknown account or wrong password, or a delay that runs.
pub async fn enter(
    ctx: &Context,
    email: &str,
    password: String,
    address: &str,
    browser: &str,
) -> Result<Entered, Error> {
    let keys = throttle::keys(email, address);
    throttle::check(ctx, &keys).await?;
    let account = store::account_by_email(&ctx.db.read, email).await?.filter(|row| may_enter(ctx, row));
    let hash = account.as_ref().and_then(|row| row.password_hash.clone());
    let right = password::verify(ctx, password, hash).await?;
    match account {
        Some(account) if right => {
            throttle::forget(ctx, keys.get(1..).unwrap_or_default()).await?;
            open(ctx, &account, address, browser).await
        }
        _ => {
            throttle::count(ctx, &keys).await?;
            trace_failure(ctx).await?;
            Err(Error::refused(words::sign_in::not_recognised()))
        }
    }
}

/// An account that is open, and that a professional used in the last 90 days; a patient comes when there is something to read.
fn may_enter(ctx: &Context, row: &account::Model) -> bool {
    let last_use = date_of(row.last_active_at.unwrap_or(row.created_at));
    let blocked =
        row.professional_id.is_some() && IdleBlock::default().state(last_use, ctx.today()) == IdleState::Blocked;
    row.status == "active" && !blocked
}

async fn open(ctx: &Context, account: &account::Model, address: &str, browser: &str) -> Result<Entered, Error> {
    let token = URL_SAFE_NO_PAD.encode(ctx.random.bytes::<32>());
    let now = ctx.now_ms();
    let row = sign_in::ActiveModel {
        id: Set(ctx.random.uuid()),
        token_hash: Set(hash_token(&token)),
        account_id: Set(account.id),
        stage: Set("password".into()),
        created_at: Set(now),
        last_seen_at: Set(now),
        browser: Set(browser.chars().take(200).collect()),
        address: Set(address.to_owned()),
        place_id: Set(None),
        fresh_code_at: Set(None),
        ended_at: Set(None),
    };
    let who = AccountId::from_uuid(account.id);
    write_as_service(ctx, SystemAct::SignedIn, async move |tx| {
        sign_in::Entity::insert(row.clone()).exec_without_returning(tx).await?;
        tx.trace(Event::done(who.uuid()).by(who).noting("password"));
        Ok(())
    })
    .await?;
    Ok(Entered { token })
}

async fn trace_failure(ctx: &Context) -> Result<(), Error> {
    write_as_service(ctx, SystemAct::SignInRefused, async |tx| {
        tx.trace(Event::failed(None).noting("password"));
        Ok(())
    })
    .await
}
