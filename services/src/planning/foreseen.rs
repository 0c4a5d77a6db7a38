//! What another date would cost, before anything is written: who is taken elsewhere, what the quorum loses, how many cases follow.

use super::{
    changing::{in_the_way, refused},
    load::cases,
    members::members,
    store::{kept_session, read_session},
};
use crate::{
    access::{
        Granted,
        acts::{MoveSession, SeeSession},
        decide_for,
    },
    context::Context,
    entities::{offer, session},
    error::Error,
    meeting::details_of,
    offer::{people_names, read_offer},
};
use chrono::{DateTime, Utc};
use domain::{
    ids::ProfessionalId,
    meeting::{Attendance, Missing, missing_without},
    planning::{Conflict, Double, Gathering, Session, doubles, paris},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// What another date would cost. No case is named: only how many there are.
#[derive(Debug, Clone, Default)]
pub struct ForeseenMove {
    /// Sessions in its way, by their room or their coordinator.
    pub conflicts: Vec<Conflict>,
    /// Members whom another session takes; told to whoever may move the session.
    pub taken: Vec<Taken>,
    /// What the quorum would lack without them; nothing when it holds.
    pub lost: Vec<Missing>,
    /// How many cases would change their day.
    pub cases: usize,
}

/// A member whom another session takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Who.
    pub name: String,
    /// The board of the other session.
    pub board: String,
    /// When it begins.
    pub start: DateTime<Utc>,
}

/// What another date would cost a session.
///
/// # Errors
/// `NotFound`; once it has begun; when the end does not follow the start.
pub async fn foreseen(
    ctx: &Context,
    grant: Granted<SeeSession>,
    (start, end): (DateTime<Utc>, DateTime<Utc>),
) -> Result<ForeseenMove, Error> {
    let kept = kept_session(&ctx.db.read, *grant.target()).await?;
    let next = kept.session.clone().reschedule(start, end).map_err(refused)?;
    let conflicts = in_the_way(&ctx.db.read, &next).await?;
    let cases = following(ctx, &kept.session, &next).await?;
    let known = ForeseenMove { conflicts, cases, ..ForeseenMove::default() };
    match decide_for::<MoveSession>(ctx, grant.actor(), grant.target()).await? {
        true => with_people(ctx, &next, known).await,
        false => Ok(known),
    }
}

async fn following(ctx: &Context, before: &Session, next: &Session) -> Result<usize, Error> {
    if paris::day(before.start()) == paris::day(next.start()) {
        return Ok(0);
    }
    let all = cases(&ctx.db.read, vec![next.id.uuid()]).await?;
    Ok(all.get(&next.id.uuid()).map_or(0, Vec::len))
}

async fn with_people(ctx: &Context, next: &Session, known: ForeseenMove) -> Result<ForeseenMove, Error> {
    let db = &ctx.db.read;
    let own = session::Entity::find_by_id(next.id.uuid()).one(db).await?.ok_or(Error::NotFound)?;
    let mut rows = overlapping(ctx, next).await?;
    rows.push(own.clone());
    let seated = members(db, &rows).await?;
    let at = |id: Uuid| seated.get(&id).map(Vec::as_slice).unwrap_or_default();
    let others = rows.iter().filter(|row| row.id != own.id).map(|row| Ok(gathering(&read_session(row)?, at(row.id))));
    let others = others.collect::<Result<Vec<_>, Error>>()?;
    let mut found = doubles(&gathering(next, at(own.id)), &others);
    // Each once, by the first session that takes them.
    let mut seen = HashSet::new();
    found.retain(|one| seen.insert(one.who));
    let away: Vec<_> = found.iter().map(|one| one.who).collect();
    let board = offer::Entity::find_by_id(own.offer_id).one(db).await?.ok_or(Error::NotFound)?;
    let board = read_offer(&board)?;
    let lost = details_of(&board, next).map(|text| missing_without(text.quorum(), at(own.id), &away));
    let taken = named(ctx, &rows, next.coordinator, &found).await?;
    Ok(ForeseenMove { taken, lost: lost.unwrap_or_default(), ..known })
}

/// The sessions that will be held and overlap it at its new hours.
async fn overlapping(ctx: &Context, next: &Session) -> Result<Vec<session::Model>, Error> {
    let rows = session::Entity::find()
        .filter(session::Column::StartsAt.lt(next.end().timestamp_millis()))
        .filter(session::Column::EndsAt.gt(next.start().timestamp_millis()))
        .filter(session::Column::State.is_not_in(["cancelled", "moved", "removed"]))
        .filter(session::Column::Id.ne(next.id.uuid()));
    Ok(rows.all(&ctx.db.read).await?)
}

fn gathering(session: &Session, people: &[Attendance]) -> Gathering {
    Gathering {
        session: session.id,
        start: session.start(),
        end: session.end(),
        members: people.iter().map(|one| one.professional).collect(),
    }
}

/// The coordinator, whom the conflicts tell already, is not named twice.
async fn named(
    ctx: &Context,
    rows: &[session::Model],
    coordinator: Option<ProfessionalId>,
    found: &[Double],
) -> Result<Vec<Taken>, Error> {
    let found: Vec<_> = found.iter().filter(|one| Some(one.who) != coordinator).collect();
    let people = people_names(ctx, found.iter().map(|one| one.who.uuid())).await?;
    let offers: HashMap<_, _> = rows.iter().map(|row| (row.id, row.offer_id)).collect();
    let boards = offer::Entity::find().filter(offer::Column::Id.is_in(offers.values().copied()));
    let boards: HashMap<_, _> = boards.all(&ctx.db.read).await?.into_iter().map(|row| (row.id, row.name)).collect();
    let board = |session: Uuid| offers.get(&session).and_then(|id| boards.get(id)).cloned().unwrap_or_default();
    let taken = found.into_iter().map(|one| Taken {
        name: people.get(&one.who.uuid()).cloned().unwrap_or_default(),
        board: board(one.with.uuid()),
        start: one.start,
    });
    Ok(taken.collect())
}
