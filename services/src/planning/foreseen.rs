//! What another date would cost, before anything is written: who is taken elsewhere, what the quorum loses, how many cases follow.

use super::{
    changing::{in_the_way, refused},
    load::cases,
    store::kept_session,
};
use crate::{
    access::{
        Granted,
        acts::{MoveSession, SeeSession},
        decide_for,
    },
    context::Context,
    error::Error,
    meeting::{Doubled, Doubles, doubled_at},
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    meeting::Missing,
    planning::{Conflict, Session, paris},
};
use std::collections::HashSet;

/// What another date would cost. No case is named: only how many there are.
#[derive(Debug, Clone, Default)]
pub struct ForeseenMove {
    /// Sessions in its way, by their room or their coordinator.
    pub conflicts: Vec<Conflict>,
    /// Members whom another session takes; told to whoever may move the session.
    pub taken: Vec<Doubled>,
    /// The next days on which nobody would be taken, at the same hour.
    pub free: Vec<NaiveDate>,
    /// What the quorum would lack without them; nothing when it holds.
    pub lost: Vec<Missing>,
    /// How many cases would change their day.
    pub cases: usize,
}

/// What another date would cost a session.
///
/// # Errors
/// `NotFound`; once it has begun; when the end does not follow the start.
pub async fn foreseen(
    ctx: &Context,
    grant: Granted<SeeSession>,
    (start, end): (DateTime<Utc>, DateTime<Utc>),
) -> Result<ForeseenMove, Error> {
    let kept = kept_session(&ctx.db.read, *grant.target()).await?;
    let next = kept.session.clone().reschedule(start, end).map_err(refused)?;
    let conflicts = in_the_way(&ctx.db.read, &next).await?;
    let cases = following(ctx, &kept.session, &next).await?;
    let known = ForeseenMove { conflicts, cases, ..ForeseenMove::default() };
    match decide_for::<MoveSession>(ctx, grant.actor(), grant.target()).await? {
        true => with_people(ctx, &next, known).await,
        false => Ok(known),
    }
}

async fn following(ctx: &Context, before: &Session, next: &Session) -> Result<usize, Error> {
    if paris::day(before.start()) == paris::day(next.start()) {
        return Ok(0);
    }
    let all = cases(&ctx.db.read, vec![next.id.uuid()]).await?;
    Ok(all.get(&next.id.uuid()).map_or(0, Vec::len))
}

async fn with_people(ctx: &Context, next: &Session, known: ForeseenMove) -> Result<ForeseenMove, Error> {
    let Doubles { people, free, lost } = doubled_at(ctx, next.id, (next.start(), next.end())).await?;
    // Each once, by the first session that takes them; the coordinator, whom the conflicts tell already, is not named twice.
    let mut seen: HashSet<_> = next.coordinator.into_iter().collect();
    let taken = people.into_iter().filter(|one| seen.insert(one.who)).collect();
    Ok(ForeseenMove { taken, free, lost, ..known })
}
