//! The calendar: sessions between two days, with what a block of the grid shows.

use super::{
    load::{self, cases},
    store::read_session,
};
use crate::{
    access::{Actor, Granted, acts::SeePlanning, is_deputy},
    context::Context,
    entities::{attendance, offer, place, session},
    error::Error,
    offer::{code, organ_of, people_names, place_names},
};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use domain::{
    ids::{OfferId, PlaceId, ProfessionalId, SessionId},
    meeting::Outlook,
    offer::{Organ, Stop},
    people::Role,
    planning::{Load, Session, SessionState, SessionStep, paris},
};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Select};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// What the calendar is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// These organs; all of them when empty.
    pub organs: Vec<Organ>,
    /// This board only.
    pub offer: Option<OfferId>,
    /// The sessions of this establishment only.
    pub place: Option<PlaceId>,
    /// Those of the establishments of this cancer centre (3C) only.
    pub centre: Option<PlaceId>,
    /// The sessions at this step only.
    pub step: Option<SessionStep>,
    /// The boards of the actor: coordinated, stood in for, attended; for a secretary, those of the place.
    pub mine: bool,
}

/// One session of the calendar.
#[derive(Debug, Clone)]
pub struct SessionLine {
    /// Its identity.
    pub id: SessionId,
    /// Its board.
    pub offer: OfferId,
    /// The name of its board.
    pub name: String,
    /// What it is about.
    pub organ: Option<Organ>,
    /// The establishment.
    pub place: PlaceId,
    /// The name of the establishment where it is held.
    pub place_name: String,
    /// The room, unless everybody attends by video.
    pub room: Option<String>,
    /// Who coordinates it.
    pub coordinator: Option<ProfessionalId>,
    /// The name of who coordinates it.
    pub coordinator_name: Option<String>,
    /// There is a video link.
    pub by_video: bool,
    /// When it begins.
    pub start: DateTime<Utc>,
    /// When it should end.
    pub end: DateTime<Utc>,
    /// Where it is in its life, with the reason of a cancellation.
    pub state: SessionState,
    /// The name of its state.
    pub step: SessionStep,
    /// When inscriptions close.
    pub closes: DateTime<Utc>,
    /// How many cases.
    pub cases: usize,
    /// How full it is.
    pub load: Load,
    /// Held within a week, its quorum will not be there.
    pub at_risk: bool,
    /// It comes, and its board takes nothing new.
    pub stopped: Option<Stop>,
}

/// What a filter looks at in the row of a session, read whole or not.
trait Sifted {
    fn id(&self) -> Uuid;
    fn offer(&self) -> Uuid;
    fn place(&self) -> Uuid;
    fn state(&self) -> &str;
}

/// Where a session stands, and nothing else of it.
#[derive(FromQueryResult)]
struct Placed {
    id: Uuid,
    offer_id: Uuid,
    place_id: Uuid,
    starts_at: i64,
    state: String,
}

const PLACED: [session::Column; 5] = [
    session::Column::Id,
    session::Column::OfferId,
    session::Column::PlaceId,
    session::Column::StartsAt,
    session::Column::State,
];

macro_rules! sifted {
    ($row:ty) => {
        impl Sifted for $row {
            fn id(&self) -> Uuid {
                self.id
            }
            fn offer(&self) -> Uuid {
                self.offer_id
            }
            fn place(&self) -> Uuid {
                self.place_id
            }
            fn state(&self) -> &str {
                &self.state
            }
        }
    };
}
sifted!(Placed);
sifted!(session::Model);

/// How far the quorum is foreseen, milliseconds: seven days.
const FORESEEN: i64 = 7 * 86_400_000;

/// The sessions from a day to another, both included, in order.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn sessions(
    ctx: &Context,
    grant: Granted<SeePlanning>,
    from: NaiveDate,
    until: NaiveDate,
    filter: &Filter,
) -> Result<Vec<SessionLine>, Error> {
    let boards = boards(ctx, filter).await?;
    let rows = between(from, until, &boards).all(&ctx.db.read).await?;
    let rows = narrowed(ctx, grant.actor(), filter, rows, &boards).await?;
    lines(ctx, &rows, &boards).await
}

/// The days of a long period: the sessions that are alone on their day, and how many there are on the others. Those that are off count
/// for nothing where others take place.
#[derive(Debug, Clone, Default)]
pub struct HeldDays {
    /// In order.
    pub alone: Vec<SessionLine>,
    /// Two sessions at least.
    pub crowded: HashMap<NaiveDate, usize>,
}

