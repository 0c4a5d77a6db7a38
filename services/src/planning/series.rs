//! Planning a series: one row of series, one row per session.

use super::{
    editing::kept_series,
    store::{bookings, session_row},
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
use chrono::{DateTime, Utc};
use domain::{
    access::Action,
    ids::{AccountId, OfferId, PlaceId, SeriesId, SessionId},
    offer::Offer,
    planning::{Conflict, PlannedSlot, Recurrence, Session, conflicts, paris, plan},
    words,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// Rows inserted by one statement.
const CHUNK: usize = 100;

/// How long the same series asked again is the same request, milliseconds.
const AGAIN: i64 = 2 * 60 * 1000;

/// What was planned.
#[derive(Debug, Clone)]
pub struct Planned {
    /// The series.
    pub series: SeriesId,
    /// Its sessions, in order.
    pub sessions: Vec<SessionId>,
    /// Sessions of any board in the way of one of them: a warning.
    pub conflicts: Vec<Conflict>,
}

/// Plans every date of a recurrence (its exceptions left out), under the text of the board in force that day.
///
/// # Errors
/// `Refused` unless the board is in force on each date.
pub async fn plan_series(ctx: &Context, grant: Granted<PlanSeries>, recurrence: Recurrence) -> Result<Planned, Error> {
    let (actor, now, random) = (grant.actor().clone(), ctx.now(), ctx.random.clone());
    let slots = plan(&recurrence);
    let id = ctx.id(SeriesId::from_uuid);
    let ids: Vec<_> = slots.iter().map(|_| ctx.id(SessionId::from_uuid)).collect();
    write(ctx, &actor, Action::PlanSeries, async move |tx| {
        grant.again(tx).await?;
        let row = offer::Entity::find_by_id(grant.target().uuid()).one(tx).await?.ok_or(Error::NotFound)?;
        let (board, place) = (read_offer(&row)?, PlaceId::from_uuid(row.place_id));
        let by = grant.actor().account();
        if let Some((series, sessions)) = just_planned(tx, board.id, &recurrence, by).await? {
            let shown = sessions.iter().map(|id| id.uuid()).collect();
            tx.trace(Event::done(board.id.uuid()).showing(shown).noting("series-again"));
            return Ok(Planned { series, sessions, conflicts: Vec::new() });
        }
        let sessions = planned(&board, id, &ids, &slots)?;
        let sessions = slots.iter().zip(sessions).map(|(slot, one)| answered(slot, one, &recurrence, by, now));
        let sessions: Vec<_> = sessions.collect();
        let conflicts = sessions_in_the_way(tx, &sessions).await?;
        keep_series(tx, board.id, id, &recurrence, by).await?;
        keep_sessions(tx, &sessions, place).await?;
        crate::meeting::place_waiting(tx, board.id, &random, by.uuid()).await?;
        tx.trace(Event::done(board.id.uuid()).showing(ids.iter().map(|id| id.uuid()).collect()).noting("series"));
        Ok(Planned { series: id, sessions: ids.clone(), conflicts })
    })
    .await
}

/// The sessions of any board that would be in the way of a series, before anything is written.
///
/// # Errors
/// As [`plan_series`].
pub async fn what_would_be_planned(
    ctx: &Context,
    grant: &Granted<PlanSeries>,
    recurrence: &Recurrence,
) -> Result<Vec<Conflict>, Error> {
    let db = &ctx.db.read;
    let row = offer::Entity::find_by_id(grant.target().uuid()).one(db).await?.ok_or(Error::NotFound)?;
    let slots = plan(recurrence);
    // Their identity does not matter here: they are looked at, never kept.
    let ids = vec![SessionId::from_uuid(uuid::Uuid::nil()); slots.len()];
    let sessions = planned(&read_offer(&row)?, SeriesId::from_uuid(uuid::Uuid::nil()), &ids, &slots)?;
    sessions_in_the_way(db, &sessions).await
}

/// The very same series, planned by the same person a moment ago: a button pressed twice, or an answer that was lost on its way and
/// asked again, makes one series.
async fn just_planned(
    tx: &Tx,
    board: OfferId,
    recurrence: &Recurrence,
    by: AccountId,
) -> Result<Option<(SeriesId, Vec<SessionId>)>, Error> {
    let body = serde_json::to_string(recurrence).map_err(|_| Error::body("series", board))?;
    let same = series::Entity::find()
        .filter(series::Column::OfferId.eq(board.uuid()))
        .filter(series::Column::CreatedBy.eq(by.uuid()))
        .filter(series::Column::CreatedAt.gt(tx.at() - AGAIN))
        .filter(series::Column::Body.eq(body))
        .one(tx)
        .await?;
    let Some(same) = same else { return Ok(None) };
    let id = SeriesId::from_uuid(same.id);
    let sessions = kept_series(tx, board, id).await?.sessions;
    let standing: Vec<_> = sessions.iter().filter(|one| !one.session.step().is_off()).collect();
    Ok((!standing.is_empty()).then(|| (id, standing.iter().map(|one| one.session.id).collect())))
}

fn planned(board: &Offer, series: SeriesId, ids: &[SessionId], slots: &[PlannedSlot]) -> Result<Vec<Session>, Error> {
    if let Some(stopped) = board.stopped() {
        return Err(Error::refused(words::offer::plans_no_series(&stopped)));
    }
    let refused = |refusal| Error::refused(words::offer::refusal(&refusal));
    let one = |(id, slot): (&SessionId, &PlannedSlot)| board.plan_session(*id, Some(series), *slot).map_err(refused);
    ids.iter().zip(slots).map(one).collect()
}

/// What its author answered about a closed day is kept, with who and when; a date that was moved is told as an exception.
fn answered(slot: &PlannedSlot, one: Session, recurrence: &Recurrence, by: AccountId, now: DateTime<Utc>) -> Session {
    if slot.due == slot.date {
        return if slot.holiday.is_some() { one.keep_day(by, now) } else { one };
    }
    let usual = paris::instant(slot.due.and_time(recurrence.hour()));
    one.held_elsewhere(by, now, (usual, usual + (slot.end - slot.start)))
}

/// The sessions of any board in the way of some, which are not kept yet.
pub(super) async fn sessions_in_the_way<C: ConnectionTrait>(
    db: &C,
    sessions: &[Session],
) -> Result<Vec<Conflict>, Error> {
    let first = sessions.iter().map(Session::start).min();
    let last = sessions.iter().map(Session::end).max();
    let (Some(first), Some(last)) = (first, last) else { return Ok(Vec::new()) };
    let mut others = bookings(db, first, last).await?;
    others.retain(|other| sessions.iter().all(|one| one.id != other.session));
    Ok(sessions.iter().filter_map(Session::booking).flat_map(|booking| conflicts(&booking, &others)).collect())
}

/// Keeps a new series.
pub(super) async fn keep_series(
    tx: &Tx,
    board: OfferId,
    id: SeriesId,
    recurrence: &Recurrence,
    by: AccountId,
) -> Result<(), Error> {
    let row = series::ActiveModel {
        id: Set(id.uuid()),
        offer_id: Set(board.uuid()),
        body: Set(serde_json::to_string(recurrence).map_err(|_| Error::body("series", id))?),
        created_by: Set(by.uuid()),
        created_at: Set(tx.at()),
    };
    series::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Keeps another rhythm of a series.
pub(super) async fn keep_rhythm(tx: &Tx, id: SeriesId, recurrence: &Recurrence) -> Result<(), Error> {
    let body = serde_json::to_string(recurrence).map_err(|_| Error::body("series", id))?;
    let row = series::ActiveModel { id: Set(id.uuid()), body: Set(body), ..Default::default() };
    series::Entity::update(row).exec(tx).await?;
    Ok(())
}

/// Keeps new sessions of one board, and has those who lead it told.
pub(super) async fn keep_sessions(tx: &Tx, sessions: &[Session], place: PlaceId) -> Result<(), Error> {
    for chunk in sessions.chunks(CHUNK) {
        let rows: Result<Vec<_>, _> = chunk.iter().map(|one| session_row(one, place, 1)).collect();
        session::Entity::insert_many(rows?).exec_without_returning(tx).await?;
    }
    super::told::sessions_planned(tx, sessions).await
}
