//! The sessions of a board as whoever plans them needs to see them: its series with their exceptions, what was changed and can be taken
//! back, what is in the trash.

use super::{
    change::{KeptChange, kept_changes},
    editing::{KeptSeries, kept_series},
    held::cases_waiting,
    restoring::{Trashed, trash},
    store::KeptSession,
};
use crate::{
    access::{Granted, acts::PlanSeries},
    context::Context,
    entities::{offer, series},
    error::Error,
    offer::{account_names, people_names, place_names, read_offer},
};
use chrono::{DateTime, Utc};
use domain::{
    ids::{ProfessionalId, SeriesId},
    offer::Stopped,
    planning::{CancelReason, Chosen, Recurrence, Session, SessionState, SetApart, Setting},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;
use uuid::Uuid;

/// The sessions of a board.
#[derive(Debug, Clone)]
pub struct BoardSessions {
    /// The name of the board.
    pub name: String,
    /// It takes nothing new.
    pub stopped: Option<Stopped>,
    /// How many of its cases no session has.
    pub waiting: usize,
    /// Its series that hold a session to come, the oldest first.
    pub series: Vec<SeriesLine>,
    /// What was changed, the last first, with its author.
    pub changes: Vec<(KeptChange, String)>,
    /// What is in the trash.
    pub trash: Vec<Trashed>,
}

/// A series.
#[derive(Debug, Clone)]
pub struct SeriesLine {
    /// Its identity.
    pub id: SeriesId,
    /// Its rhythm.
    pub rhythm: Recurrence,
    /// Who planned it, and answered for its public holidays.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Its sessions to come that will take place, in order, with their cases.
    pub coming: Vec<(Session, usize)>,
    /// Its sessions to come that somebody changed apart.
    pub exceptions: Vec<Exception>,
}

/// An occurrence that differs from its series.
#[derive(Debug, Clone)]
pub struct Exception {
    /// The session.
    pub session: Session,
    /// Its version, to write.
    pub version: i64,
    /// In what.
    pub what: What,
    /// Who changed it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// In what an occurrence differs from its series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// It was given another date; the one of its series.
    Moved(DateTime<Utc>),
    /// It begins as its series says, and ends otherwise.
    Resized,
    /// It was cancelled.
    Cancelled(CancelReason),
    /// It is in the trash.
    Removed,
    /// The series has no date for it any more, and it holds cases or a setting of its own.
    Kept,
    /// Its room, its video meeting or its coordinator were chosen for it alone.
    SetApart {
        /// What its offer gave.
        was: Setting,
        /// The name of the establishment where it is held.
        place: String,
        /// The name of who coordinates it.
        coordinator: String,
    },
}

impl From<SetApart> for What {
    fn from(apart: SetApart) -> Self {
        match apart {
            SetApart::Moved { was } => Self::Moved(was),
            SetApart::Resized => Self::Resized,
            SetApart::Cancelled(reason) => Self::Cancelled(reason),
            SetApart::Removed => Self::Removed,
            SetApart::OutOfRhythm => Self::Kept,
        }
    }
}

/// The sessions of a board.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn board_sessions(ctx: &Context, grant: &Granted<PlanSeries>) -> Result<BoardSessions, Error> {
    let db = &ctx.db.read;
    let id = *grant.target();
    let board = offer::Entity::find_by_id(id.uuid()).one(db).await?.ok_or(Error::NotFound)?;
    let rows = series::Entity::find()
        .filter(series::Column::OfferId.eq(id.uuid()))
        .order_by_asc(series::Column::CreatedAt)
        .all(db)
        .await?;
    let mut lines = Vec::new();
    for row in rows {
        let line = series_line(ctx, grant, SeriesId::from_uuid(row.id)).await?;
        if !line.coming.is_empty() || !line.exceptions.is_empty() {
            lines.push(line);
        }
    }
    let changes = kept_changes(db, id, None).await?;
    let authors = account_names(ctx, changes.iter().map(|one| one.by)).await?;
    let named = |change: KeptChange| {
        let by = authors.get(&change.by).cloned().unwrap_or_default();
        (change, by)
    };
    let changes = changes.into_iter().map(named).collect();
    let stopped = read_offer(&board)?.stopped();
    let waiting = crate::meeting::unplaced(db, [id.uuid()]).await?.remove(&id).map_or(0, |left| left.len());
    Ok(BoardSessions { name: board.name, stopped, waiting, series: lines, changes, trash: trash(ctx, grant).await? })
}