/// As [`sessions`], for a view that shows a session where it is alone on its day and counts the others: they are not read.
///
/// # Errors
/// As [`sessions`].
pub async fn held_days(
    ctx: &Context,
    grant: Granted<SeePlanning>,
    from: NaiveDate,
    until: NaiveDate,
    filter: &Filter,
) -> Result<HeldDays, Error> {
    let boards = boards(ctx, filter).await?;
    let rows: Vec<Placed> =
        between(from, until, &boards).select_only().columns(PLACED).into_model().all(&ctx.db.read).await?;
    let rows = narrowed(ctx, grant.actor(), filter, rows, &boards).await?;
    let off = [SessionStep::Cancelled, SessionStep::Moved].map(code);
    let (mut alone, mut crowded) = (Vec::new(), HashMap::new());
    for day in rows.chunk_by(|a, b| paris_day(a.starts_at) == paris_day(b.starts_at)) {
        let held: Vec<_> = day.iter().filter(|row| !off.contains(&row.state)).collect();
        match (held.as_slice(), day) {
            ([], [first, ..]) => alone.push(first.id),
            ([one], _) => alone.push(one.id),
            ([first, ..], _) => {
                crowded.insert(paris_day(first.starts_at), held.len());
            }
            ([], []) => {}
        }
    }
    let found =
        session::Entity::find().filter(session::Column::Id.is_in(alone)).order_by_asc(session::Column::StartsAt);
    let alone = lines(ctx, &found.all(&ctx.db.read).await?, &boards).await?;
    Ok(HeldDays { alone, crowded })
}

async fn lines(ctx: &Context, rows: &[session::Model], boards: &Boards) -> Result<Vec<SessionLine>, Error> {
    let cases = cases(&ctx.db.read, rows.iter().map(|row| row.id).collect()).await?;
    let sessions = rows.iter().map(read_session).collect::<Result<Vec<_>, _>>()?;
    let at = sessions.iter().zip(rows).map(|(one, row)| one.held_at(PlaceId::from_uuid(row.place_id)).uuid());
    let places = place_names(ctx, at).await?;
    let at_risk = at_risk(ctx, rows).await?;
    let lines =
        rows.iter().zip(&sessions).filter_map(|(row, session)| Some((row, session, boards.get(&row.offer_id)?)));
    let lines = lines.map(|(row, session, board)| SessionLine {
        at_risk: at_risk.contains(&row.id),
        ..line(row, session, board, &places, &cases)
    });
    with_coordinators(ctx, lines.collect()).await
}

async fn with_coordinators(ctx: &Context, mut lines: Vec<SessionLine>) -> Result<Vec<SessionLine>, Error> {
    let ids = lines.iter().filter_map(|line| line.coordinator).map(ProfessionalId::uuid);
    let names = people_names(ctx, ids.collect::<Vec<_>>()).await?;
    for line in &mut lines {
        line.coordinator_name = line.coordinator.and_then(|id| names.get(&id.uuid()).cloned());
    }
    Ok(lines)
}

/// The sessions among these that the filter keeps, at whatever step.
pub(super) async fn narrowed_to(
    ctx: &Context,
    actor: &Actor,
    filter: &Filter,
    rows: Vec<session::Model>,
) -> Result<Vec<session::Model>, Error> {
    let boards = boards(ctx, filter).await?;
    let rows = rows.into_iter().filter(|row| boards.contains_key(&row.offer_id)).collect();
    narrowed(ctx, actor, &Filter { step: None, ..filter.clone() }, rows, &boards).await
}

async fn narrowed<R: Sifted>(
    ctx: &Context,
    actor: &Actor,
    filter: &Filter,
    mut rows: Vec<R>,
    boards: &Boards,
) -> Result<Vec<R>, Error> {
    if let Some(step) = filter.step.map(code) {
        rows.retain(|row| row.state() == step);
    }
    if let Some(place) = filter.place {
        rows.retain(|row| row.place() == place.uuid());
    }
    if let Some(centre) = filter.centre {
        let places = places_of(ctx, centre).await?;
        rows.retain(|row| places.contains(&row.place()));
    }
    if filter.mine { mine(ctx, actor, rows, boards).await } else { Ok(rows) }
}

