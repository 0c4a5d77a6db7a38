//! The next sessions: for a case to inscribe, and for the room of somebody's boards.

use super::{
    board::load,
    inscribe::age,
    minors::paediatric,
    store::{Case, Held},
};
use crate::{
    access::{
        Granted,
        acts::{SeePlanning, SeeRecord},
    },
    context::{Context, instant},
    entities::{attendance, inscription, offer, patient, session},
    error::Error,
    offer::place_names,
};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::{
    ids::PatientId,
    ids::{OfferId, SessionId},
    meeting::{Known, MAJORITY, comes_of_age, inscribed_already, is_proposed},
    offer::{Organ, RcpType},
    planning::{Capacity, Load, SessionStep, paris},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// How many sessions are proposed at most.
const PROPOSED: usize = 12;
/// How many sessions to come are read to find them.
const READ: u64 = 200;
/// How far ahead the next session of each board is looked for: nine weeks, more than the longest rhythm.
const AHEAD_MS: i64 = 63 * DAY_MS;
const DAY_MS: i64 = 24 * 3_600_000;

/// A session to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The session.
    pub session: SessionId,
    /// Its board.
    pub offer: OfferId,
    /// The name of the board.
    pub name: String,
    /// What the board is about.
    pub organ: Organ,
    /// The type of the board.
    pub kind: RcpType,
    /// The establishment.
    pub place: String,
    /// When it begins.
    pub starts: DateTime<Utc>,
    /// When it should end.
    pub ends: DateTime<Utc>,
    /// What a case costs there.
    pub capacity: Capacity,
    /// When its inscriptions close.
    pub closes: DateTime<Utc>,
    /// Where it is in its life; closed, a case needs a reason.
    pub step: SessionStep,
    /// Minutes asked for and minutes there are.
    pub load: Load,
    /// How many cases.
    pub cases: usize,
    /// When the patient is already expected at this board; empty when no patient is looked at.
    pub already: Vec<DateTime<Utc>>,
    stopped: bool,
}

/// A board of mine, with its sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MyBoard {
    /// The board.
    pub offer: OfferId,
    /// Its name.
    pub name: String,
    /// I coordinate it or stand in.
    pub leads: bool,
    /// Its next sessions, soonest first, and those that are not settled.
    pub sessions: Vec<Proposal>,
}

/// The sessions that could take a case of this patient: those of the organ, or all when it has none; those of the place of who asks are
/// kept first, after the one that is `wanted`, and all are told in the order of their dates. A board that stopped proposes none, nor does one that does not hear patients of
/// this age. It goes with the reading of the record, which is traced.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn propose_sessions(
    ctx: &Context,
    grant: &Granted<SeeRecord>,
    organ: Option<Organ>,
    wanted: Option<SessionId>,
) -> Result<Vec<Proposal>, Error> {
    let born = born(ctx, *grant.target()).await?;
    let rows = session::Entity::find()
        .filter(session::Column::StartsAt.gt(ctx.now_ms()))
        .filter(session::Column::State.is_in(["planned", "open", "closed"]))
        .filter(heard_at(ctx, born).await?)
        .order_by_asc(session::Column::StartsAt)
        .limit(READ);
    let mut rows = rows.all(&ctx.db.read).await?;
    let here = grant.actor().place().map(domain::ids::PlaceId::uuid);
    let chosen = |session: Uuid| Some(session) == wanted.map(SessionId::uuid);
    rows.sort_by_key(|row| (!chosen(row.id), Some(row.place_id) != here));
    let mut found = proposals(ctx, rows).await?;
    found.retain(|one| matches!(one.step, SessionStep::Open | SessionStep::Closed) && !one.stopped);
    found.retain(|one| one.hears(born));
    let minor = is_minor(born, ctx.today());
    let fits =
        |one: &Proposal| organ.is_none_or(|organ| one.organ == organ) || (minor && one.kind == RcpType::Paediatric);
    if found.iter().any(fits) {
        found.retain(|one| fits(one) || chosen(one.session.uuid()));
    }
    found.truncate(PROPOSED);
    found.sort_by_key(|one| (one.starts, one.name.clone()));
    let known = agendas_of(ctx, grant.target().uuid()).await?;
    for one in &mut found {
        one.already = inscribed_already(one.offer, &known, ctx.now());
    }
    Ok(found)
}

