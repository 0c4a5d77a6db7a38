//! The ways out of a session that will not hold: a colleague of the same board who is free, or another date.

use super::gathered::{Gathered, away, gather};
use crate::{
    context::{Context, date_of},
    entities::{attendance, professional, session},
    error::Error,
    meeting::{
        members::{enrolled, name, trade_of},
        passage::waits,
        store::{self, Held},
    },
};
use chrono::{DateTime, Utc};
use domain::{
    ids::{ProfessionalId, SessionId},
    meeting::{Colleague, OtherDate, Outlook, Seat, WaitingCase, WayOut, ways_out},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Sessions of the board that are looked at, before and after.
const LAST: u64 = 6;
const NEXT: u64 = 6;

/// A way out, with the names of the people it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// What it is and what it saves.
    pub way: WayOut,
    /// Who would come, with the specialty.
    pub by: String,
    /// In the place of whom.
    pub absent: String,
}

/// The cases of a session that wait.
pub(super) async fn waiting<C: ConnectionTrait>(db: &C, held: &Held) -> Result<Vec<WaitingCase>, Error> {
    let cases = store::cases(db, held.row.id).await?;
    let one = |case: &store::Case| WaitingCase {
        urgent: case.file.urgent,
        minutes: held.session.capacity.cost(case.file.weight),
    };
    Ok(cases.iter().filter(|case| waits(case)).map(one).collect())
}

/// The ways out; nothing is looked for while the session may hold.
pub(super) async fn of(ctx: &Context, one: &Gathered, cases: &[WaitingCase]) -> Result<Vec<Way>, Error> {
    if one.forecast().outlook != Outlook::Fails {
        return Ok(Vec::new());
    }
    let (colleagues, people) = colleagues(&ctx.db.read, one).await?;
    let dates = dates(ctx, one).await?;
    let agenda = (one.held.session.start(), cases);
    let ways = ways_out(one.held.details.quorum(), &one.invited(), &colleagues, &dates, agenda);
    Ok(ways.into_iter().map(|way| told(one, way, &people)).collect())
}

fn told(one: &Gathered, way: WayOut, people: &[professional::Model]) -> Way {
    let WayOut::Swap { absent, by, .. } = way else { return Way { way, by: String::new(), absent: String::new() } };
    let by = people.iter().find(|row| row.id == by.uuid());
    let by = by.map(|row| format!("{}, {}", name(row), trade_of(row))).unwrap_or_default();
    Way { way, by, absent: absent.map(|who| one.name(who).to_owned()).unwrap_or_default() }
}

/// When somebody is looked for, and at which board.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hours {
    /// The board.
    pub offer: Uuid,
    /// The session itself, when there is one already: it takes nobody away from itself.
    pub session: Option<Uuid>,
    /// From when, milliseconds.
    pub from: i64,
    /// Until when, milliseconds.
    pub until: i64,
}

impl Hours {
    const fn of(held: &Held) -> Self {
        let row = &held.row;
        Self { offer: row.offer_id, session: Some(row.id), from: row.starts_at, until: row.ends_at }
    }
}

/// Those who sat at one of the last sessions of the board.
async fn colleagues<C: ConnectionTrait>(
    db: &C,
    one: &Gathered,
) -> Result<(Vec<Colleague>, Vec<professional::Model>), Error> {
    free_colleagues(db, Hours::of(&one.held), Vec::new()).await
}

/// Those who sat at one of the last sessions of a board, and `more` people, as they are at these hours.
pub(crate) async fn free_colleagues<C: ConnectionTrait>(
    db: &C,
    hours: Hours,
    more: Vec<Uuid>,
) -> Result<(Vec<Colleague>, Vec<professional::Model>), Error> {
    let last = last_sat(db, hours).await?;
    let known: HashSet<Uuid> = last.keys().copied().chain(more).collect();
    let people = professional::Entity::find()
        .filter(professional::Column::Id.is_in(known.iter().copied()))
        .filter(professional::Column::ClosedOn.is_null())
        .all(db)
        .await?;
    let away = away(db, known, std::iter::once(date_of(hours.from))).await?;
    let away: HashSet<Uuid> = away.into_iter().map(|row| row.professional_id).collect();
    let busy = busy(db, hours).await?;
    let colleague = |row: &professional::Model| Colleague {
        person: enrolled(row, Seat::Quorum),
        last_sat: last.get(&row.id).copied(),
        away: away.contains(&row.id),
        busy: busy.contains(&ProfessionalId::from_uuid(row.id)),
    };
    Ok((people.iter().map(colleague).collect(), people))
}

/// Who was enrolled in the last sessions of the board, and when last.
async fn last_sat<C: ConnectionTrait>(db: &C, hours: Hours) -> Result<HashMap<Uuid, DateTime<Utc>>, Error> {
    let rows = session::Entity::find()
        .filter(session::Column::OfferId.eq(hours.offer))
        .filter(session::Column::StartsAt.lt(hours.from))
        .filter(session::Column::State.is_in(["in-progress", "ended", "settled"]))
        .order_by_desc(session::Column::StartsAt)
        .limit(LAST);
    let when: HashMap<Uuid, i64> = rows.all(db).await?.into_iter().map(|row| (row.id, row.starts_at)).collect();
    let sat = attendance::Entity::find().filter(attendance::Column::SessionId.is_in(when.keys().copied()));
    let mut last: HashMap<Uuid, DateTime<Utc>> = HashMap::new();
    for row in sat.all(db).await? {
        let at = when.get(&row.session_id).copied().and_then(DateTime::from_timestamp_millis).unwrap_or_default();
        let known = last.entry(row.professional_id).or_insert(at);
        *known = at.max(*known);
    }
    Ok(last)
}

/// Those expected in another session at these hours.
async fn busy<C: ConnectionTrait>(db: &C, hours: Hours) -> Result<HashSet<ProfessionalId>, Error> {
    let rows = session::Entity::find()
        .filter(session::Column::StartsAt.lt(hours.until))
        .filter(session::Column::EndsAt.gt(hours.from))
        .filter(session::Column::State.is_not_in(["cancelled", "moved", "removed"]));
    let rows = rows.all(db).await?.into_iter().filter(|row| Some(row.id) != hours.session).collect();
    let others = gather(db, rows).await?;
    let expected = others.iter().flat_map(|one| one.expected.iter().filter(|person| person.invited.is_expected()));
    Ok(expected.map(super::gathered::Expected::who).collect())
}

/// The next sessions of the board, with what is foreseen of each and the time that is left.
async fn dates(ctx: &Context, one: &Gathered) -> Result<Vec<OtherDate>, Error> {
    let db = &ctx.db.read;
    let rows = session::Entity::find()
        .filter(session::Column::OfferId.eq(one.held.row.offer_id))
        .filter(session::Column::StartsAt.gt(one.held.row.starts_at.max(ctx.now_ms())))
        .filter(session::Column::State.is_in(["planned", "open"]))
        .order_by_asc(session::Column::StartsAt)
        .limit(NEXT);
    let mut dates = Vec::new();
    for next in gather(db, rows.all(db).await?).await? {
        let cases = store::cases(db, next.held.row.id).await?;
        dates.push(OtherDate {
            session: SessionId::from_uuid(next.held.row.id),
            start: next.held.session.start(),
            outlook: next.forecast().outlook,
            minutes: crate::meeting::board::load(&next.held, &cases).left(),
        });
    }
    Ok(dates)
}
