//! The grant, and the question that mints it.

use super::{Act, Actor, load::Target};
use crate::{
    audit::Event,
    context::Context,
    error::Error,
    write::{Tx, write},
};
use domain::{
    access::{Decision, Facts, Refusal, decide, decide_without_target},
    words,
};
use sea_orm::ConnectionTrait;

/// The right to do `A` on one target, for one actor. Only `ask` makes one; it is neither copied nor stored.
#[derive(Debug)]
#[must_use = "a right that nobody uses was asked for in vain"]
pub struct Granted<A: Act> {
    actor: Actor,
    target: A::Target,
}

impl<A: Act> Granted<A> {
    /// Who was granted.
    #[must_use]
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// On what.
    #[must_use]
    pub const fn target(&self) -> &A::Target {
        &self.target
    }

    /// Asks again inside a transaction: a write never trusts what was read before it.
    ///
    /// # Errors
    /// As `ask`.
    pub async fn again(&self, tx: &Tx) -> Result<(), Error> {
        check::<A, _>(tx, &self.actor, &self.target, tx.at()).await
    }
}

/// Asks for the right to do `A` on `target`.
///
/// # Errors
/// `SignedOut`, `NeedsCode`, `Refused` with its sentence, or `NotFound` for whoever may not know that the thing exists.
/// A refusal leaves a trace.
pub async fn ask<A: Act>(ctx: &Context, actor: &Actor, target: A::Target) -> Result<Granted<A>, Error> {
    let now = ctx.now_ms();
    let decision = decision::<A, _>(&ctx.db.read, actor, &target, now).await?;
    match decision {
        Decision::Allowed => Ok(Granted { actor: actor.clone(), target }),
        refused => {
            trace_refusal::<A>(ctx, actor, &target, refused).await?;
            Err(error(refused))
        }
    }
}

/// What `decide` says, without a grant: for what a page offers (a button to show or not), never for a reading.
///
/// # Errors
/// When the facts cannot be loaded.
pub async fn decide_for<A: Act>(ctx: &Context, actor: &Actor, target: &A::Target) -> Result<bool, Error> {
    match check::<A, _>(&ctx.db.read, actor, target, ctx.now_ms()).await {
        Ok(()) | Err(Error::NeedsCode) => Ok(true),
        Err(Error::Database(cause)) => Err(Error::Database(cause)),
        Err(_) => Ok(false),
    }
}

async fn check<A: Act, C: ConnectionTrait>(db: &C, actor: &Actor, target: &A::Target, now: i64) -> Result<(), Error> {
    match decision::<A, _>(db, actor, target, now).await? {
        Decision::Allowed => Ok(()),
        refused => Err(error(refused)),
    }
}

async fn decision<A: Act, C: ConnectionTrait>(
    db: &C,
    actor: &Actor,
    target: &A::Target,
    now: i64,
) -> Result<Decision, Error> {
    if let Some(answer) = decide_without_target(&actor.facts(), A::ACTION) {
        return Ok(answer);
    }
    let circumstance = match target.load(db, actor, A::ACTION.kind().target, now).await {
        Err(Error::NotFound) => return Ok(Decision::Hidden),
        loaded => loaded?,
    };
    Ok(decide(&Facts { actor: actor.facts(), circumstance }, A::ACTION))
}

fn error(decision: Decision) -> Error {
    match decision {
        Decision::Allowed | Decision::Hidden => Error::NotFound,
        Decision::Refused(Refusal::SignInFirst) => Error::SignedOut,
        Decision::Refused(Refusal::FreshCodeNeeded) => Error::NeedsCode,
        Decision::Refused(refusal) => Error::refused(words::access::refusal(refusal)),
    }
}

async fn trace_refusal<A: Act>(
    ctx: &Context,
    actor: &Actor,
    target: &A::Target,
    refused: Decision,
) -> Result<(), Error> {
    let event = match refused {
        Decision::Refused(refusal) => Event::refused(target.id(), refusal),
        Decision::Allowed | Decision::Hidden => Event::hidden(target.id()),
    };
    let event = event.about(target.patient());
    write(ctx, actor, A::ACTION, async move |tx| {
        tx.trace(event.clone());
        Ok(())
    })
    .await
}
