//! A date is kept: the session is moved to it, or a new one is planned then, and the poll ends, all at once or not at all.

use super::{
    asked::Person,
    refused,
    store::{self, poll_of},
    view::Whole,
};
use crate::{
    access::{
        Act, Granted,
        acts::{MoveSession, PlanSeries},
        ask,
    },
    audit::Event,
    context::Context,
    error::Error,
    meeting::{Promise, enrol_with_answers},
    planning::{
        changing::{self, given_a_date, in_the_way},
        series::keep_sessions,
    },
    write::{Tx, write},
};
use chrono::{DateTime, Utc};
use domain::{
    ids::{AccountId, PlaceId, PollId, SessionId},
    meeting::Answer,
    planning::{
        Conflict, PlannedSlot, Session, Setting, holiday, paris,
        poll::{Hold, Moves, Proposed, Reply, Standing, Voter},
    },
    words,
};

/// A date that was kept.
#[derive(Debug, Clone)]
pub struct KeptDate {
    /// The session that is held then.
    pub session: SessionId,
    /// When it begins.
    pub start: DateTime<Utc>,
    /// Sessions in its way: a warning.
    pub conflicts: Vec<Conflict>,
}

/// Who keeps a date, and when.
#[derive(Clone, Copy)]
struct Doing {
    by: AccountId,
    now: DateTime<Utc>,
}

/// Keeps a date of a poll, by its rank in what was asked. The cases of a session that is moved follow it; the members are told, with a
/// file for their agenda, and what they promised is their answer to the session.
///
/// # Errors
/// `Refused` when the date cannot win, when another one was kept first, or when the session or the board changed meanwhile.
pub async fn keep_date(ctx: &Context, grant: Granted<PlanSeries>, id: PollId, date: usize) -> Result<KeptDate, Error> {
    let poll = poll_of(&ctx.db.read, *grant.target(), id).await?;
    let moving = match poll.moves {
        Some(moves) => Some(ask::<MoveSession>(ctx, grant.actor(), moves.session).await?),
        None => None,
    };
    let why = if moving.is_some() { MoveSession::ACTION } else { PlanSeries::ACTION };
    let (actor, random, session) = (grant.actor().clone(), ctx.random.clone(), ctx.id(SessionId::from_uuid));
    let act = Doing { by: actor.account(), now: ctx.now() };
    write(ctx, &actor, why, async move |tx| {
        grant.again(tx).await?;
        if let Some(moving) = &moving {
            moving.again(tx).await?;
        }
        let whole = Whole::load(tx, poll_of(tx, *grant.target(), id).await?).await?;
        let ranking = whole.ranking(act.now)?;
        let chosen = whole.poll.eligible(date, &ranking).map_err(|no| refused(&no))?;
        let (session, conflicts) = match whole.poll.moves {
            Some(moves) => moved(tx, &whole, moves, chosen, act).await?,
            None => planned(tx, &whole, session, chosen, act).await?,
        };
        let surely = ranking.iter().any(|one| one.date == date && one.standing == Standing::Eligible(Hold::Surely));
        enrol_with_answers(tx, session, &promises(&whole, date, surely), &random).await?;
        let poll = whole.poll.keep(chosen, session, (act.by, act.now)).map_err(|no| refused(&no))?;
        store::save(tx, &poll).await?;
        tx.trace(Event::done(id.uuid()).noting("poll-kept"));
        Ok(KeptDate { session, start: chosen.start, conflicts })
    })
    .await
}

async fn moved(
    tx: &Tx,
    whole: &Whole,
    moves: Moves,
    date: Proposed,
    act: Doing,
) -> Result<(SessionId, Vec<Conflict>), Error> {
    let kept = store::to_move(tx, moves).await?;
    let next = kept.session.clone().moved_alone(act.by, act.now, (date.start, date.end)).map_err(changing::refused)?;
    let next = settled(whole, next, kept.place, act)?;
    let moved = given_a_date(tx, &kept, &next).await?;
    Ok((next.id, moved.conflicts))
}

async fn planned(
    tx: &Tx,
    whole: &Whole,
    id: SessionId,
    date: Proposed,
    act: Doing,
) -> Result<(SessionId, Vec<Conflict>), Error> {
    let slot = PlannedSlot::alone(date.start, date.end);
    let next = whole.board.plan_session(id, None, slot);
    let next = next.map_err(|no| Error::refused(words::offer::refusal(&no)))?;
    let place = PlaceId::from_uuid(whole.row.place_id);
    let next = settled(whole, next, place, act)?;
    keep_sessions(tx, std::slice::from_ref(&next), place).await?;
    tx.trace(Event::done(whole.row.id).showing(vec![id.uuid()]).noting("poll-session"));
    Ok((id, in_the_way(tx, &next).await?))
}

/// In the room that was asked; on a public holiday, as whoever keeps the date decides.
fn settled(whole: &Whole, mut session: Session, place: PlaceId, act: Doing) -> Result<Session, Error> {
    if let Some(room) = whole.poll.asked().room.clone() {
        let setting = Setting { room: Some((place, room)), ..session.setting() };
        session = session.set_alone(act.by, act.now, setting).map_err(changing::refused)?;
    }
    let session =
        if holiday(paris::day(session.start())).is_some() { session.keep_day(act.by, act.now) } else { session };
    Ok(session)
}

/// What the members promised, as answers to the session. Whoever comes only if needed is asked again when it is not.
fn promises(whole: &Whole, date: usize, surely: bool) -> Vec<Promise> {
    let answer = |voter: &Voter| match voter.reply(date)? {
        Reply::Yes => Some(Answer::Present),
        Reply::Remote => Some(Answer::Remote),
        Reply::IfNeeded => (!surely).then_some(Answer::Present),
        Reply::No => Some(Answer::Absent),
    };
    let one = |(person, voter): (&Person, &Voter)| {
        let by = person.reached.as_ref().map(|(account, _)| *account)?;
        Some(Promise { who: person.who, by, seat: person.person.seat, answer: answer(voter) })
    };
    whole.people.iter().zip(&whole.voters).filter_map(one).collect()
}
