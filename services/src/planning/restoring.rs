//! A session put in the trash, and one put back in the calendar with its cases.

use super::{
    changing::refused,
    held::windows_of,
    store::{self, KeptSession},
};
use crate::{
    access::{
        Granted,
        acts::{CancelSession, PlanSeries},
    },
    audit::Event,
    context::Context,
    entities::session,
    error::Error,
    write::write,
};
use chrono::{DateTime, Utc};
use domain::{
    access::Action,
    planning::{Session, SessionState},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// A session that is back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restored {
    /// Its new version.
    pub version: i64,
    /// How many cases came back to it.
    pub cases: usize,
}

/// A session in the trash.
#[derive(Debug, Clone)]
pub struct Trashed {
    /// The session.
    pub session: Session,
    /// Its version, to write.
    pub version: i64,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// Puts a session that was planned by mistake in the trash. Its members stay with it; its cases go to the next session of the board, or
/// wait for one.
///
/// # Errors
/// Once it has begun, or when somebody wrote in between.
pub async fn remove_session(ctx: &Context, grant: Granted<CancelSession>, version: i64) -> Result<i64, Error> {
    let (actor, now, random) = (grant.actor().clone(), ctx.now(), ctx.random.clone());
    write(ctx, &actor, Action::CancelSession, async move |tx| {
        grant.again(tx).await?;
        let kept = store::kept_session(tx, *grant.target()).await?.at(version)?;
        let by = grant.actor().account();
        let next = kept.session.clone().apart_by(by, now).remove(now).map_err(refused)?;
        let version = store::update_session(tx, &kept, &next).await?;
        crate::meeting::leave_cancelled(tx, next.id, &random, by.uuid()).await?;
        tx.trace(Event::done(next.id.uuid()).noting("removed"));
        windows_of(tx, &[next.id]).await?;
        Ok(version)
    })
    .await
}

/// Puts a cancelled or removed session back in the calendar; the cases that it had put off come back, unless they were presented or
/// went elsewhere meanwhile.
///
/// # Errors
/// Once its hour has passed, after 30 days in the trash, or when somebody wrote in between.
pub async fn restore_session(ctx: &Context, grant: Granted<CancelSession>, version: i64) -> Result<Restored, Error> {
    let (actor, now, random) = (grant.actor().clone(), ctx.now(), ctx.random.clone());
    write(ctx, &actor, Action::CancelSession, async move |tx| {
        grant.again(tx).await?;
        let kept = store::kept_session(tx, *grant.target()).await?.at(version)?;
        let next = kept.session.clone().restore(now).map_err(refused)?;
        let version = store::update_session(tx, &kept, &next).await?;
        let cases = crate::meeting::come_back(tx, next.id).await?;
        crate::meeting::place_waiting(tx, next.offer, &random, grant.actor().account().uuid()).await?;
        tx.trace(Event::done(next.id.uuid()).noting("restored"));
        windows_of(tx, &[next.id]).await?;
        Ok(Restored { version, cases })
    })
    .await
}

/// The sessions of a board that can still be put back, the last removed first.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn trash(ctx: &Context, grant: &Granted<PlanSeries>) -> Result<Vec<Trashed>, Error> {
    let rows = session::Entity::find()
        .filter(session::Column::OfferId.eq(grant.target().uuid()))
        .filter(session::Column::State.eq("removed"))
        .order_by_asc(session::Column::StartsAt)
        .all(&ctx.db.read)
        .await?;
    let kept = rows.iter().map(KeptSession::of).collect::<Result<Vec<_>, _>>()?;
    let mut trashed: Vec<_> = kept.into_iter().filter_map(|one| trashed(one, ctx.now())).collect();
    trashed.sort_by_key(|one| std::cmp::Reverse(one.since));
    Ok(trashed)
}

fn trashed(kept: KeptSession, now: DateTime<Utc>) -> Option<Trashed> {
    let SessionState::Removed { since } = *kept.session.state() else { return None };
    kept.session.clone().restore(now).ok()?;
    Some(Trashed { session: kept.session, version: kept.version, since })
}
