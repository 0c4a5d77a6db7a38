//! The grant, and the question that mints it.

use super::{Act, Actor, facts, load::Target};
use crate::{
    audit::Event,
    context::Context,
    error::Error,
    write::{Tx, write},
};
use domain::{
    access::{
        Action, ActorFacts, Circumstance, Decision, Facts, OfferFacts, OfferStage, Refusal, TargetKind, decide,
        decide_without_target,
    },
    ids::OfferId,
    words,
};
use sea_orm::ConnectionTrait;
use std::{collections::HashMap, marker::PhantomData};

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
    grant(ctx, actor, target, decision).await
}

/// One of two rights on the same thing.
pub enum Either<A: Act, B: Act> {
    /// The first.
    First(Granted<A>),
    /// The other, for whoever has not the first.
    Second(Granted<B>),
}

/// Asks for the right to do `A` on `target` or, for whoever has it not, the right to do `B`.
///
/// # Errors
/// As `ask`: the refusal is that of `A`.
pub async fn ask_either<A: Act, B: Act<Target = A::Target>>(
    ctx: &Context,
    actor: &Actor,
    target: A::Target,
) -> Result<Either<A, B>, Error> {
    let offered = offered::<A>(ctx, actor, &target).await?;
    match offered.either(actor, target) {
        Ok(right) => Ok(right),
        Err((target, refused)) => grant(ctx, actor, target, refused).await.map(Either::First),
    }
}

/// As `ask_either`, inside the transaction that will use the right. A refusal is rolled back with it: whoever is refused here asks
/// again outside, which leaves the trace.
pub(crate) async fn ask_either_within<A: Act, B: Act<Target = A::Target>>(
    tx: &Tx,
    actor: &Actor,
    target: A::Target,
) -> Result<Either<A, B>, Error> {
    let offered = offered_at::<A, _>(tx, actor, &target, tx.at()).await?;
    offered.either(actor, target).map_err(|(_, refused)| error(refused))
}

async fn grant<A: Act>(
    ctx: &Context,
    actor: &Actor,
    target: A::Target,
    decision: Decision,
) -> Result<Granted<A>, Error> {
    match decision {
        Decision::Allowed => Ok(Granted { actor: actor.clone(), target }),
        refused => {
            trace_refusal::<A>(ctx, actor, &target, refused).await?;
            Err(error(refused))
        }
    }
}

/// What the actor is to one thing, loaded once: for a page that offers several acts on it.
pub struct Offered<T> {
    actor: ActorFacts,
    circumstance: Option<Circumstance>,
    target: PhantomData<T>,
}

impl<T: Target> Offered<T> {
    /// What `decide` says of an act, without a grant: for a button to show or not, never for a reading. An act that needs a fresh
    /// code is offered.
    #[must_use]
    pub fn may<A: Act<Target = T>>(&self) -> bool {
        is_offered(self.decide(A::ACTION))
    }

    /// One of two rights; gives the target back with what is answered to whoever has none.
    fn either<A, B>(&self, actor: &Actor, target: T) -> Result<Either<A, B>, (T, Decision)>
    where
        A: Act<Target = T>,
        B: Act<Target = T>,
    {
        match self.decide(A::ACTION) {
            Decision::Allowed => Ok(Either::First(Granted { actor: actor.clone(), target })),
            _ if self.decide(B::ACTION) == Decision::Allowed => {
                Ok(Either::Second(Granted { actor: actor.clone(), target }))
            }
            refused => Err((target, refused)),
        }
    }

    fn decide(&self, action: Action) -> Decision {
        if let Some(answer) = decide_without_target(&self.actor, action) {
            return answer;
        }
        let Some(circumstance) = &self.circumstance else { return Decision::Hidden };
        decide(&Facts { actor: self.actor, circumstance: *circumstance }, action)
    }
}

/// Loads what the actor is to `target`, to be asked about acts of the kind of `A`.
///
/// # Errors
/// When the facts cannot be loaded.
pub async fn offered<A: Act>(ctx: &Context, actor: &Actor, target: &A::Target) -> Result<Offered<A::Target>, Error> {
    offered_at::<A, _>(&ctx.db.read, actor, target, ctx.now_ms()).await
}

async fn offered_at<A: Act, C: ConnectionTrait>(
    db: &C,
    actor: &Actor,
    target: &A::Target,
    now: i64,
) -> Result<Offered<A::Target>, Error> {
    let circumstance = circumstance(db, actor, target, A::ACTION.kind().target, now).await?;
    Ok(Offered { actor: actor.facts(), circumstance, target: PhantomData })
}

const fn is_offered(decision: Decision) -> bool {
    matches!(decision, Decision::Allowed | Decision::Refused(Refusal::FreshCodeNeeded))
}

/// What `decide` says, without a grant: for what a page offers (a button to show or not), never for a reading.
///
/// # Errors
/// When the facts cannot be loaded.
pub async fn decide_for<A: Act>(ctx: &Context, actor: &Actor, target: &A::Target) -> Result<bool, Error> {
    Ok(is_offered(decision::<A, _>(&ctx.db.read, actor, target, ctx.now_ms()).await?))
}

/// The boards for which `decide` offers an act, and how far each went, in one statement: for a page that shows them all, never for a reading.
///
/// # Errors
/// When the facts cannot be loaded.
pub async fn offered_boards<A: Act<Target = OfferId>>(
    ctx: &Context,
    actor: &Actor,
) -> Result<HashMap<OfferId, OfferStage>, Error> {
    if decide_without_target(&actor.facts(), A::ACTION).is_some_and(|answer| !is_offered(answer)) {
        return Ok(HashMap::new());
    }
    let boards = facts::boards(&ctx.db.read, actor, ctx.now_ms()).await?;
    let offered = boards.into_iter().filter(|(_, board, stage)| {
        let circumstance = Circumstance::Offer(OfferFacts { board: *board, stage: *stage });
        is_offered(decide(&Facts { actor: actor.facts(), circumstance }, A::ACTION))
    });
    Ok(offered.map(|(id, _, stage)| (OfferId::from_uuid(id), stage)).collect())
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
    let Some(circumstance) = circumstance(db, actor, target, A::ACTION.kind().target, now).await? else {
        return Ok(Decision::Hidden);
    };
    Ok(decide(&Facts { actor: actor.facts(), circumstance }, A::ACTION))
}

/// What the actor is to a thing; nothing when it does not exist.
async fn circumstance<T: Target, C: ConnectionTrait>(
    db: &C,
    actor: &Actor,
    target: &T,
    kind: TargetKind,
    now: i64,
) -> Result<Option<Circumstance>, Error> {
    match target.load(db, actor, kind, now).await {
        Err(Error::NotFound) => Ok(None),
        loaded => loaded.map(Some),
    }
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