async fn places_of(ctx: &Context, centre: PlaceId) -> Result<HashSet<Uuid>, Error> {
    let rows = place::Entity::find().filter(place::Column::CancerCentre.eq(centre.uuid())).all(&ctx.db.read).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// The sessions of the next seven days that are foreseen to lack their quorum.
async fn at_risk(ctx: &Context, rows: &[session::Model]) -> Result<HashSet<Uuid>, Error> {
    let now = ctx.now_ms();
    let soon = rows.iter().filter(|row| now < row.starts_at && row.starts_at <= now + FORESEEN).cloned();
    let seen = crate::meeting::forecasts(&ctx.db.read, soon.collect()).await?;
    Ok(seen.into_iter().filter(|(_, one)| one.outlook == Outlook::Fails).map(|(id, _)| id).collect())
}

/// By their identity.
type Boards = HashMap<Uuid, Board>;

/// A board, as the calendar needs it.
#[derive(FromQueryResult)]
struct Board {
    id: Uuid,
    name: String,
    organ: String,
    coordinator_id: Option<Uuid>,
    state: String,
    /// Read for whoever looks for their own boards alone: it names the deputies.
    body: Option<String>,
}

async fn boards(ctx: &Context, filter: &Filter) -> Result<Boards, Error> {
    let mut query = offer::Entity::find().select_only().columns([
        offer::Column::Id,
        offer::Column::Name,
        offer::Column::Organ,
        offer::Column::CoordinatorId,
        offer::Column::State,
    ]);
    if filter.mine {
        query = query.column(offer::Column::Body);
    }
    if let Some(id) = filter.offer {
        query = query.filter(offer::Column::Id.eq(id.uuid()));
    }
    if !filter.organs.is_empty() {
        query = query.filter(offer::Column::Organ.is_in(filter.organs.iter().map(code)));
    }
    let boards = query.into_model::<Board>().all(&ctx.db.read).await?;
    Ok(boards.into_iter().map(|board| (board.id, board)).collect())
}

fn between(from: NaiveDate, until: NaiveDate, boards: &Boards) -> Select<session::Entity> {
    let after = until.checked_add_days(Days::new(1)).unwrap_or(until);
    session::Entity::find()
        .filter(session::Column::StartsAt.gte(midnight(from)))
        .filter(session::Column::StartsAt.lt(midnight(after)))
        .filter(session::Column::OfferId.is_in(boards.keys().copied()))
        .filter(session::Column::State.ne("removed"))
        .order_by_asc(session::Column::StartsAt)
        .order_by_asc(session::Column::Id)
}

fn paris_day(at: i64) -> NaiveDate {
    paris::day(DateTime::from_timestamp_millis(at).unwrap_or_default())
}

fn midnight(day: NaiveDate) -> i64 {
    paris::instant(day.and_time(NaiveTime::MIN)).timestamp_millis()
}

async fn mine<R: Sifted>(ctx: &Context, actor: &Actor, rows: Vec<R>, boards: &Boards) -> Result<Vec<R>, Error> {
    let attended = attended(ctx, actor, rows.iter().map(Sifted::id)).await?;
    let secretary = actor.roles().has(Role::Secretary);
    let here = |row: &R| secretary && actor.place().is_some_and(|place| place.uuid() == row.place());
    let leads = |row: &R| boards.get(&row.offer()).is_some_and(|board| leads(actor, board));
    Ok(rows.into_iter().filter(|row| here(row) || attended.contains(&row.id()) || leads(row)).collect())
}

fn leads(actor: &Actor, board: &Board) -> bool {
    let Some(me) = actor.professional() else { return false };
    let deputy = board.body.as_ref().is_some_and(|body| is_deputy(body, me.uuid()));
    deputy || board.coordinator_id == Some(me.uuid())
}

async fn attended(ctx: &Context, actor: &Actor, sessions: impl Iterator<Item = Uuid>) -> Result<HashSet<Uuid>, Error> {
    let Some(me) = actor.professional() else { return Ok(HashSet::new()) };
    let found = attendance::Entity::find()
        .filter(attendance::Column::ProfessionalId.eq(me.uuid()))
        .filter(attendance::Column::SessionId.is_in(sessions))
        .all(&ctx.db.read)
        .await?;
    Ok(found.into_iter().map(|row| row.session_id).collect())
}

/// How a board stopped, by the column of its state.
fn stop(state: &str) -> Option<Stop> {
    match state {
        "suspended" => Some(Stop::Suspended),
        "closed" => Some(Stop::Closed),
        _ => None,
    }
}

const fn comes(step: SessionStep) -> bool {
    matches!(step, SessionStep::Planned | SessionStep::Open | SessionStep::Closed)
}

fn line(
    row: &session::Model,
    session: &Session,
    board: &Board,
    places: &HashMap<Uuid, String>,
    cases: &load::Cases,
) -> SessionLine {
    let (count, load) = load::load(cases, row.id, session.capacity);
    let place = PlaceId::from_uuid(row.place_id);
    SessionLine {
        id: session.id,
        offer: session.offer,
        name: board.name.clone(),
        organ: organ_of(board.organ.clone()),
        place,
        place_name: places.get(&session.held_at(place).uuid()).cloned().unwrap_or_default(),
        room: session.room.clone().map(|(_, room)| room),
        coordinator: session.coordinator,
        coordinator_name: None,
        by_video: session.video_link.is_some(),
        start: session.start(),
        end: session.end(),
        state: session.state().clone(),
        step: session.step(),
        closes: session.timetable().closes,
        cases: count,
        load,
        at_risk: false,
        stopped: stop(&board.state).filter(|_| comes(session.step())),
    }
}
