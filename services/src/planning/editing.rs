//! A series edited: what would become of its sessions, then the change itself.

use super::{
    change::{Change, ChangeKind, keep},
    held::{cases_waiting, windows_of},
    series::{keep_rhythm, keep_series, keep_sessions, sessions_in_the_way},
    store::{KeptSession, update_session},
};
use crate::{
    access::{Granted, acts::PlanSeries},
    audit::Event,
    context::Context,
    entities::{offer, series, session},
    error::Error,
    offer::read_offer,
    write::{Tx, write},
};
use chrono::NaiveDate;
use domain::{
    access::Action,
    ids::{OfferId, PlaceId, SeriesId, SessionId},
    offer::Offer,
    planning::{Conflict, Editing, Fate, Line, Recurrence, SeriesEdit, Session, edit_series, plan},
    words,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// What is asked of a series.
#[derive(Debug, Clone)]
pub struct SeriesChange {
    /// The series.
    pub series: SeriesId,
    /// The first day of the series that changes.
    pub from: NaiveDate,
    /// Its rhythm from then on.
    pub rhythm: Recurrence,
    /// Those that follow become a series of their own; otherwise the whole series has the new rhythm.
    pub split: bool,
}

/// What would become of a series.
#[derive(Debug, Clone)]
pub struct Foreseen {
    /// Each session, and the new ones.
    pub edit: SeriesEdit,
    /// Sessions of any board in the way of one of them: a warning.
    pub conflicts: Vec<Conflict>,
    /// What the sessions of the series are now; the change is refused when they are otherwise by then.
    pub seen: i64,
}

/// A series and its sessions, as kept.
pub(super) struct KeptSeries {
    pub(super) row: series::Model,
    pub(super) rhythm: Recurrence,
    pub(super) sessions: Vec<KeptSession>,
}

impl KeptSeries {
    fn seen(&self) -> i64 {
        self.sessions.iter().map(|one| one.version).sum()
    }
}

/// The board of a series. For a series that does not exist, a board that does not either: the right is asked, and refused, in the same
/// words.
///
/// # Errors
/// When the database does not answer.
pub async fn board_of_series(ctx: &Context, id: SeriesId) -> Result<OfferId, Error> {
    let row = series::Entity::find_by_id(id.uuid()).one(&ctx.db.read).await?;
    Ok(OfferId::from_uuid(row.map_or(id.uuid(), |row| row.offer_id)))
}

/// A series of a board.
///
/// # Errors
/// `NotFound` when the board has no such series.
pub(super) async fn kept_series<C: ConnectionTrait>(db: &C, offer: OfferId, id: SeriesId) -> Result<KeptSeries, Error> {
    let row = series::Entity::find_by_id(id.uuid()).one(db).await?.filter(|row| row.offer_id == offer.uuid());
    let row = row.ok_or(Error::NotFound)?;
    let rows = session::Entity::find()
        .filter(session::Column::SeriesId.eq(id.uuid()))
        .order_by_asc(session::Column::StartsAt)
        .all(db)
        .await?;
    let sessions = rows.iter().map(KeptSession::of).collect::<Result<_, _>>()?;
    let rhythm = serde_json::from_str(&row.body).map_err(|_| Error::body("series", row.id))?;
    Ok(KeptSeries { row, rhythm, sessions })
}

/// What would become of a series, before anything is written.
///
/// # Errors
/// `NotFound`; `Refused` when the board cannot be planned on one of the new dates.
pub async fn what_would_change(
    ctx: &Context,
    grant: &Granted<PlanSeries>,
    asked: &SeriesChange,
) -> Result<Foreseen, Error> {
    let db = &ctx.db.read;
    let row = offer::Entity::find_by_id(grant.target().uuid()).one(db).await?.ok_or(Error::NotFound)?;
    let kept = kept_series(db, *grant.target(), asked.series).await?;
    let by = grant.actor().account();
    let edit = edited(db, &kept, asked, Editing { by, at: ctx.now(), from: asked.from, into: asked.series }).await?;
    // Their identity does not matter here: they are looked at, never kept.
    let made = planned(&read_offer(&row)?, &edit, asked.series, || SessionId::from_uuid(Uuid::nil()))?;
    let sessions: Vec<_> = standing(&edit).chain(made.iter()).cloned().collect();
    let conflicts = sessions_in_the_way(db, &sessions).await?;
    Ok(Foreseen { edit, conflicts, seen: kept.seen() })
}

async fn edited<C: ConnectionTrait>(
    db: &C,
    kept: &KeptSeries,
    asked: &SeriesChange,
    editing: Editing,
) -> Result<SeriesEdit, Error> {
    let cases = cases_waiting(db, kept.sessions.iter().map(|one| one.session.id.uuid()).collect()).await?;
    let counted = |one: &KeptSession| cases.get(&one.session.id.uuid()).copied().unwrap_or_default();
    let occurrences: Vec<_> = kept.sessions.iter().map(|one| (one.session.clone(), counted(one))).collect();
    Ok(edit_series(&occurrences, &plan(&asked.rhythm), editing))
}

/// The sessions that the edit changes and that will take place.
fn standing(edit: &SeriesEdit) -> impl Iterator<Item = &Session> {
    edit.lines.iter().filter(|line| line.fate == Fate::Retimed).map(|line| &line.after)
}

fn planned(
    board: &Offer,
    edit: &SeriesEdit,
    series: SeriesId,
    id: impl Fn() -> SessionId,
) -> Result<Vec<Session>, Error> {
    let refused = |refusal| Error::refused(words::offer::refusal(&refusal));
    edit.added.iter().map(|slot| board.plan_session(id(), Some(series), *slot).map_err(refused)).collect()
}

/// Changes a series as it was foreseen; answers the series that holds the sessions afterwards.
///
/// # Errors
/// As [`what_would_change`]; `Refused` when somebody changed one of its sessions since it was `seen`.
pub async fn change_series(
    ctx: &Context,
    grant: Granted<PlanSeries>,
    asked: SeriesChange,
    seen: i64,
) -> Result<SeriesId, Error> {
    let (actor, now, random) = (grant.actor().clone(), ctx.now(), ctx.random.clone());
    write(ctx, &actor, Action::PlanSeries, async move |tx| {
        grant.again(tx).await?;
        let row = offer::Entity::find_by_id(grant.target().uuid()).one(tx).await?.ok_or(Error::NotFound)?;
        let (board, place) = (read_offer(&row)?, PlaceId::from_uuid(row.place_id));
        let kept = kept_series(tx, board.id, asked.series).await?;
        if kept.seen() != seen {
            return Err(Error::refused(words::planning::series_changed_meanwhile()));
        }
        let by = grant.actor().account();
        let before = asked.from.pred_opt().and_then(|day| kept.rhythm.until_day(day));
        let split = before.filter(|_| asked.split);
        let into = if split.is_some() { SeriesId::from_uuid(random.uuid()) } else { asked.series };
        let edit = edited(tx, &kept, &asked, Editing { by, at: now, from: asked.from, into }).await?;
        let made = planned(&board, &edit, into, || SessionId::from_uuid(random.uuid()))?;
        match &split {
            Some(earlier) => {
                keep_rhythm(tx, asked.series, earlier).await?;
                keep_series(tx, board.id, into, &asked.rhythm, by).await?;
            }
            None => keep_rhythm(tx, asked.series, &asked.rhythm).await?,
        }
        keep_lines(tx, &kept, &edit.lines).await?;
        keep_sessions(tx, &made, place).await?;
        crate::meeting::place_waiting(tx, board.id, &random, by.uuid()).await?;
        let shown = edit.lines.iter().map(|line| line.after.id.uuid()).chain(made.iter().map(|one| one.id.uuid()));
        tx.trace(Event::done(board.id.uuid()).showing(shown.collect()).noting("series-changed"));
        let lines = edit.lines.into_iter().filter(|line| line.before != line.after);
        let lines = lines.map(|line| (line.before, line.after)).collect();
        let change = Change { lines, made, rhythm: Some((asked.series, kept.rhythm)) };
        keep(tx, (random.uuid(), ChangeKind::Series), board.id, Some(into), &change, by.uuid()).await?;
        Ok(into)
    })
    .await
}

async fn keep_lines(tx: &Tx, kept: &KeptSeries, lines: &[Line]) -> Result<(), Error> {
    for line in lines.iter().filter(|line| line.before != line.after) {
        if let Some(one) = kept.sessions.iter().find(|one| one.session.id == line.after.id) {
            update_session(tx, one, &line.after).await?;
        }
    }
    let retimed = lines.iter().filter(|line| line.fate == Fate::Retimed).map(|line| line.after.id);
    windows_of(tx, &retimed.collect::<Vec<_>>()).await
}
