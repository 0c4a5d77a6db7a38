//! What the calendar knows of dates, before anybody answers: closed days, absences, who and what is taken elsewhere.

use super::{
    asked::{Person, people_of},
    store::board,
};
use crate::{
    access::{Granted, acts::PlanSeries},
    context::Context,
    entities::{offer, session, time_away},
    error::Error,
    meeting::{is_away, times_away_of},
    planning::{closing::closures, members::members, store::bookings, store::kept_session, store::read_session},
};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{
    ids::{ProfessionalId, SessionId},
    offer::Offer,
    planning::{
        Booking, Closure, Conflict, Gathering, Holiday, PlannedSlot, SchoolHoliday, Session, conflicts, doubles,
        holiday, paris, poll::Proposed, school_holiday,
    },
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;
use uuid::Uuid;

/// What the calendar knows of one date.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// It is a public holiday.
    pub holiday: Option<Holiday>,
    /// School is closed.
    pub school: Option<SchoolHoliday>,
    /// The establishment is closed, and why.
    pub closed: Option<String>,
    /// The board meets that day already.
    pub meets: bool,
    /// The board may be planned that day.
    pub in_force: bool,
    /// Sessions that take the coordinator or the room.
    pub conflicts: Vec<Conflict>,
    /// Members who declared an absence.
    pub away: Vec<(ProfessionalId, String)>,
    /// Members whom another session takes.
    pub taken: Vec<Occupied>,
}

/// A member whom another session takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occupied {
    /// Who.
    pub who: ProfessionalId,
    /// The name.
    pub name: String,
    /// The board of the other session.
    pub board: String,
    /// When it begins.
    pub start: DateTime<Utc>,
}

/// What the calendar knows of dates that somebody would propose, in their order; `session` is the one that would be moved.
///
/// # Errors
/// `NotFound`, or when the database does not answer.
pub async fn what_is_known(
    ctx: &Context,
    grant: &Granted<PlanSeries>,
    session: Option<SessionId>,
    (dates, room): (&[Proposed], Option<&str>),
) -> Result<Vec<Known>, Error> {
    let db = &ctx.db.read;
    let (_, text) = board(db, *grant.target()).await?;
    let people = people_of(db, &text, session, ctx.now_ms()).await?;
    known(db, &About { board: &text, session, people: &people, room }, dates).await
}

/// What is looked at: a board, the session that would be moved, those who are asked, and the room.
pub(super) struct About<'a> {
    pub board: &'a Offer,
    pub session: Option<SessionId>,
    pub people: &'a [Person],
    pub room: Option<&'a str>,
}

/// What the calendar knows of dates: a few statements, however many there are.
pub(super) async fn known<C: ConnectionTrait>(
    db: &C,
    about: &About<'_>,
    dates: &[Proposed],
) -> Result<Vec<Known>, Error> {
    let (Some(first), Some(last)) = (dates.iter().map(|one| one.start).min(), dates.iter().map(|one| one.end).max())
    else {
        return Ok(Vec::new());
    };
    let around = Around::load(db, about, (first, last)).await?;
    Ok(dates.iter().map(|date| around.of(about, *date)).collect())
}

/// What stands around some dates.
struct Around {
    moved: Option<Session>,
    bookings: Vec<Booking>,
    closures: Vec<Closure>,
    away: Vec<time_away::Model>,
    days: Vec<NaiveDate>,
    gatherings: Vec<Gathering>,
    boards: HashMap<SessionId, String>,
}

impl Around {
    async fn load<C: ConnectionTrait>(
        db: &C,
        about: &About<'_>,
        (first, last): (DateTime<Utc>, DateTime<Utc>),
    ) -> Result<Self, Error> {
        let moved = match about.session {
            Some(id) => Some(kept_session(db, id).await?.session),
            None => None,
        };
        let days = (paris::day(first), paris::day(last));
        let place = about.board.last_version().map(|version| version.details.place().uuid());
        let closed = closures(db, place.into_iter().collect(), days).await?;
        let people = about.people.iter().map(|one| one.who.uuid());
        let rows = held_between(db, first - Duration::days(1), last + Duration::days(1)).await?;
        let rows: Vec<_> = rows.into_iter().filter(|row| Some(row.id) != about.session.map(SessionId::uuid)).collect();
        let own = rows.iter().filter(|row| row.offer_id == about.board.id.uuid());
        Ok(Self {
            moved,
            bookings: bookings(db, first, last).await?,
            closures: closed.into_iter().map(|one| one.closure).collect(),
            away: times_away_of(db, people, [days.0, days.1].into_iter()).await?,
            days: own.map(|row| crate::context::date_of(row.starts_at)).collect(),
            gatherings: gatherings(db, &rows).await?,
            boards: boards(db, &rows).await?,
        })
    }

