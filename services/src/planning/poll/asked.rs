//! Whom a poll asks: the members of the session to be moved; for a new one, those enrolled in the last and in the next sessions of the
//! board. Who has no account cannot answer, and is named to whoever plans.

use crate::{
    entities::{account, professional, session},
    error::Error,
    meeting::{enrolled, name, trade_of},
    planning::members,
};
use domain::{
    ids::{AccountId, OfferId, ProfessionalId, SessionId},
    meeting::{Attendance, Seat},
    offer::Offer,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// Sessions of the board that are looked at, before and after.
const LAST: u64 = 6;
const NEXT: u64 = 6;

/// Somebody of a board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    pub who: ProfessionalId,
    /// As the quorum counts them.
    pub person: Attendance,
    pub name: String,
    pub trade: String,
    /// Where to write, for whoever has an account.
    pub reached: Option<(AccountId, String)>,
}

/// Those who sit at a board, in the order of their names; `session` is the one to be moved.
pub(super) async fn people_of<C: ConnectionTrait>(
    db: &C,
    board: &Offer,
    session: Option<SessionId>,
    now: i64,
) -> Result<Vec<Person>, Error> {
    let rows = match session {
        Some(id) => session::Entity::find_by_id(id.uuid()).all(db).await?,
        None => around(db, board.id, now).await?,
    };
    let seated = members::members(db, &rows).await?;
    let mut seats: BTreeMap<Uuid, Seat> = BTreeMap::new();
    for one in rows.iter().filter_map(|row| seated.get(&row.id)).flatten().filter(|one| is_member(one)) {
        seats.entry(one.professional.uuid()).or_insert(one.seat);
    }
    for who in board.last_version().into_iter().flat_map(|version| {
        std::iter::once(version.details.coordinator()).chain(version.details.deputies().iter().copied())
    }) {
        seats.entry(who.uuid()).or_insert(Seat::Quorum);
    }
    people(db, &seats).await
}

/// A family physician is invited for one case, and is no member of the board.
fn is_member(one: &Attendance) -> bool {
    one.seat != Seat::FamilyPhysician
}

/// The last sessions of a board that were held, and the next ones.
async fn around<C: ConnectionTrait>(db: &C, board: OfferId, now: i64) -> Result<Vec<session::Model>, Error> {
    let of = || session::Entity::find().filter(session::Column::OfferId.eq(board.uuid()));
    let last = of()
        .filter(session::Column::StartsAt.lte(now))
        .filter(session::Column::State.is_in(["in-progress", "ended", "settled"]))
        .order_by_desc(session::Column::StartsAt)
        .limit(LAST);
    let next = of()
        .filter(session::Column::StartsAt.gt(now))
        .filter(session::Column::State.is_not_in(["moved", "removed"]))
        .order_by_asc(session::Column::StartsAt)
        .limit(NEXT);
    let mut rows = next.all(db).await?;
    rows.extend(last.all(db).await?);
    Ok(rows)
}

/// These people, with where they are reached.
pub(super) async fn people<C: ConnectionTrait>(db: &C, seats: &BTreeMap<Uuid, Seat>) -> Result<Vec<Person>, Error> {
    let found = professional::Entity::find()
        .filter(professional::Column::Id.is_in(seats.keys().copied()))
        .filter(professional::Column::ClosedOn.is_null())
        .all(db)
        .await?;
    let reached = reached(db, seats.keys().copied()).await?;
    let one = |row: &professional::Model| Person {
        who: ProfessionalId::from_uuid(row.id),
        person: enrolled(row, seats.get(&row.id).copied().unwrap_or(Seat::Quorum)),
        name: name(row),
        trade: trade_of(row),
        reached: reached.get(&row.id).cloned(),
    };
    let mut people: Vec<_> = found.iter().map(one).collect();
    people.sort_by(|a, b| (&a.name, a.who).cmp(&(&b.name, b.who)));
    Ok(people)
}

/// The open account of each of these people, and its address.
async fn reached<C: ConnectionTrait>(
    db: &C,
    people: impl Iterator<Item = Uuid>,
) -> Result<HashMap<Uuid, (AccountId, String)>, Error> {
    let rows = account::Entity::find()
        .filter(account::Column::ProfessionalId.is_in(people))
        .filter(account::Column::Status.eq("active"));
    let one = |row: account::Model| Some((row.professional_id?, (AccountId::from_uuid(row.id), row.email)));
    Ok(rows.all(db).await?.into_iter().filter_map(one).collect())
}