/// The name of a board.
///
/// # Errors
/// `NotFound`, or when the database does not answer.
pub async fn board_name(ctx: &Context, grant: &Granted<PlanSeries>) -> Result<String, Error> {
    let row = offer::Entity::find_by_id(grant.target().uuid()).one(&ctx.db.read).await?;
    Ok(row.ok_or(Error::NotFound)?.name)
}

/// One series of a board.
///
/// # Errors
/// `NotFound` when the board has no such series.
pub async fn series_line(ctx: &Context, grant: &Granted<PlanSeries>, id: SeriesId) -> Result<SeriesLine, Error> {
    let KeptSeries { row, rhythm, sessions } = kept_series(&ctx.db.read, *grant.target(), id).await?;
    let (now, exceptions) = (ctx.now(), sessions.iter().filter(|one| one.session.is_exception(ctx.now())));
    let exceptions: Vec<_> = exceptions.cloned().collect();
    let coming: Vec<_> = sessions.into_iter().filter(|one| one.session.start() > now).collect();
    let cases = cases_waiting(&ctx.db.read, coming.iter().map(|one| one.session.id.uuid()).collect()).await?;
    let moved = exceptions.iter().filter_map(|one| one.session.apart()).map(|apart| apart.by.uuid());
    let chose = coming.iter().filter_map(|one| one.session.chosen()).map(|chosen| chosen.by.uuid());
    let authors = account_names(ctx, moved.chain(chose).chain([row.created_by])).await?;
    let set_apart = set_apart(ctx, &coming, &authors).await?;
    let exceptions = exceptions.iter().filter_map(|one| exception(one, &authors));
    let mut exceptions: Vec<_> = exceptions.chain(set_apart).collect();
    exceptions.sort_by_key(|one| one.session.start());
    let held = coming.into_iter().filter(|one| !one.session.step().is_off());
    let counted = |one: KeptSession| {
        let cases = cases.get(&one.session.id.uuid()).copied().unwrap_or_default();
        (one.session, cases)
    };
    let by = authors.get(&row.created_by).cloned().unwrap_or_default();
    let at = DateTime::from_timestamp_millis(row.created_at).unwrap_or_default();
    Ok(SeriesLine { id, rhythm, by, at, coming: held.map(counted).collect(), exceptions })
}

fn exception(one: &KeptSession, authors: &HashMap<Uuid, String>) -> Option<Exception> {
    let session = &one.session;
    let apart = session.apart();
    let since = match session.state() {
        SessionState::Cancelled { since, .. } | SessionState::Removed { since } => Some(*since),
        _ => None,
    };
    Some(Exception {
        session: session.clone(),
        version: one.version,
        what: session.set_apart()?.into(),
        by: apart.and_then(|apart| authors.get(&apart.by.uuid()).cloned()).unwrap_or_default(),
        at: since.or_else(|| apart.map(|apart| apart.at))?,
    })
}

/// The sessions that will take place with a setting of their own.
async fn set_apart(
    ctx: &Context,
    coming: &[KeptSession],
    authors: &HashMap<Uuid, String>,
) -> Result<Vec<Exception>, Error> {
    let held: Vec<_> = coming.iter().filter(|one| !one.session.step().is_off()).collect();
    let held = held.into_iter().filter_map(|one| Some((one, one.session.chosen()?))).collect::<Vec<_>>();
    let places = place_names(ctx, held.iter().map(|(one, _)| one.session.held_at(one.place).uuid())).await?;
    let people = held.iter().filter_map(|(one, _)| one.session.coordinator).map(ProfessionalId::uuid);
    let people = people_names(ctx, people.collect::<Vec<_>>()).await?;
    let line = |(one, chosen): (&KeptSession, &Chosen)| Exception {
        what: What::SetApart {
            was: chosen.was.clone(),
            place: places.get(&one.session.held_at(one.place).uuid()).cloned().unwrap_or_default(),
            coordinator: one.session.coordinator.and_then(|who| people.get(&who.uuid()).cloned()).unwrap_or_default(),
        },
        by: authors.get(&chosen.by.uuid()).cloned().unwrap_or_default(),
        at: chosen.at,
        version: one.version,
        session: one.session.clone(),
    };
    Ok(held.into_iter().map(line).collect())
}
