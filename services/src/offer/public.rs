//! What anybody may read of a board in force: when it meets, and whom to call. Nothing of a person who is treated, nothing of its load.

use super::{place_names, read_offer};
use crate::{
    context::Context,
    entities::{offer, session},
    error::Error,
    planning::read_session,
};
use chrono::{DateTime, Utc};
use domain::{
    ids::OfferId,
    offer::{OfferDetails, Stopped},
    planning::Session,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// How many dates are told.
const DATES: u64 = 3;

/// A board in force, as anybody may know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicBoard {
    /// The text in force.
    pub details: OfferDetails,
    /// The establishment.
    pub place: String,
    /// When it meets next, soonest first; none once it stopped.
    pub dates: Vec<DateTime<Utc>>,
    /// Until when a case is inscribed in the first of these sessions that takes cases.
    pub closes: Option<DateTime<Utc>>,
    /// It takes nothing new: whoever kept the address is told so. Its reason stays between professionals.
    pub stopped: Option<Stopped>,
}

/// A board in force, or one that was and stopped. No right is asked: an offer in force is public, as the directory of the region tells it.
///
/// # Errors
/// `NotFound`, in the same way, when there is no such board and when it was never in force.
pub async fn public_board(ctx: &Context, id: OfferId) -> Result<PublicBoard, Error> {
    let published =
        offer::Entity::find_by_id(id.uuid()).filter(offer::Column::State.is_in(["published", "suspended", "closed"]));
    let row = published.one(&ctx.db.read).await?.ok_or(Error::NotFound)?;
    let board = read_offer(&row)?;
    let stopped = board.stopped();
    let last = || board.last_version().filter(|_| stopped.is_some());
    let version = board.version_on(ctx.today()).or_else(last).ok_or(Error::NotFound)?;
    let next = if stopped.is_some() { Vec::new() } else { next(ctx, id).await? };
    Ok(PublicBoard {
        details: version.details.clone(),
        place: place_names(ctx, [row.place_id]).await?.remove(&row.place_id).unwrap_or_default(),
        dates: next.iter().map(Session::start).collect(),
        closes: next.iter().map(|one| one.timetable().closes).find(|closes| *closes > ctx.now()),
        stopped: stopped.clone(),
    })
}

/// The next sessions of a board.
async fn next(ctx: &Context, id: OfferId) -> Result<Vec<Session>, Error> {
    let next = session::Entity::find()
        .filter(session::Column::OfferId.eq(id.uuid()))
        .filter(session::Column::StartsAt.gt(ctx.now_ms()))
        .filter(session::Column::State.is_in(["planned", "open", "closed"]))
        .order_by_asc(session::Column::StartsAt)
        .limit(DATES);
    next.all(&ctx.db.read).await?.iter().map(read_session).collect()
}
