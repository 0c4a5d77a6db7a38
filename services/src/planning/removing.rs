//! A series removed: its sessions go to the trash at once, and come back at once.

use super::{
    change::{Change, ChangeKind, keep},
    editing::kept_series,
    held::windows_of,
    store::update_session,
};
use crate::{
    access::{Granted, acts::PlanSeries},
    audit::Event,
    context::Context,
    error::Error,
    write::write,
};
use domain::{access::Action, ids::SeriesId, planning::removed_with_their_series, words};
use uuid::Uuid;

/// A series that was removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeriesRemoved {
    /// The change, to take it back.
    pub change: Uuid,
    /// How many sessions it put in the trash.
    pub count: usize,
}

/// Puts the sessions to come of a series in the trash; `whole`, those that have passed too, as when it was planned by mistake. Their
/// cases go to the next session of the board, or wait for one. Whoever plans a board may cancel its sessions: the right to plan is enough.
///
/// # Errors
/// `NotFound` when the board has no such series; `Refused` when none of its sessions can be removed.
pub async fn remove_series(
    ctx: &Context,
    grant: Granted<PlanSeries>,
    series: SeriesId,
    whole: bool,
) -> Result<SeriesRemoved, Error> {
    let (actor, now, random) = (grant.actor().clone(), ctx.now(), ctx.random.clone());
    write(ctx, &actor, Action::PlanSeries, async move |tx| {
        grant.again(tx).await?;
        let by = grant.actor().account().uuid();
        let kept = kept_series(tx, *grant.target(), series).await?.sessions;
        let sessions: Vec<_> = kept.iter().map(|one| one.session.clone()).collect();
        let lines = removed_with_their_series(&sessions, now, whole);
        if lines.is_empty() {
            return Err(Error::refused(words::planning::nothing_to_remove()));
        }
        for (before, after) in &lines {
            if let Some(one) = kept.iter().find(|one| one.session.id == before.id) {
                update_session(tx, one, after).await?;
            }
        }
        // Only once all of them are gone: no case goes to a session that leaves too.
        let gone: Vec<_> = lines.iter().map(|(before, _)| before.id).collect();
        for id in &gone {
            crate::meeting::leave_cancelled(tx, *id, &random, by).await?;
        }
        windows_of(tx, &gone).await?;
        tx.trace(
            Event::done(grant.target().uuid())
                .showing(gone.iter().map(|id| id.uuid()).collect())
                .noting("series-removed"),
        );
        let (change, count) = (random.uuid(), lines.len());
        let kept = Change { lines, made: Vec::new(), rhythm: None };
        keep(tx, (change, ChangeKind::Removal), *grant.target(), Some(series), &kept, by).await?;
        Ok(SeriesRemoved { change, count })
    })
    .await
}
