//! Closed days: those on which an establishment receives nobody, and the sessions about which somebody must decide.

use super::{
    calendar::SessionLine,
    store::{self, KeptSession},
};
use crate::{
    access::{
        Granted,
        acts::{MoveSession, PlanSeries, SeePlanning},
    },
    audit::Event,
    context::Context,
    entities::{closure, offer, session},
    error::Error,
    offer::place_names,
    write::write,
};
use chrono::{Days, NaiveDate};
use domain::{
    access::Action,
    planning::{Closure, Holiday, Session, holiday, paris},
    words,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A closure of an establishment.
#[derive(Debug, Clone)]
pub struct Closed {
    /// Its identity.
    pub id: Uuid,
    /// The establishment.
    pub place: Uuid,
    /// The days and the reason.
    pub closure: Closure,
}

/// Why a day is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It is a public holiday.
    Holiday(Holiday),
    /// The establishment is closed.
    Closure(String),
}

/// A session to come on a closed day, about which nobody has decided.
#[derive(Debug, Clone)]
pub struct ToDecide {
    /// The session.
    pub session: Session,
    /// Its version, to write.
    pub version: i64,
    /// Why its day is closed.
    pub why: Why,
}

/// The closures of establishments that hold a day between two, in order.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn closures<C: ConnectionTrait>(
    db: &C,
    places: Vec<Uuid>,
    (from, until): (NaiveDate, NaiveDate),
) -> Result<Vec<Closed>, Error> {
    let rows = closure::Entity::find()
        .filter(closure::Column::PlaceId.is_in(places))
        .filter(closure::Column::EndedAt.is_null())
        .filter(closure::Column::FromDay.lte(until))
        .filter(closure::Column::UntilDay.gte(from))
        .order_by_asc(closure::Column::FromDay)
        .order_by_asc(closure::Column::Id)
        .all(db)
        .await?;
    rows.iter().map(read).collect()
}

fn read(row: &closure::Model) -> Result<Closed, Error> {
    let closure = Closure::new(row.from_day, row.until_day, &row.reason).map_err(|_| Error::body("closure", row.id))?;
    Ok(Closed { id: row.id, place: row.place_id, closure })
}

/// The closures of the establishments of some sessions, between two days, each with the name of its establishment.
///
/// # Errors
/// As [`closures`].
pub async fn closures_around(
    ctx: &Context,
    _grant: Granted<SeePlanning>,
    lines: &[SessionLine],
    days: (NaiveDate, NaiveDate),
) -> Result<Vec<(Closure, String)>, Error> {
    let places: BTreeSet<Uuid> = lines.iter().map(|line| line.place.uuid()).collect();
    let found = closures(&ctx.db.read, places.into_iter().collect(), days).await?;
    let names = place_names(ctx, found.iter().map(|one| one.place)).await?;
    Ok(found.into_iter().map(|one| (one.closure, names.get(&one.place).cloned().unwrap_or_default())).collect())
}

/// The closures to come of the establishment of a board, and its sessions about which somebody must decide.
///
/// # Errors
/// As [`closures`].
pub async fn to_decide(ctx: &Context, grant: &Granted<PlanSeries>) -> Result<(Vec<Closed>, Vec<ToDecide>), Error> {
    let db = &ctx.db.read;
    let board = offer::Entity::find_by_id(grant.target().uuid()).one(db).await?.ok_or(Error::NotFound)?;
    // A series never runs for longer.
    let last = ctx.today() + Days::new(3 * 366);
    let closed = closures(db, vec![board.place_id], (ctx.today(), last)).await?;
    let rows = session::Entity::find()
        .filter(session::Column::OfferId.eq(board.id))
        .filter(session::Column::StartsAt.gt(ctx.now_ms()))
        .filter(session::Column::State.is_in(["planned", "open", "closed"]))
        .order_by_asc(session::Column::StartsAt)
        .all(db)
        .await?;
    let kept = rows.iter().map(KeptSession::of).collect::<Result<Vec<_>, _>>()?;
    let asked = kept.into_iter().filter_map(|one| asked(one, &closed)).collect();
    Ok((closed, asked))
}

