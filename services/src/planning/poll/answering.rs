//! What a member says of the dates of a poll: in person, or as whoever plans the board reports it.

use super::{
    asked::people,
    known::{About, Known, known},
    refused,
    store::{self, board, kept_poll, poll_of},
};
use crate::{
    access::{
        Actor, Granted,
        acts::{PlanSeries, SeePlanning},
        ask,
    },
    audit::Event,
    context::Context,
    entities::poll_member,
    error::Error,
    write::{Tx, note, write},
};
use chrono::{DateTime, Utc};
use domain::{
    access::Action,
    ids::{PollId, ProfessionalId},
    meeting::Seat,
    offer::Offer,
    planning::poll::{Moves, Poll, Proposed, Reply},
    words::planning::poll as say,
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What the page of one's own replies shows.
#[derive(Debug, Clone)]
pub struct OwnReplies {
    /// The name of the board.
    pub board: String,
    /// The session that would be moved.
    pub moves: Option<Moves>,
    /// The sentence of whoever asks.
    pub sentence: Option<String>,
    /// Until when answers are taken.
    pub closes: DateTime<Utc>,
    /// The dates, what one said of each, and what the calendar knows of oneself.
    pub dates: Vec<(Proposed, Option<Reply>, Known)>,
    /// Why answers are taken no more.
    pub closed: Option<String>,
}

/// The right of whoever may be asked. Whoever has no calendar does not learn that a poll exists.
///
/// # Errors
/// As `ask`; `NotFound` in the place of a refusal.
pub async fn may_reply(ctx: &Context, actor: &Actor) -> Result<Granted<SeePlanning>, Error> {
    let hidden = |cause| if matches!(cause, Error::Refused(_)) { Error::NotFound } else { cause };
    ask::<SeePlanning>(ctx, actor, ()).await.map_err(hidden)
}

/// One's own replies.
///
/// # Errors
/// `NotFound` for whoever is not asked.
pub async fn own_replies(ctx: &Context, grant: Granted<SeePlanning>, id: PollId) -> Result<OwnReplies, Error> {
    let db = &ctx.db.read;
    let (poll, row, who) = own(db, &grant, id).await?;
    let (offer, text) = board(db, poll.offer).await?;
    let me = people(db, &BTreeMap::from([(who.uuid(), Seat::Quorum)])).await?;
    let session = poll.moves.map(|moves| moves.session);
    let about = About { board: &text, session, people: &me, room: None };
    let known = known(db, &about, &poll.asked().dates).await?;
    let replies = store::replies(&row)?;
    let said = |(index, (date, known))| (date, replies.get(index).copied().flatten(), known);
    note(ctx, grant.actor(), Action::SeePlanning, Event::done(id.uuid()).noting("poll")).await?;
    Ok(OwnReplies {
        board: offer.name,
        moves: poll.moves,
        sentence: poll.asked().sentence.clone(),
        closes: poll.asked().closes,
        dates: poll.asked().dates.iter().copied().zip(known).enumerate().map(said).collect(),
        closed: closed(db, &poll, &text, ctx.now()).await?,
    })
}

/// A poll that asks the actor, and the actor's row.
async fn own<C: ConnectionTrait>(
    db: &C,
    grant: &Granted<SeePlanning>,
    id: PollId,
) -> Result<(Poll, poll_member::Model, ProfessionalId), Error> {
    let poll = kept_poll(db, id).await?;
    let who = grant.actor().professional().ok_or(Error::NotFound)?;
    let row = poll_member::Entity::find_by_id((id.uuid(), who.uuid())).one(db).await?.ok_or(Error::NotFound)?;
    Ok((poll, row, who))
}

/// Why answers are taken no more, in a sentence.
async fn closed<C: ConnectionTrait>(
    db: &C,
    poll: &Poll,
    board: &Offer,
    now: DateTime<Utc>,
) -> Result<Option<String>, Error> {
    if let Err(no) = poll.takes_answers(now) {
        return Ok(Some(say::refusal(&no)));
    }
    if !board.can_be_planned() {
        return Ok(Some(say::board_stopped().to_owned()));
    }
    match poll.moves {
        Some(moves) => match store::to_move(db, moves).await {
            Err(Error::Refused(why)) => Ok(Some(why)),
            other => other.map(|_| None),
        },
        None => Ok(None),
    }
}

/// Keeps one's own replies, in the place of earlier ones: one for each date that has not passed.
///
/// # Errors
/// `NotFound` for whoever is not asked; `Refused` once answers are taken no more; `Invalid` beside a date without a reply.
pub async fn answer_poll(
    ctx: &Context,
    grant: Granted<SeePlanning>,
    id: PollId,
    replies: Vec<Option<Reply>>,
) -> Result<DateTime<Utc>, Error> {
    let (actor, now) = (grant.actor().clone(), ctx.now());
    write(ctx, &actor, Action::SeePlanning, async move |tx| {
        grant.again(tx).await?;
        let (poll, _, who) = own(tx, &grant, id).await?;
        keep(tx, &poll, who, (&replies, now), None).await?;
        Ok(poll.asked().closes)
    })
    .await
}

/// Keeps what a member said to whoever plans the board, which is told beside it.
///
/// # Errors
/// `NotFound` for whoever is not asked; `Refused` once the member answered in person; else as [`answer_poll`].
pub async fn report_answer(
    ctx: &Context,
    grant: Granted<PlanSeries>,
    id: PollId,
    who: ProfessionalId,
    replies: Vec<Option<Reply>>,
) -> Result<(), Error> {
    let (actor, now) = (grant.actor().clone(), ctx.now());
    write(ctx, &actor, Action::PlanSeries, async move |tx| {
        grant.again(tx).await?;
        let poll = poll_of(tx, *grant.target(), id).await?;
        let row = poll_member::Entity::find_by_id((id.uuid(), who.uuid())).one(tx).await?.ok_or(Error::NotFound)?;
        let in_person = row.replied_at.is_some() && row.reported_by.is_none();
        poll.takes_reports(in_person, now).map_err(|no| refused(&no))?;
        keep(tx, &poll, who, (&replies, now), Some(grant.actor().account().uuid())).await
    })
    .await
}

/// Writes the replies of a member in the place of earlier ones, which stay in the audit.
async fn keep(
    tx: &Tx,
    poll: &Poll,
    who: ProfessionalId,
    (replies, now): (&[Option<Reply>], DateTime<Utc>),
    reported_by: Option<Uuid>,
) -> Result<(), Error> {
    let (_, text) = board(tx, poll.offer).await?;
    if let Some(why) = closed(tx, poll, &text, now).await? {
        return Err(Error::refused(why));
    }
    let replies = whole(poll, replies, now)?;
    let row = poll_member::ActiveModel {
        poll_id: Set(poll.id.uuid()),
        professional_id: Set(who.uuid()),
        replies: Set(Some(serde_json::to_string(&replies).map_err(|_| Error::body("poll_member", poll.id))?)),
        replied_at: Set(Some(tx.at())),
        reported_by: Set(reported_by),
        ..Default::default()
    };
    poll_member::Entity::update(row).exec(tx).await?;
    let what = if reported_by.is_some() { "poll-reported" } else { "poll-answered" };
    tx.trace(Event::done(poll.id.uuid()).showing(vec![who.uuid()]).noting(what));
    Ok(())
}

/// A reply for each date that is still to come.
fn whole(poll: &Poll, replies: &[Option<Reply>], now: DateTime<Utc>) -> Result<Vec<Option<Reply>>, Error> {
    let one = |(index, date): (usize, &Proposed)| {
        let reply = replies.get(index).copied().flatten();
        if reply.is_none() && date.start > now {
            return Err(Error::invalid(format!("date-{}", index + 1), say::reply_needed()));
        }
        Ok(reply)
    };
    poll.asked().dates.iter().enumerate().map(one).collect()
}
