//! Open polls, one line each: on the page of a board's sessions, and on the day's page of those whom they await.

use super::store::{asked_by, read};
use crate::{
    access::{Granted, acts::PlanSeries},
    context::Context,
    entities::{offer, poll, poll_member},
    error::Error,
};
use chrono::{DateTime, Utc};
use domain::{
    ids::{PollId, ProfessionalId},
    planning::poll::{Moves, Poll},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;
use uuid::Uuid;

/// An open poll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PollLine {
    /// Its identity.
    pub id: PollId,
    /// The name of its board.
    pub board: String,
    /// The session that would be moved.
    pub moves: Option<Moves>,
    /// Until when answers are taken.
    pub closes: DateTime<Utc>,
    /// How many dates.
    pub dates: usize,
    /// How many answered, and how many are asked.
    pub answered: (usize, usize),
}

/// The open polls of a board, the oldest first.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn open_polls(ctx: &Context, grant: &Granted<PlanSeries>) -> Result<Vec<PollLine>, Error> {
    of_boards(ctx, vec![grant.target().uuid()]).await
}

async fn of_boards(ctx: &Context, boards: Vec<Uuid>) -> Result<Vec<PollLine>, Error> {
    if boards.is_empty() {
        return Ok(Vec::new());
    }
    let rows = poll::Entity::find()
        .filter(poll::Column::OfferId.is_in(boards))
        .filter(poll::Column::State.eq("open"))
        .order_by_asc(poll::Column::MadeAt)
        .order_by_asc(poll::Column::Id);
    lines(ctx, rows.all(&ctx.db.read).await?).await
}

async fn lines(ctx: &Context, rows: Vec<poll::Model>) -> Result<Vec<PollLine>, Error> {
    let asked = asked_by(&ctx.db.read, rows.iter().map(|row| row.id)).await?;
    let names = offer::Entity::find().filter(offer::Column::Id.is_in(rows.iter().map(|row| row.offer_id)));
    let names: HashMap<Uuid, String> =
        names.all(&ctx.db.read).await?.into_iter().map(|row| (row.id, row.name)).collect();
    rows.iter().map(|row| Ok(line(&read(row)?, names.get(&row.offer_id), &asked))).collect()
}

fn line(poll: &Poll, name: Option<&String>, asked: &[poll_member::Model]) -> PollLine {
    let own = || asked.iter().filter(|one| one.poll_id == poll.id.uuid());
    PollLine {
        id: poll.id,
        board: name.cloned().unwrap_or_default(),
        moves: poll.moves,
        closes: poll.asked().closes,
        dates: poll.asked().dates.len(),
        answered: (own().filter(|one| one.replies.is_some()).count(), own().count()),
    }
}

/// The open polls of boards that wait for a date to be kept: everybody answered, or answers are closed.
pub(crate) async fn to_keep(ctx: &Context, boards: Vec<Uuid>) -> Result<Vec<PollLine>, Error> {
    let mut all = of_boards(ctx, boards).await?;
    all.retain(|one| one.closes <= ctx.now() || one.answered.0 == one.answered.1);
    Ok(all)
}

/// The open polls that await the answer of somebody.
pub(crate) async fn to_answer(ctx: &Context, who: ProfessionalId) -> Result<Vec<PollLine>, Error> {
    let db = &ctx.db.read;
    let asked = poll_member::Entity::find()
        .filter(poll_member::Column::ProfessionalId.eq(who.uuid()))
        .filter(poll_member::Column::Replies.is_null());
    let polls: Vec<Uuid> = asked.all(db).await?.into_iter().map(|row| row.poll_id).collect();
    if polls.is_empty() {
        return Ok(Vec::new());
    }
    let rows = poll::Entity::find()
        .filter(poll::Column::Id.is_in(polls))
        .filter(poll::Column::State.eq("open"))
        .filter(poll::Column::ClosesAt.gt(ctx.now_ms()))
        .order_by_asc(poll::Column::ClosesAt);
    lines(ctx, rows.all(db).await?).await
}
