//! Who must be told of a session: its members, when it is planned, when its hours, its place or its coordinator change, when it is
//! cancelled; whoever joins or leaves it, and whoever joins or leaves those who lead its board.
//!
//! What is written here is only that somebody is to be told of a session, beside the change itself. The message is made after the
//! commit from the sessions as they are then, so that many changes at once, or in one day for whoever prefers, make one message.

use super::store::{kept_session, read_session};
use crate::{
    entities::{account, attendance, mail_choice, offer, session, session_change, session_news},
    error::Error,
    offer::read_offer,
    outbox::{self, Line},
    write::Tx,
};
use domain::{
    ids::{AccountId, OfferId, ProfessionalId, SessionId},
    offer::Offer,
    planning::{Session, next_summary, tells_members},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    sea_query::OnConflict,
};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use uuid::Uuid;

/// Rows inserted by one statement.
const CHUNK: usize = 100;

/// A session is about to be written: its members are told when it concerns their agenda.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn session_changed(tx: &Tx, before: &Session, after: &Session) -> Result<(), Error> {
    if !tells_members(before, after) {
        return Ok(());
    }
    changed_now(tx, after.id).await?;
    let board = board(tx, after.offer).await?;
    let mut members = enrolled(tx, after.id).await?;
    // Whoever no longer coordinates it is told as well.
    members.extend(leaders(&board, before));
    members.extend(leaders(&board, after));
    tell(tx, &members, std::slice::from_ref(after)).await
}

/// Sessions of one board were planned: nobody is enrolled yet, but those who lead it.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn sessions_planned(tx: &Tx, sessions: &[Session]) -> Result<(), Error> {
    let Some(first) = sessions.first() else { return Ok(()) };
    let board = board(tx, first.offer).await?;
    tell_each(tx, sessions.iter().map(|one| (one.clone(), leaders(&board, one)))).await
}

/// Another text of a board is in force: whoever joins those who lead it, or leaves them, is told of the sessions to come, in one message.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub(crate) async fn leaders_changed(tx: &Tx, before: &Offer, after: &Offer) -> Result<(), Error> {
    let rows = session::Entity::find()
        .filter(session::Column::OfferId.eq(after.id.uuid()))
        .filter(session::Column::EndsAt.gt(tx.at()))
        .filter(session::Column::State.is_in(["planned", "open", "closed"]))
        .order_by_asc(session::Column::StartsAt);
    let sessions = rows.all(tx).await?.iter().map(read_session).collect::<Result<Vec<_>, _>>()?;
    let changed = sessions.into_iter().map(|one| {
        let (were, are) = (leaders(before, &one), leaders(after, &one));
        (one, were.symmetric_difference(&are).copied().collect())
    });
    tell_each(tx, changed).await
}

/// Each person is told once of all the sessions that concern them.
async fn tell_each(tx: &Tx, sessions: impl Iterator<Item = (Session, BTreeSet<Uuid>)>) -> Result<(), Error> {
    let mut each: BTreeMap<Uuid, Vec<Session>> = BTreeMap::new();
    for (session, people) in sessions {
        people.into_iter().for_each(|who| each.entry(who).or_default().push(session.clone()));
    }
    for (who, sessions) in each {
        tell(tx, &BTreeSet::from([who]), &sessions).await?;
    }
    Ok(())
}

/// Somebody joined a session, or left it.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn member_changed(tx: &Tx, session: SessionId, person: ProfessionalId) -> Result<(), Error> {
    let kept = kept_session(tx, session).await?;
    tell(tx, &BTreeSet::from([person.uuid()]), std::slice::from_ref(&kept.session)).await
}

async fn changed_now(tx: &Tx, session: SessionId) -> Result<(), Error> {
    let row = session_change::Model { session_id: session.uuid(), at: tx.at() };
    let again =
        OnConflict::column(session_change::Column::SessionId).update_column(session_change::Column::At).to_owned();
    session_change::Entity::insert(row.into_active_model()).on_conflict(again).exec_without_returning(tx).await?;
    Ok(())
}

async fn board(tx: &Tx, id: OfferId) -> Result<Offer, Error> {
    read_offer(&offer::Entity::find_by_id(id.uuid()).one(tx).await?.ok_or(Error::NotFound)?)
}

/// The entries of the directory of those who are enrolled in the session.
async fn enrolled(tx: &Tx, session: SessionId) -> Result<BTreeSet<Uuid>, Error> {
    let rows = attendance::Entity::find().filter(attendance::Column::SessionId.eq(session.uuid()));
    Ok(rows.all(tx).await?.into_iter().map(|row| row.professional_id).collect())
}

/// Those who lead a session.
pub(super) fn leaders(board: &Offer, session: &Session) -> BTreeSet<Uuid> {
    board.leaders_of(session).into_iter().map(ProfessionalId::uuid).collect()
}

/// Notes that the accounts of these people are to be told of these sessions. What is over is told to nobody.
async fn tell(tx: &Tx, people: &BTreeSet<Uuid>, sessions: &[Session]) -> Result<(), Error> {
    let to_come: Vec<Uuid> =
        sessions.iter().filter(|one| one.end().timestamp_millis() > tx.at()).map(|one| one.id.uuid()).collect();
    if to_come.is_empty() || people.is_empty() {
        return Ok(());
    }
    let accounts = accounts(tx, people).await?;
    let daily = daily(tx, &accounts).await?;
    for account in accounts {
        note(tx, account, &to_come).await?;
        let at = if daily.contains(&account) { morning(tx) } else { tx.at() };
        let line = Line::TellSessions { account: AccountId::from_uuid(account), at };
        // A job that holds the line may have read already what is to be told.
        if !outbox::is_untaken(tx, &line).await? {
            tx.post_once(line);
        }
    }
    Ok(())
}

fn morning(tx: &Tx) -> i64 {
    next_summary(crate::context::instant(tx.at())).timestamp_millis()
}

/// The accounts of these people that are open.
async fn accounts(tx: &Tx, people: &BTreeSet<Uuid>) -> Result<Vec<Uuid>, Error> {
    let open = account::Entity::find()
        .select_only()
        .column(account::Column::Id)
        .filter(account::Column::ProfessionalId.is_in(people.iter().copied()))
        .filter(account::Column::Status.eq("active"))
        .filter(account::Column::Email.contains("@"));
    Ok(open.into_tuple().all(tx).await?)
}

/// Those who chose one summary a day.
async fn daily(tx: &Tx, accounts: &[Uuid]) -> Result<HashSet<Uuid>, Error> {
    let chosen = mail_choice::Entity::find()
        .filter(mail_choice::Column::AccountId.is_in(accounts.iter().copied()))
        .filter(mail_choice::Column::Daily.eq(true));
    Ok(chosen.all(tx).await?.into_iter().map(|row| row.account_id).collect())
}

/// A session of which one is to be told already is told once, as it is when the message is made.
async fn note(tx: &Tx, account: Uuid, sessions: &[Uuid]) -> Result<(), Error> {
    for chunk in sessions.chunks(CHUNK) {
        let row = |session: &Uuid| session_news::ActiveModel {
            account_id: Set(account),
            session_id: Set(*session),
            at: Set(tx.at()),
        };
        let again = OnConflict::columns([session_news::Column::AccountId, session_news::Column::SessionId])
            .update_column(session_news::Column::At)
            .to_owned();
        let rows = session_news::Entity::insert_many(chunk.iter().map(row)).on_conflict(again);
        rows.exec_without_returning(tx).await?;
    }
    Ok(())
}
