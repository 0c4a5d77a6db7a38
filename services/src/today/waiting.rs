//! The cases that no session of a board has.

use super::{Kind, Line, Place, boards::Mine};
use crate::{
    context::Context,
    entities::{offer, session},
    error::Error,
    meeting::unplaced,
};
use chrono::DateTime;
use domain::{ids::SessionId, words};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;
use uuid::Uuid;

/// One line for each board whose cases wait; they were due on the day of the session that they left.
pub(super) async fn lines(ctx: &Context, mine: &HashMap<Uuid, Mine>) -> Result<Vec<Line>, Error> {
    let waiting = unplaced(&ctx.db.read, mine.keys().copied()).await?;
    let boards = offer::Entity::find().filter(offer::Column::Id.is_in(waiting.keys().map(|id| id.uuid())));
    let names: HashMap<Uuid, String> =
        boards.all(&ctx.db.read).await?.into_iter().map(|row| (row.id, row.name)).collect();
    let mut lines = Vec::with_capacity(waiting.len());
    for (board, left) in waiting {
        lines.push(Line {
            kind: Kind::Case,
            title: names.get(&board.uuid()).cloned().unwrap_or_default(),
            reason: words::today::cases_without_session(left.len()),
            deadline: first(ctx, &left).await?,
            place: Place::Sessions(board),
        });
    }
    Ok(lines)
}

async fn first(ctx: &Context, left: &[SessionId]) -> Result<Option<DateTime<chrono::Utc>>, Error> {
    let rows = session::Entity::find().filter(session::Column::Id.is_in(left.iter().map(|id| id.uuid())));
    let starts = rows.all(&ctx.db.read).await?.into_iter().map(|row| row.starts_at);
    Ok(starts.min().and_then(DateTime::from_timestamp_millis))
}