    fn of(&self, about: &About<'_>, date: Proposed) -> Known {
        let day = paris::day(date.start);
        let would_be = self.would_be(about, date);
        let booking = would_be.as_ref().and_then(Session::booking);
        let away = about.people.iter().filter(|one| is_away(&self.away, one.who.uuid(), day));
        Known {
            holiday: holiday(day),
            school: school_holiday(day),
            closed: self.closures.iter().find(|one| one.holds(day)).map(|one| one.reason().to_owned()),
            meets: self.days.contains(&day),
            in_force: would_be.is_some() || self.moved.is_some(),
            conflicts: booking.map(|one| conflicts(&one, &self.bookings)).unwrap_or_default(),
            away: away.map(|one| (one.who, one.name.clone())).collect(),
            taken: self.taken(about, date),
        }
    }

    /// The session that would be held then; nothing when the board cannot be planned that day.
    fn would_be(&self, about: &About<'_>, date: Proposed) -> Option<Session> {
        let mut session = match &self.moved {
            Some(moved) => moved.clone().reschedule(date.start, date.end).ok()?,
            None => {
                let slot = PlannedSlot::alone(date.start, date.end);
                about.board.plan_session(SessionId::from_uuid(Uuid::nil()), None, slot).ok()?
            }
        };
        if let (Some(room), Some(version)) = (about.room, about.board.last_version()) {
            session.room = Some((version.details.place(), room.to_owned()));
        }
        Some(session)
    }

    fn taken(&self, about: &About<'_>, date: Proposed) -> Vec<Occupied> {
        let own = Gathering {
            session: about.session.unwrap_or(SessionId::from_uuid(Uuid::nil())),
            start: date.start,
            end: date.end,
            members: about.people.iter().map(|one| one.who).collect(),
        };
        let told = |one: domain::planning::Double| {
            let person = about.people.iter().find(|person| person.who == one.who)?;
            let board = self.boards.get(&one.with).cloned().unwrap_or_default();
            Some(Occupied { who: one.who, name: person.name.clone(), board, start: one.start })
        };
        doubles(&own, &self.gatherings).into_iter().filter_map(told).collect()
    }
}

/// The sessions that are held between two instants, or a part of the time.
async fn held_between<C: ConnectionTrait>(
    db: &C,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Vec<session::Model>, Error> {
    let rows = session::Entity::find()
        .filter(session::Column::StartsAt.lt(until.timestamp_millis()))
        .filter(session::Column::EndsAt.gt(from.timestamp_millis()))
        .filter(session::Column::State.is_not_in(["cancelled", "moved", "removed"]));
    Ok(rows.all(db).await?)
}

async fn gatherings<C: ConnectionTrait>(db: &C, rows: &[session::Model]) -> Result<Vec<Gathering>, Error> {
    let seated = members(db, rows).await?;
    let one = |row: &session::Model| {
        let session = read_session(row)?;
        let there = seated.get(&row.id).map(Vec::as_slice).unwrap_or_default();
        let members = there.iter().map(|one| one.professional).collect();
        Ok(Gathering { session: session.id, start: session.start(), end: session.end(), members })
    };
    rows.iter().map(one).collect()
}

/// The name of the board of each session.
async fn boards<C: ConnectionTrait>(db: &C, rows: &[session::Model]) -> Result<HashMap<SessionId, String>, Error> {
    let found = offer::Entity::find().filter(offer::Column::Id.is_in(rows.iter().map(|row| row.offer_id)));
    let names: HashMap<Uuid, String> = found.all(db).await?.into_iter().map(|row| (row.id, row.name)).collect();
    let one = |row: &session::Model| Some((SessionId::from_uuid(row.id), names.get(&row.offer_id)?.clone()));
    Ok(rows.iter().filter_map(one).collect())
}
