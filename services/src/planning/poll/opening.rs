//! Opening a poll: the dates that are suggested, those who will be asked, then the poll itself.

use super::{
    asked::{Person, people_of},
    mails::{self, Home},
    refused,
    store::{self, board},
};
use crate::{
    access::{Granted, acts::PlanSeries},
    audit::Event,
    context::Context,
    entities::poll,
    error::Error,
    meeting::{is_away, times_away_of},
    planning::{
        closing::closures,
        store::{bookings, kept_session},
    },
    write::{Tx, write},
};
use chrono::{DateTime, Days, Duration, NaiveDate, NaiveTime, Utc};
use domain::{
    access::Action,
    ids::{PollId, SessionId},
    offer::Offer,
    planning::{
        Booking, Session, SessionStep, paris,
        poll::{Asked, Moves, Poll, Proposed, closing_day, suggest},
    },
    words::planning::poll as say,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

/// How far the calendar is read for dates to suggest.
const AHEAD: u64 = 70;

/// What somebody needs in front of them to open a poll.
#[derive(Debug, Clone)]
pub struct ToOpen {
    /// The name of the board.
    pub board: String,
    /// When the session to be moved begins.
    pub moves: Option<DateTime<Utc>>,
    /// How long a session lasts, in minutes.
    pub minutes: u16,
    /// Where the board meets usually.
    pub room: Option<String>,
    /// Dates that are suggested.
    pub dates: Vec<Proposed>,
    /// The last day for answers that is suggested.
    pub closes: NaiveDate,
    /// Those who will be asked: name and trade.
    pub people: Vec<(String, String)>,
    /// Members who have no account, and cannot answer.
    pub unreached: Vec<String>,
}

/// A poll that was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opened {
    /// Its identity.
    pub poll: PollId,
    /// How many members are asked.
    pub asked: usize,
}

/// What a poll of a board would start from; `session` is the one to be moved.
///
/// # Errors
/// `NotFound` when the session is of another board; `Refused` once it cannot be moved.
pub async fn to_open(ctx: &Context, grant: &Granted<PlanSeries>, session: Option<SessionId>) -> Result<ToOpen, Error> {
    let db = &ctx.db.read;
    let (row, text) = board(db, *grant.target()).await?;
    let moved = to_be_moved(db, &text, session).await?;
    let people = people_of(db, &text, session, ctx.now_ms()).await?;
    let usual = Usual::of(&text, moved.as_ref())?;
    let closes = closing_day(ctx.today());
    let (reached, unreached): (Vec<_>, Vec<_>) = people.into_iter().partition(|one| one.reached.is_some());
    Ok(ToOpen {
        board: row.name.clone(),
        moves: moved.as_ref().map(Session::start),
        minutes: usual.minutes,
        room: usual.like.room.as_ref().map(|(_, room)| room.clone()),
        dates: suggested(db, row.place_id, row.id, &usual, closes).await?,
        closes,
        people: reached.into_iter().map(|one| (one.name, one.trade)).collect(),
        unreached: unreached.into_iter().map(|one| one.name).collect(),
    })
}

/// The session to be moved, of this board and before it begins.
async fn to_be_moved<C: ConnectionTrait>(
    db: &C,
    board: &Offer,
    session: Option<SessionId>,
) -> Result<Option<Session>, Error> {
    let Some(id) = session else { return Ok(None) };
    let kept = kept_session(db, id).await?.session;
    if kept.offer != board.id {
        return Err(Error::NotFound);
    }
    let waits = matches!(kept.step(), SessionStep::Planned | SessionStep::Open | SessionStep::Closed);
    if waits { Ok(Some(kept)) } else { Err(Error::refused(say::session_gone())) }
}

/// When, how long, by whom and where a board meets usually.
struct Usual {
    hour: NaiveTime,
    minutes: u16,
    like: Booking,
}

impl Usual {
    fn of(board: &Offer, moved: Option<&Session>) -> Result<Self, Error> {
        let details = &board.last_version().ok_or(Error::NotFound)?.details;
        let periodicity = details.periodicity();
        if let Some((session, booking)) = moved.and_then(|one| Some((one, one.booking()?))) {
            let minutes = u16::try_from((session.end() - session.start()).num_minutes()).unwrap_or(periodicity.minutes);
            return Ok(Self { hour: paris::to_paris(session.start()).time(), minutes, like: booking });
        }
        let like = Booking {
            session: SessionId::from_uuid(Uuid::nil()),
            start: DateTime::UNIX_EPOCH,
            end: DateTime::UNIX_EPOCH,
            coordinator: Some(details.coordinator()),
            room: details.room().map(|room| (details.place(), room.to_owned())),
        };
        Ok(Self { hour: periodicity.hour, minutes: periodicity.minutes, like })
    }
}