/// The next session of each board that takes cases at one of these steps and hears the patient, by the name of the board.
pub(super) async fn next_of_each_board(
    ctx: &Context,
    patient: PatientId,
    steps: &[SessionStep],
) -> Result<Vec<Proposal>, Error> {
    let born = born(ctx, patient).await?;
    let rows = session::Entity::find()
        .filter(session::Column::StartsAt.gt(ctx.now_ms()))
        .filter(session::Column::StartsAt.lt(ctx.now_ms() + AHEAD_MS))
        .filter(session::Column::State.is_in(["planned", "open", "closed"]))
        .order_by_asc(session::Column::StartsAt);
    let mut boards: Vec<Proposal> = Vec::new();
    for one in proposals(ctx, rows.all(&ctx.db.read).await?).await? {
        let takes = steps.contains(&one.step) && !one.stopped && one.hears(born);
        if takes && !boards.iter().any(|known| known.offer == one.offer) {
            boards.push(one);
        }
    }
    boards.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(boards)
}

async fn born(ctx: &Context, patient: PatientId) -> Result<NaiveDate, Error> {
    let row = patient::Entity::find_by_id(patient.uuid()).one(&ctx.db.read).await?.ok_or(Error::NotFound)?;
    Ok(row.birth_date)
}

fn is_minor(born: NaiveDate, today: NaiveDate) -> bool {
    age(born, today).is_some_and(|age| age < MAJORITY)
}

/// The sessions that may hear a patient born that day: those of the paediatric boards, and those held once the patient is of age.
async fn heard_at(ctx: &Context, born: NaiveDate) -> Result<Condition, Error> {
    if !is_minor(born, ctx.today()) {
        return Ok(Condition::all());
    }
    let boards = paediatric(&ctx.db.read, ctx.now()).await?;
    let from =
        comes_of_age(born).map_or(i64::MAX, |day| day.and_time(NaiveTime::MIN).and_utc().timestamp_millis() - DAY_MS);
    Ok(Condition::any().add(session::Column::OfferId.is_in(boards)).add(session::Column::StartsAt.gt(from)))
}

impl Proposal {
    /// Whether its board is proposed, that day, for a patient born on a day.
    fn hears(&self, born: NaiveDate) -> bool {
        is_proposed(self.kind, age(born, paris::to_paris(self.starts).date()))
    }
}

/// The sessions where the patient is on the agenda.
async fn agendas_of(ctx: &Context, patient: Uuid) -> Result<Vec<Known>, Error> {
    let db = &ctx.db.read;
    let rows = inscription::Entity::find().filter(inscription::Column::PatientId.eq(patient)).all(db).await?;
    let cases = rows.into_iter().map(Case::of).collect::<Result<Vec<_>, _>>()?;
    let there = cases.iter().filter(|case| case.file.case.is_on_the_agenda()).map(|case| case.row.session_id);
    let rows = session::Entity::find().filter(session::Column::Id.is_in(there)).all(db).await?;
    Ok(rows
        .iter()
        .map(|row| Known {
            session: SessionId::from_uuid(row.id),
            offer: OfferId::from_uuid(row.offer_id),
            start: instant(row.starts_at),
        })
        .collect())
}

