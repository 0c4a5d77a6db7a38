//! The forms that changed a moment ago, on whatever instance: looked for once for all the pages that wait.

use super::store;
use crate::{
    access::{Granted, acts::SeeFrcp},
    context::Context,
    entities::frcp,
    error::Error,
};
use domain::ids::FrcpId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use std::{
    collections::HashMap,
    time::{Duration, Instant},
};
use tokio::sync::Mutex;
use uuid::Uuid;

/// How often one looks while somebody waits.
const LOOK_EVERY: Duration = Duration::from_millis(100);
/// How far back one looks, milliseconds: the clocks of two instances differ a little.
const WINDOW: i64 = 10_000;

/// How many edits the forms have that changed a moment ago.
#[derive(Default)]
pub struct Changes(Mutex<Option<(Instant, HashMap<Uuid, i64>)>>);

impl Changes {
    /// The edits of a form, if it changed a moment ago. Whoever comes first looks for all.
    async fn of(&self, ctx: &Context, id: FrcpId) -> Result<Option<i64>, Error> {
        let mut last = self.0.lock().await;
        if last.as_ref().is_none_or(|(at, _)| at.elapsed() >= LOOK_EVERY) {
            let rows = frcp::Entity::find()
                .select_only()
                .column(frcp::Column::Id)
                .column(frcp::Column::Revision)
                .filter(frcp::Column::UpdatedAt.gt(ctx.now_ms() - WINDOW));
            let rows: Vec<(Uuid, i64)> = rows.into_tuple().all(&ctx.db.read).await?;
            *last = Some((Instant::now(), rows.into_iter().collect()));
        }
        Ok(last.as_ref().and_then(|(_, forms)| forms.get(&id.uuid()).copied()))
    }
}

/// Waits until the form has more than `since` edits, no longer than `within`. Nothing is read of it: whoever waited asks for the right
/// again, and reads.
///
/// # Errors
/// When the database does not answer.
pub async fn await_news(ctx: &Context, grant: &Granted<SeeFrcp>, since: usize, within: Duration) -> Result<(), Error> {
    let (id, end) = (*grant.target(), Instant::now() + within);
    let since = i64::try_from(since).unwrap_or(i64::MAX);
    let mut known = Some(store::row(&ctx.db.read, id).await?.revision);
    while known.is_none_or(|revision| revision <= since) && Instant::now() < end {
        tokio::time::sleep(LOOK_EVERY).await;
        known = ctx.changes.of(ctx, id).await?;
    }
    Ok(())
}
