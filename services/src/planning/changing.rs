//! Moving and cancelling a session.

use super::{
    held::windows_of,
    store::{self, KeptSession, bookings},
};
use crate::{
    access::{
        Granted,
        acts::{CancelSession, MoveSession},
    },
    audit::Event,
    context::Context,
    error::Error,
    write::{Tx, write},
};
use chrono::{DateTime, Utc};
use domain::{
    access::Action,
    planning::{CancelReason, Conflict, Session, SessionRefusal, conflicts},
    words,
};
use sea_orm::ConnectionTrait;

/// A session that was moved.
#[derive(Debug, Clone)]
pub struct Moved {
    /// Its new version.
    pub version: i64,
    /// Sessions in its way at the new date: a warning.
    pub conflicts: Vec<Conflict>,
}

/// Gives a session another date; its identity, its cases and its board stay.
///
/// # Errors
/// Once it has begun, when the end does not follow the start, or when somebody wrote in between.
pub async fn move_session(
    ctx: &Context,
    grant: Granted<MoveSession>,
    (start, end): (DateTime<Utc>, DateTime<Utc>),
    version: i64,
) -> Result<Moved, Error> {
    let (actor, now) = (grant.actor().clone(), ctx.now());
    write(ctx, &actor, Action::MoveSession, async move |tx| {
        grant.again(tx).await?;
        let kept = store::kept_session(tx, *grant.target()).await?.at(version)?;
        let by = grant.actor().account();
        let next = kept.session.clone().moved_alone(by, now, (start, end)).map_err(refused)?;
        given_a_date(tx, &kept, &next).await
    })
    .await
}

/// Writes a session that has another date: its members are told, its participants see its cases around that date.
pub(super) async fn given_a_date(tx: &Tx, kept: &KeptSession, next: &Session) -> Result<Moved, Error> {
    let version = store::update_session(tx, kept, next).await?;
    tx.trace(Event::done(next.id.uuid()).noting("date"));
    windows_of(tx, &[next.id]).await?;
    Ok(Moved { version, conflicts: in_the_way(tx, next).await? })
}

/// Brings a session that was moved apart back to the date of its series; answers when it begins.
///
/// # Errors
/// As [`move_session`]; `Refused` when it was not moved.
pub async fn put_back(ctx: &Context, grant: Granted<MoveSession>, version: i64) -> Result<DateTime<Utc>, Error> {
    let kept = store::kept_session(&ctx.db.read, *grant.target()).await?;
    let apart = kept.session.apart().ok_or_else(|| Error::refused(words::planning::changed_meanwhile()))?;
    move_session(ctx, grant, (apart.was_start, apart.was_end), version).await?;
    Ok(apart.was_start)
}

/// Cancels a session; it stays in the calendar with its reason, and its cases go to the next session
/// of the board, or wait for one.
///
/// # Errors
/// Once it has begun, when the reason is "other" without words, or when somebody wrote in between.
pub async fn cancel_session(
    ctx: &Context,
    grant: Granted<CancelSession>,
    (reason, note): (CancelReason, Option<String>),
    version: i64,
) -> Result<i64, Error> {
    let (actor, now, random) = (grant.actor().clone(), ctx.now(), ctx.random.clone());
    write(ctx, &actor, Action::CancelSession, async move |tx| {
        grant.again(tx).await?;
        let kept = store::kept_session(tx, *grant.target()).await?.at(version)?;
        let by = grant.actor().account();
        let apart = kept.session.clone().apart_by(by, now);
        let next = apart.cancel(now, reason, note.as_deref()).map_err(refused)?;
        let version = store::update_session(tx, &kept, &next).await?;
        crate::meeting::leave_cancelled(tx, next.id, &random, by.uuid()).await?;
        tx.trace(Event::done(next.id.uuid()).noting(crate::offer::code(reason)));
        windows_of(tx, &[next.id]).await?;
        Ok(version)
    })
    .await
}

pub(super) fn refused(refusal: SessionRefusal) -> Error {
    let sentence = words::planning::session_refusal(refusal);
    match refusal {
        SessionRefusal::NoteNeeded => Error::invalid("note", sentence),
        SessionRefusal::EndsBeforeItStarts | SessionRefusal::DurationOutOfRange => Error::invalid("minutes", sentence),
        SessionRefusal::IntoThePast => Error::invalid("date", sentence),
        _ => Error::refused(sentence),
    }
}

pub(super) async fn in_the_way<C: ConnectionTrait>(db: &C, session: &Session) -> Result<Vec<Conflict>, Error> {
    let Some(booking) = session.booking() else { return Ok(Vec::new()) };
    let others = bookings(db, session.start(), session.end()).await?;
    Ok(conflicts(&booking, &others))
}
