//! Polls and those whom they ask, as rows.

use crate::{
    context::Context,
    entities::{offer, poll, poll_member, session},
    error::Error,
    offer::{code, read_offer},
    planning::store::{KeptSession, kept_session},
    write::Tx,
};
use domain::{
    ids::{OfferId, PollId, ProfessionalId},
    meeting::Seat,
    offer::Offer,
    planning::{
        Session, SessionStep,
        poll::{Moves, Poll, Reply},
    },
    words::planning::poll as say,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// Which board a poll is of, to ask for the right; that of nothing when there is no such poll, which the right then tells in the same
/// words.
///
/// # Errors
/// When the database does not answer.
pub async fn board_of_poll(ctx: &Context, id: PollId) -> Result<OfferId, Error> {
    let row = poll::Entity::find_by_id(id.uuid()).one(&ctx.db.read).await?;
    Ok(OfferId::from_uuid(row.map_or(id.uuid(), |row| row.offer_id)))
}

pub(super) fn read(row: &poll::Model) -> Result<Poll, Error> {
    serde_json::from_str(&row.body).map_err(|_| Error::body("poll", row.id))
}

pub(super) async fn kept_poll<C: ConnectionTrait>(db: &C, id: PollId) -> Result<Poll, Error> {
    let row = poll::Entity::find_by_id(id.uuid()).one(db).await?.ok_or(Error::NotFound)?;
    read(&row)
}

/// A poll of a board.
///
/// # Errors
/// `NotFound` when the board has no such poll.
pub(super) async fn poll_of<C: ConnectionTrait>(db: &C, board: OfferId, id: PollId) -> Result<Poll, Error> {
    kept_poll(db, id).await.and_then(|poll| if poll.offer == board { Ok(poll) } else { Err(Error::NotFound) })
}

pub(super) async fn keep_new(tx: &Tx, poll: &Poll, by: Uuid) -> Result<(), Error> {
    let row = poll::ActiveModel { made_by: Set(by), made_at: Set(tx.at()), ..changed(poll)? };
    poll::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

pub(super) async fn save(tx: &Tx, poll: &Poll) -> Result<(), Error> {
    poll::Entity::update(changed(poll)?).exec(tx).await?;
    Ok(())
}

fn changed(one: &Poll) -> Result<poll::ActiveModel, Error> {
    Ok(poll::ActiveModel {
        id: Set(one.id.uuid()),
        offer_id: Set(one.offer.uuid()),
        session_id: Set(one.moves.map(|moves| moves.session.uuid())),
        state: Set(one.state().code().into()),
        closes_at: Set(one.asked().closes.timestamp_millis()),
        body: Set(serde_json::to_string(one).map_err(|_| Error::body("poll", one.id))?),
        ..Default::default()
    })
}

/// Somebody is asked; nothing when that person was already.
pub(super) async fn ask(tx: &Tx, poll: PollId, who: ProfessionalId, seat: Seat) -> Result<bool, Error> {
    if poll_member::Entity::find_by_id((poll.uuid(), who.uuid())).one(tx).await?.is_some() {
        return Ok(false);
    }
    let row = poll_member::ActiveModel {
        poll_id: Set(poll.uuid()),
        professional_id: Set(who.uuid()),
        seat: Set(code(seat)),
        asked_at: Set(tx.at()),
        replies: Set(None),
        replied_at: Set(None),
        reported_by: Set(None),
    };
    poll_member::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(true)
}

/// Those whom some polls ask.
pub(super) async fn asked_by<C: ConnectionTrait>(
    db: &C,
    polls: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<poll_member::Model>, Error> {
    let rows = poll_member::Entity::find()
        .filter(poll_member::Column::PollId.is_in(polls))
        .order_by_asc(poll_member::Column::ProfessionalId);
    Ok(rows.all(db).await?)
}

/// What somebody said of the dates of a poll; nothing while nothing was said.
pub(super) fn replies(row: &poll_member::Model) -> Result<Vec<Option<Reply>>, Error> {
    match &row.replies {
        None => Ok(Vec::new()),
        Some(text) => serde_json::from_str(text).map_err(|_| Error::body("poll_member", row.poll_id)),
    }
}

/// A board and its row.
pub(super) async fn board<C: ConnectionTrait>(db: &C, id: OfferId) -> Result<(offer::Model, Offer), Error> {
    let row = offer::Entity::find_by_id(id.uuid()).one(db).await?.ok_or(Error::NotFound)?;
    let board = read_offer(&row)?;
    Ok((row, board))
}

/// The row of the session that a poll would move.
pub(super) async fn session_row<C: ConnectionTrait>(
    db: &C,
    moves: Option<Moves>,
) -> Result<Option<session::Model>, Error> {
    let Some(moves) = moves else { return Ok(None) };
    Ok(session::Entity::find_by_id(moves.session.uuid()).one(db).await?)
}

/// The session that a poll would move, as long as it may.
///
/// # Errors
/// `Refused` once it has begun or will not be held, or when somebody moved it since the poll was opened.
pub(super) async fn to_move<C: ConnectionTrait>(db: &C, moves: Moves) -> Result<KeptSession, Error> {
    let kept = kept_session(db, moves.session).await?;
    may_move(&kept.session, moves).map_or_else(|why| Err(Error::refused(why)), |()| Ok(kept))
}

/// Why a session cannot be moved by its poll any more.
pub(super) fn may_move(session: &Session, moves: Moves) -> Result<(), String> {
    if !matches!(session.step(), SessionStep::Planned | SessionStep::Open | SessionStep::Closed) {
        return Err(say::session_gone().into());
    }
    if session.start() == moves.was { Ok(()) } else { Err(say::session_moved(session.start())) }
}
