//! Where a case may be put off to: the next sessions of its board, the minutes that are left in each and what is foreseen of its quorum.

use super::{
    board::load,
    forecast::forecasts,
    store::{Case, Held},
};
use crate::{
    access::{Granted, acts::SeeSession},
    context::{Context, instant},
    entities::{inscription, offer, session},
    error::Error,
};
use chrono::{DateTime, Utc};
use domain::{
    ids::SessionId,
    meeting::Forecast,
    planning::{Capacity, Load},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// How many later sessions are proposed at most.
const LATER: u64 = 12;

/// A session to which a case may be put off.
#[derive(Debug, Clone, PartialEq)]
pub struct Later {
    /// The session.
    pub session: SessionId,
    /// When it begins.
    pub start: DateTime<Utc>,
    /// How full it is.
    pub load: Load,
    /// What a case costs there.
    pub capacity: Capacity,
    /// What is foreseen of its quorum.
    pub forecast: Option<Forecast>,
}

/// The next sessions of the board that take cases, the soonest first: a few statements, however many there are.
pub(super) async fn later(ctx: &Context, held: &Held) -> Result<Vec<Later>, Error> {
    let rows = session::Entity::find()
        .filter(session::Column::OfferId.eq(held.row.offer_id))
        .filter(session::Column::StartsAt.gt(held.row.starts_at.max(ctx.now_ms())))
        .filter(session::Column::State.is_in(["planned", "open"]))
        .order_by_asc(session::Column::StartsAt)
        .limit(LATER);
    described(&ctx.db.read, rows.all(&ctx.db.read).await?).await
}

async fn described<C: ConnectionTrait>(db: &C, rows: Vec<session::Model>) -> Result<Vec<Later>, Error> {
    let inscribed = inscription::Entity::find()
        .filter(inscription::Column::SessionId.is_in(rows.iter().map(|row| row.id)))
        .all(db)
        .await?;
    let mut cases: HashMap<Uuid, Vec<Case>> = HashMap::new();
    for row in inscribed {
        cases.entry(row.session_id).or_default().push(Case::of(row)?);
    }
    let boards = offer::Entity::find().filter(offer::Column::Id.is_in(rows.iter().map(|row| row.offer_id)));
    let boards = boards.all(db).await?;
    let mut foreseen = forecasts(db, rows.clone()).await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let (id, start) = (row.id, instant(row.starts_at));
        let Some(board) = boards.iter().find(|board| board.id == row.offer_id) else { continue };
        let held = Held::of(row, board)?;
        let load = load(&held, cases.get(&id).map(Vec::as_slice).unwrap_or_default());
        let (session, capacity) = (SessionId::from_uuid(id), held.session.capacity);
        all.push(Later { session, start, load, capacity, forecast: foreseen.remove(&id) });
    }
    Ok(all)
}

/// What a session became once it took cases: when it begins, how full it is, what is foreseen of its quorum.
///
/// # Errors
/// `NotFound`, or when the database does not answer.
pub async fn arrival(ctx: &Context, grant: &Granted<SeeSession>) -> Result<Later, Error> {
    let row = session::Entity::find_by_id(grant.target().uuid()).one(&ctx.db.read).await?.ok_or(Error::NotFound)?;
    described(&ctx.db.read, vec![row]).await?.into_iter().next().ok_or(Error::NotFound)
}
