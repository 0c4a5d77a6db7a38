//! Which board for a case, soonest: an organ, a district, a question; never a patient.

use super::{
    load::{self, cases},
    store::read_session,
};
use crate::{
    access::{Granted, acts::SeePlanning},
    context::Context,
    entities::{offer, place, session},
    error::Error,
    offer::read_offer,
};
use chrono::{DateTime, Utc};
use domain::{
    ids::{OfferId, SessionId},
    offer::{Contact, Organ, RcpType},
    planning::{Chance, Load, Session, Taking, soonest},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;
use uuid::Uuid;

/// How far ahead sessions are looked for, milliseconds: ninety days.
const AHEAD: i64 = 90 * 24 * 3_600_000;
/// How many sessions of each board are shown.
const SHOWN: usize = 3;

/// What a board is looked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Looked<'a> {
    /// What the case is about.
    pub organ: Option<Organ>,
    /// The first figures of the postal code: `93`.
    pub district: &'a str,
    /// The type of board that answers the question.
    pub kind: Option<RcpType>,
}

/// A board that may take the case.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The board.
    pub offer: OfferId,
    /// Its name.
    pub name: String,
    /// Its type.
    pub kind: RcpType,
    /// The establishment and its town.
    pub place: String,
    /// Whom to call.
    pub contacts: Vec<Contact>,
    /// Its next sessions.
    pub dates: Vec<NextDate>,
    /// Which of them takes the case freely first.
    pub soonest: Option<usize>,
}

/// A session to come of a board.
#[derive(Debug, Clone, Copy)]
pub struct NextDate {
    /// The session.
    pub session: SessionId,
    /// When it begins.
    pub starts: DateTime<Utc>,
    /// When inscriptions close.
    pub closes: DateTime<Utc>,
    /// How full it is.
    pub load: Load,
    /// How it can take the case.
    pub taking: Taking,
}

/// The boards in force that fit, the one that takes a discussed case soonest first.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn find_boards(
    ctx: &Context,
    _grant: &Granted<SeePlanning>,
    looked: Looked<'_>,
) -> Result<Vec<Candidate>, Error> {
    let db = &ctx.db.read;
    let offers = offer::Entity::find().filter(offer::Column::State.eq("published")).all(db).await?;
    let places = place::Entity::find().filter(place::Column::Id.is_in(offers.iter().map(|row| row.place_id)));
    let places: HashMap<Uuid, place::Model> = places.all(db).await?.into_iter().map(|row| (row.id, row)).collect();
    let coming = sessions_to_come(ctx, offers.iter().map(|row| row.id).collect()).await?;
    let cases = cases(db, coming.iter().map(|one| one.id.uuid()).collect()).await?;
    let mut found = Vec::new();
    for row in &offers {
        let board = read_offer(row)?;
        let Some(version) = board.version_on(ctx.today()) else { continue };
        let details = &version.details;
        let Some(place) = places.get(&row.place_id) else { continue };
        let fits = looked.organ.is_none_or(|organ| organ == details.organ())
            && looked.kind.is_none_or(|kind| kind == details.kind())
            && place.postal_code.starts_with(looked.district);
        if !fits {
            continue;
        }
        let own = coming.iter().filter(|one| one.offer == board.id).take(SHOWN);
        let (dates, chances): (Vec<_>, Vec<_>) = own.map(|one| dated(one, &cases, ctx.now())).unzip();
        found.push(Candidate {
            offer: board.id,
            name: row.name.clone(),
            kind: details.kind(),
            place: format!("{}, {}", place.name, place.city),
            contacts: details.contacts().to_vec(),
            soonest: soonest(&chances, ctx.now()),
            dates,
        });
    }
    let first = |one: &Candidate| one.soonest.and_then(|index| one.dates.get(index)).map(|date| date.starts);
    found.sort_by_key(|one| (first(one).is_none(), first(one), one.name.clone()));
    Ok(found)
}

async fn sessions_to_come(ctx: &Context, offers: Vec<Uuid>) -> Result<Vec<Session>, Error> {
    let rows = session::Entity::find()
        .filter(session::Column::OfferId.is_in(offers))
        .filter(session::Column::StartsAt.gt(ctx.now_ms()))
        .filter(session::Column::StartsAt.lt(ctx.now_ms() + AHEAD))
        .filter(session::Column::State.is_in(["planned", "open", "closed"]))
        .order_by_asc(session::Column::StartsAt)
        .all(&ctx.db.read)
        .await?;
    rows.iter().map(read_session).collect()
}

fn dated(session: &Session, cases: &load::Cases, now: DateTime<Utc>) -> (NextDate, Chance) {
    let (_, load) = load::load(cases, session.id.uuid(), session.capacity);
    let closes = session.timetable().closes;
    let chance = Chance { starts: session.start(), closes, load, cost: session.capacity.discussed };
    (NextDate { session: session.id, starts: session.start(), closes, load, taking: chance.taking(now) }, chance)
}