fn asked(one: KeptSession, closed: &[Closed]) -> Option<ToDecide> {
    let day = paris::day(one.session.start());
    let closure = || closed.iter().find(|closed| closed.closure.holds(day));
    let why = holiday(day)
        .map(Why::Holiday)
        .or_else(|| closure().map(|one| Why::Closure(one.closure.reason().to_owned())))?;
    one.session.kept().is_none().then_some(ToDecide { session: one.session, version: one.version, why })
}

/// Declares days on which the establishment of a board is closed; answers how many of the board's sessions fall there.
///
/// # Errors
/// `Invalid` beside the field when the days or the reason do not read.
pub async fn declare_closure(
    ctx: &Context,
    grant: Granted<PlanSeries>,
    (from, until): (NaiveDate, NaiveDate),
    reason: &str,
) -> Result<usize, Error> {
    let closure = Closure::new(from, until, reason)
        .map_err(|fault| Error::invalid("fermeture", words::planning::closure_fault(fault)))?;
    let (actor, id) = (grant.actor().clone(), ctx.id(|id| id));
    let told = write(ctx, &actor, Action::PlanSeries, async move |tx| {
        grant.again(tx).await?;
        let board = offer::Entity::find_by_id(grant.target().uuid()).one(tx).await?.ok_or(Error::NotFound)?;
        let row = closure::ActiveModel {
            id: Set(id),
            place_id: Set(board.place_id),
            from_day: Set(closure.from()),
            until_day: Set(closure.until()),
            reason: Set(closure.reason().to_owned()),
            made_by: Set(grant.actor().account().uuid()),
            made_at: Set(tx.at()),
            ended_at: Set(None),
        };
        closure::Entity::insert(row).exec_without_returning(tx).await?;
        tx.trace(Event::done(board.place_id).noting("closure"));
        Ok(*grant.target())
    })
    .await?;
    let again = crate::access::ask::<PlanSeries>(ctx, &actor, told).await?;
    let (_, asked) = to_decide(ctx, &again).await?;
    Ok(asked.iter().filter(|one| (from..=until).contains(&paris::day(one.session.start()))).count())
}

/// Takes a closure back.
///
/// # Errors
/// `NotFound` when the establishment of the board has no such closure.
pub async fn end_closure(ctx: &Context, grant: Granted<PlanSeries>, id: Uuid) -> Result<(), Error> {
    let actor = grant.actor().clone();
    write(ctx, &actor, Action::PlanSeries, async move |tx| {
        grant.again(tx).await?;
        let board = offer::Entity::find_by_id(grant.target().uuid()).one(tx).await?.ok_or(Error::NotFound)?;
        let row = closure::Entity::find_by_id(id).one(tx).await?.filter(|row| row.place_id == board.place_id);
        row.ok_or(Error::NotFound)?;
        let ended = closure::ActiveModel { id: Set(id), ended_at: Set(Some(tx.at())), ..Default::default() };
        closure::Entity::update(ended).exec(tx).await?;
        tx.trace(Event::done(board.place_id).noting("closure-ended"));
        Ok(())
    })
    .await
}

/// Decides that a session is held on its day, closed as it is.
///
/// # Errors
/// When somebody wrote in between.
pub async fn keep_day(ctx: &Context, grant: Granted<MoveSession>, version: i64) -> Result<(), Error> {
    let (actor, now) = (grant.actor().clone(), ctx.now());
    write(ctx, &actor, Action::MoveSession, async move |tx| {
        grant.again(tx).await?;
        let kept = store::kept_session(tx, *grant.target()).await?.at(version)?;
        let next = kept.session.clone().keep_day(grant.actor().account(), now);
        store::update_session(tx, &kept, &next).await?;
        tx.trace(Event::done(next.id.uuid()).noting("day-kept"));
        Ok(())
    })
    .await
}
