//! The second factor of one's own account: an authenticator application, codes by mail, recovery codes. Each change takes a
//! code given less than five minutes ago: a session left open is not enough.

use crate::{
    access::{Actor, Granted, acts::SeeOwnAccount},
    audit::Event,
    context::{Context, Message},
    entities::account,
    error::Error,
    outbox::Line,
    sign_in::{SecondFactor, end_others, recovery, second_factor, store, throttle, totp},
    write::{Tx, write},
};
use domain::{
    audit::SystemAct,
    sign_in::{OneTimeCode, accept_step},
    words,
};
use sea_orm::{ActiveValue::Set, EntityTrait};

/// What an application must receive; it counts once a code of it was given.
#[derive(Debug, Clone)]
pub struct SetUp {
    /// The address that the QR code holds.
    pub address: String,
    /// The secret to type when no camera is at hand.
    pub secret: String,
}

fn fresh(actor: &Actor) -> Result<(), Error> {
    if actor.facts().fresh_code { Ok(()) } else { Err(Error::NeedsCode) }
}

fn tell(tx: &Tx, to: &str) {
    let (subject, text) = words::account::second_factor_mail();
    tx.post(Line::SendMail { message: Message::plain(to.to_owned(), subject, text) });
}

/// Draws a secret for an application. Codes go on by mail until a code of the application is given.
///
/// # Errors
/// `NeedsCode` without a fresh code; `Refused` when an application is in use.
pub async fn begin_application(ctx: &Context, grant: Granted<SeeOwnAccount>) -> Result<SetUp, Error> {
    let actor = grant.actor().clone();
    fresh(&actor)?;
    let row = store::account(&ctx.db.read, actor.account().uuid()).await?;
    if second_factor(&row) == SecondFactor::Application {
        return Err(Error::refused(words::account::application_in_use()));
    }
    let enrolment = totp::enrol(ctx, actor.account(), &row.email)?;
    let (sealed, vault) = (enrolment.sealed.clone(), ctx.vault.clone());
    write(ctx, &actor, SystemAct::SecondFactorSet, async move |tx| {
        grant.again(tx).await?;
        let pending = account::ActiveModel {
            id: Set(row.id),
            totp_secret: Set(Some(vault.fresh(tx, &sealed, row.id.as_bytes()).await?)),
            totp_step: Set(None),
            ..Default::default()
        };
        account::Entity::update(pending).exec(tx).await?;
        tx.trace(Event::done(row.id).noting("application-begun"));
        Ok(())
    })
    .await?;
    Ok(SetUp { address: enrolment.address, secret: enrolment.secret })
}

/// Confirms the application with one of its codes: from now on it gives the codes. Returns the recovery codes, shown once.
///
/// # Errors
/// `Invalid` on `code`; `NeedsCode`; `Refused` when no set-up is under way.
pub async fn confirm_application(
    ctx: &Context,
    grant: Granted<SeeOwnAccount>,
    typed: &str,
) -> Result<Vec<String>, Error> {
    let actor = grant.actor().clone();
    fresh(&actor)?;
    let keys = [format!("application:{}", actor.account())];
    throttle::check(ctx, &keys).await?;
    let row = store::account(&ctx.db.read, actor.account().uuid()).await?;
    let sealed = row.totp_secret.clone().filter(|_| second_factor(&row) == SecondFactor::Mail);
    let sealed = sealed.ok_or_else(|| Error::refused(words::account::no_set_up()))?;
    let invalid = |sentence| Error::invalid("code", sentence);
    let code = OneTimeCode::parse(typed).map_err(|why| invalid(words::sign_in::code_refusal(why)))?;
    let matched = totp::step_of(ctx, actor.account(), &sealed, code.reveal())?;
    let step = match accept_step(matched, None, ctx.now()) {
        Ok(step) => i64::try_from(step).ok(),
        Err(why) => {
            throttle::count(ctx, &keys).await?;
            return Err(invalid(words::sign_in::totp_refusal(why)));
        }
    };
    throttle::forget(ctx, &keys).await?;
    let drawn = recovery::draw(ctx, actor.account());
    let printed = drawn.printed.clone();
    let here = actor.sign_in();
    write(ctx, &actor, SystemAct::SecondFactorSet, async move |tx| {
        grant.again(tx).await?;
        let next = account::ActiveModel {
            id: Set(row.id),
            second_factor: Set("application".into()),
            totp_step: Set(step),
            ..Default::default()
        };
        account::Entity::update(next).exec(tx).await?;
        drawn.keep(tx).await?;
        end_others(tx, row.id, here).await?;
        tell(tx, &row.email);
        tx.trace(Event::done(row.id).noting("application"));
        Ok(())
    })
    .await?;
    Ok(printed)
}

/// Goes back to codes by mail; the application is forgotten.
///
/// # Errors
/// `NeedsCode` without a fresh code.
pub async fn back_to_mail(ctx: &Context, grant: Granted<SeeOwnAccount>) -> Result<(), Error> {
    let actor = grant.actor().clone();
    fresh(&actor)?;
    let row = store::account(&ctx.db.read, actor.account().uuid()).await?;
    write(ctx, &actor, SystemAct::SecondFactorSet, async move |tx| {
        grant.again(tx).await?;
        let next = account::ActiveModel {
            id: Set(row.id),
            second_factor: Set("mail".into()),
            totp_secret: Set(None),
            totp_step: Set(None),
            ..Default::default()
        };
        account::Entity::update(next).exec(tx).await?;
        tell(tx, &row.email);
        tx.trace(Event::done(row.id).noting("mail"));
        Ok(())
    })
    .await
}

/// Draws a new set of recovery codes, shown once; the former ones are dead.
///
/// # Errors
/// `NeedsCode` without a fresh code.
pub async fn new_recovery_codes(ctx: &Context, grant: Granted<SeeOwnAccount>) -> Result<Vec<String>, Error> {
    let actor = grant.actor().clone();
    fresh(&actor)?;
    let row = store::account(&ctx.db.read, actor.account().uuid()).await?;
    let drawn = recovery::draw(ctx, actor.account());
    let printed = drawn.printed.clone();
    write(ctx, &actor, SystemAct::SecondFactorSet, async move |tx| {
        grant.again(tx).await?;
        drawn.keep(tx).await?;
        tell(tx, &row.email);
        tx.trace(Event::done(row.id).noting("recovery-codes"));
        Ok(())
    })
    .await?;
    Ok(printed)
}
