//! The second factor: a code by mail or of an application completes a session, revives an idle one, and allows grave acts.

use super::{
    SecondFactor, challenge, recovery, store, throttle, totp,
    visitor::{Visitor, hash_token},
};
use crate::{
    audit::Event,
    context::Context,
    entities::{account, sign_in},
    error::Error,
    write::write_as_service,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{
    audit::SystemAct,
    ids::{AccountId, SignInId},
    sign_in::{OneTimeCode, RecoveryCode, accept_step},
    words,
};
use sea_orm::{ActiveValue::Set, EntityTrait};

/// A session whose second factor was given.
pub struct Confirmed {
    /// A new token for the cookie: a session never keeps the token that it had before.
    pub token: String,
}

/// Sends a code by mail to whoever awaits one; with an application, nothing is sent. Says which.
///
/// # Errors
/// `SignedOut` when no session awaits a code; an outage when the mail is not accepted.
pub async fn send_code(ctx: &Context, visitor: &Visitor, again: bool) -> Result<SecondFactor, Error> {
    let (sign_in, account) = visitor.strengthens().ok_or(Error::SignedOut)?;
    let row = store::account(&ctx.db.read, account.uuid()).await?;
    let factor = store::second_factor(&row);
    if factor == SecondFactor::Mail && (again || !challenge::is_waiting(ctx, sign_in).await?) {
        challenge::send(ctx, sign_in, &row).await?;
    }
    Ok(factor)
}

/// Checks a code, or a recovery code in its place; the session is complete and fresh, under a new token.
///
/// # Errors
/// `SignedOut` when no session awaits a code; `Invalid` with the sentence for the field.
pub async fn confirm(ctx: &Context, visitor: &Visitor, typed: &str) -> Result<Confirmed, Error> {
    let (sign_in, account) = visitor.strengthens().ok_or(Error::SignedOut)?;
    let keys = [format!("code:{account}:{}", visitor.address())];
    throttle::check(ctx, &keys).await?;
    let row = store::account(&ctx.db.read, account.uuid()).await?;
    let checked = match RecoveryCode::parse(typed) {
        Ok(code) => {
            recovery::use_one(ctx, &row, &code).await?.map_err(|why| words::sign_in::recovery_refusal(why).into())
        }
        Err(_) => check_code(ctx, sign_in, &row, typed).await?,
    };
    if let Err(sentence) = checked {
        throttle::count(ctx, &keys).await?;
        return Err(wrong(sentence));
    }
    throttle::forget(ctx, &keys).await?;
    complete(ctx, sign_in, account).await
}

fn wrong(sentence: String) -> Error {
    Error::invalid("code", sentence)
}

/// Six digits, by mail or from the application.
async fn check_code(
    ctx: &Context,
    sign_in: SignInId,
    row: &account::Model,
    typed: &str,
) -> Result<Result<(), String>, Error> {
    let code = OneTimeCode::parse(typed).map_err(|refusal| wrong(words::sign_in::code_refusal(refusal)))?;
    match store::second_factor(row) {
        SecondFactor::Mail => Ok(challenge::answer(ctx, sign_in, &code).await?.map_err(words::sign_in::code_refusal)),
        SecondFactor::Application => check_application(ctx, row, &code).await,
    }
}

/// A code of an application, accepted once: its step is kept in the same write that compares it.
async fn check_application(
    ctx: &Context,
    row: &account::Model,
    code: &OneTimeCode,
) -> Result<Result<(), String>, Error> {
    let who = AccountId::from_uuid(row.id);
    let sealed = row.totp_secret.clone().unwrap_or_default();
    let (matched, now) = (totp::step_of(ctx, who, &sealed, code.reveal())?, ctx.now());
    write_as_service(ctx, SystemAct::CodeAccepted, async move |tx| {
        let row = store::account(tx, who.uuid()).await?;
        let last = row.totp_step.and_then(|step| u64::try_from(step).ok());
        let accepted = accept_step(matched, last, now);
        tx.trace(
            if accepted.is_ok() { Event::done(who.uuid()) } else { Event::failed(who.uuid()) }
                .by(who)
                .noting("application-code"),
        );
        match accepted {
            Ok(step) => {
                let used = account::ActiveModel {
                    id: Set(row.id),
                    totp_step: Set(i64::try_from(step).ok()),
                    ..Default::default()
                };
                account::Entity::update(used).exec(tx).await?;
                Ok(Ok(()))
            }
            Err(refusal) => Ok(Err(words::sign_in::totp_refusal(refusal))),
        }
    })
    .await
}

async fn complete(ctx: &Context, id: SignInId, who: AccountId) -> Result<Confirmed, Error> {
    let token = URL_SAFE_NO_PAD.encode(ctx.random.bytes::<32>());
    let hash = hash_token(&token);
    let today = ctx.today();
    write_as_service(ctx, SystemAct::CodeAccepted, async move |tx| {
        let row = sign_in::Entity::find_by_id(id.uuid()).one(tx).await?.ok_or(Error::SignedOut)?;
        let place_id = match row.place_id {
            Some(place) => Some(place),
            None => store::running(who.uuid(), today).one(tx).await?.map(|row| row.place_id),
        };
        let created_at = if row.stage == "password" { tx.at() } else { row.created_at };
        let next = sign_in::ActiveModel {
            id: Set(row.id),
            token_hash: Set(hash.clone()),
            stage: Set("full".into()),
            place_id: Set(place_id),
            created_at: Set(created_at),
            last_seen_at: Set(tx.at()),
            fresh_code_at: Set(Some(tx.at())),
            ..Default::default()
        };
        sign_in::Entity::update(next).exec(tx).await?;
        let active =
            account::ActiveModel { id: Set(who.uuid()), last_active_at: Set(Some(tx.at())), ..Default::default() };
        account::Entity::update(active).exec(tx).await?;
        tx.trace(Event::done(who.uuid()).by(who).noting("code"));
        Ok(())
    })
    .await?;
    Ok(Confirmed { token })
}

/// The address where the code goes, partly hidden: enough to recognise it, not to learn it.
///
/// # Errors
/// `SignedOut` when no session awaits a code.
pub async fn hidden_address(ctx: &Context, visitor: &Visitor) -> Result<String, Error> {
    let (_, account) = visitor.strengthens().ok_or(Error::SignedOut)?;
    let email = store::account(&ctx.db.read, account.uuid()).await?.email;
    let (name, host) = email.split_once('@').unwrap_or((&email, ""));
    let first: String = name.chars().take(2).collect();
    Ok(format!("{first}…@{host}"))
}