/// Dates that suit the coordinator and the room, on days that are not closed and on which the board does not meet.
async fn suggested<C: ConnectionTrait>(
    db: &C,
    place: Uuid,
    offer: Uuid,
    usual: &Usual,
    after: NaiveDate,
) -> Result<Vec<Proposed>, Error> {
    let last = after.checked_add_days(Days::new(AHEAD)).unwrap_or(after);
    let span = (paris::instant(after.and_time(NaiveTime::MIN)), paris::instant(last.and_time(NaiveTime::MIN)));
    let closed = closures(db, vec![place], (after, last)).await?;
    let coordinator = usual.like.coordinator.map(domain::ids::ProfessionalId::uuid);
    let away = times_away_of(db, coordinator, [after, last].into_iter()).await?;
    let held = days_held(db, offer, span).await?;
    let shut = |day: NaiveDate| {
        held.contains(&day)
            || closed.iter().any(|one| one.closure.holds(day))
            || coordinator.is_some_and(|who| is_away(&away, who, day))
    };
    let others = bookings(db, span.0, span.1).await?;
    Ok(suggest(after, (usual.hour, usual.minutes), &usual.like, &others, shut))
}

/// The days on which a board meets.
async fn days_held<C: ConnectionTrait>(
    db: &C,
    offer: Uuid,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<NaiveDate>, Error> {
    use crate::entities::session;
    let rows = session::Entity::find()
        .filter(session::Column::OfferId.eq(offer))
        .filter(session::Column::StartsAt.gte(from.timestamp_millis()))
        .filter(session::Column::StartsAt.lt((until + Duration::days(1)).timestamp_millis()))
        .filter(session::Column::State.is_not_in(["cancelled", "moved", "removed"]));
    Ok(rows.all(db).await?.iter().map(|row| crate::context::date_of(row.starts_at)).collect())
}

/// Opens a poll, and asks the members by mail.
///
/// # Errors
/// `Invalid` beside the field of what is asked; `Refused` when nobody can answer, or when the session is asked about already.
pub async fn open_poll(
    ctx: &Context,
    grant: Granted<PlanSeries>,
    session: Option<SessionId>,
    asked: Asked,
) -> Result<Opened, Error> {
    let (actor, now, id) = (grant.actor().clone(), ctx.now(), ctx.id(PollId::from_uuid));
    let home = Home::of(ctx);
    write(ctx, &actor, Action::PlanSeries, async move |tx| {
        grant.again(tx).await?;
        let (row, text) = board(tx, *grant.target()).await?;
        let moved = to_be_moved(tx, &text, session).await?;
        let moves = moved.map(|one| Moves { session: one.id, was: one.start() });
        alone(tx, moves).await?;
        let poll = Poll::open(id, text.id, moves, asked.clone(), now).map_err(|no| refused(&no))?;
        let people = people_of(tx, &text, session, tx.at()).await?;
        let people: Vec<_> = people.iter().filter(|one| one.reached.is_some()).collect();
        if people.is_empty() {
            return Err(Error::refused(say::nobody_to_ask()));
        }
        store::keep_new(tx, &poll, grant.actor().account().uuid()).await?;
        ask(tx, &poll, &people).await?;
        let asked = mails::ask(tx, &home, (&poll, &row.name), &people, false);
        let shown = people.iter().map(|one| one.who.uuid()).collect();
        tx.trace(Event::done(id.uuid()).showing(shown).noting("poll-opened"));
        Ok(Opened { poll: id, asked })
    })
    .await
}

async fn ask(tx: &Tx, poll: &Poll, people: &[&Person]) -> Result<(), Error> {
    for one in people {
        store::ask(tx, poll.id, one.who, one.person.seat).await?;
    }
    Ok(())
}

/// A session is asked about once at a time.
async fn alone(tx: &Tx, moves: Option<Moves>) -> Result<(), Error> {
    let Some(moves) = moves else { return Ok(()) };
    let open = poll::Entity::find()
        .filter(poll::Column::SessionId.eq(moves.session.uuid()))
        .filter(poll::Column::State.eq("open"));
    if open.count(tx).await? > 0 { Err(Error::refused(say::asked_already())) } else { Ok(()) }
}