/// The boards that I coordinate, sit at, or that my establishment organises, with their sessions from a month ago to the
/// next two months.
///
/// # Errors
/// As [`propose_sessions`].
pub async fn my_boards(ctx: &Context, grant: &Granted<SeePlanning>) -> Result<Vec<MyBoard>, Error> {
    let db = &ctx.db.read;
    let me = grant.actor().professional().map(domain::ids::ProfessionalId::uuid);
    let here = grant.actor().place().map(domain::ids::PlaceId::uuid);
    let day = 24 * 3_600_000;
    let rows = session::Entity::find()
        .filter(session::Column::EndsAt.gt(ctx.now_ms() - 30 * day))
        .filter(session::Column::StartsAt.lt(ctx.now_ms() + 60 * day))
        .filter(session::Column::State.is_not_in(["cancelled", "moved", "removed", "settled"]))
        .order_by_asc(session::Column::StartsAt)
        .all(db)
        .await?;
    let seats: HashSet<Uuid> = match me {
        Some(me) => {
            let mine = attendance::Entity::find().filter(attendance::Column::ProfessionalId.eq(me));
            mine.all(db).await?.into_iter().map(|row| row.session_id).collect()
        }
        None => HashSet::new(),
    };
    let offers = offer::Entity::find().filter(offer::Column::Id.is_in(rows.iter().map(|row| row.offer_id)));
    let offers: HashMap<Uuid, offer::Model> = offers.all(db).await?.into_iter().map(|row| (row.id, row)).collect();
    let mine = |row: &session::Model| {
        let leads = offers.get(&row.offer_id).is_some_and(|offer| leads(offer, me));
        leads || seats.contains(&row.id) || Some(row.place_id) == here
    };
    let rows: Vec<session::Model> = rows.into_iter().filter(mine).collect();
    let mut boards: Vec<MyBoard> = Vec::new();
    for one in proposals(ctx, rows).await? {
        match boards.iter_mut().find(|board| board.offer == one.offer) {
            Some(board) => board.sessions.push(one),
            None => boards.push(MyBoard {
                offer: one.offer,
                name: one.name.clone(),
                leads: offers.get(&one.offer.uuid()).is_some_and(|offer| leads(offer, me)),
                sessions: vec![one],
            }),
        }
    }
    boards.sort_by_key(|board| !board.leads);
    Ok(boards)
}

fn leads(offer: &offer::Model, me: Option<Uuid>) -> bool {
    me.is_some_and(|me| offer.coordinator_id == Some(me) || crate::access::is_deputy(&offer.body, me))
}

async fn proposals(ctx: &Context, rows: Vec<session::Model>) -> Result<Vec<Proposal>, Error> {
    let db = &ctx.db.read;
    let offers = offer::Entity::find().filter(offer::Column::Id.is_in(rows.iter().map(|row| row.offer_id)));
    let offers: HashMap<Uuid, offer::Model> = offers.all(db).await?.into_iter().map(|row| (row.id, row)).collect();
    let inscribed = inscription::Entity::find()
        .filter(inscription::Column::SessionId.is_in(rows.iter().map(|row| row.id)))
        .all(db)
        .await?;
    let mut cases: HashMap<Uuid, Vec<Case>> = HashMap::new();
    for row in inscribed {
        cases.entry(row.session_id).or_default().push(Case::of(row)?);
    }
    let held = rows.into_iter().filter_map(|row| {
        let offer = offers.get(&row.offer_id)?;
        Some(Held::of(row, offer))
    });
    let held = held.collect::<Result<Vec<_>, _>>()?;
    let places = place_names(ctx, held.iter().map(Held::place)).await?;
    let one = |held: Held| {
        let place = places.get(&held.place()).cloned().unwrap_or_default();
        let cases = cases.remove(&held.row.id).unwrap_or_default();
        proposal(&held, place, &cases, ctx.now())
    };
    Ok(held.into_iter().map(one).collect())
}

fn proposal(held: &Held, place: String, cases: &[Case], now: DateTime<Utc>) -> Proposal {
    let on_agenda = cases.iter().filter(|case| case.file.case.is_on_the_agenda()).count();
    let session = held.session.clone().advanced(now);
    Proposal {
        session: session.id,
        offer: session.offer,
        name: held.details.name().to_owned(),
        organ: held.details.organ(),
        kind: held.details.kind(),
        place,
        starts: session.start(),
        ends: session.end(),
        capacity: session.capacity,
        closes: session.timetable().closes,
        step: session.step(),
        load: load(held, cases),
        cases: on_agenda,
        already: Vec::new(),
        stopped: held.stopped.is_some(),
    }
}
