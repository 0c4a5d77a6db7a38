//! What one person is to be told of sessions, now: read by the job that makes the message, and ended once the message has left.

use super::{
    agenda::{AgendaEntry, calendar_rights, entries},
    happened::{Deed, deeds_at},
    store::KeptSession,
    told::leaders,
};
use crate::{
    audit::Event,
    context::Context,
    entities::{attendance, offer, session, session_news},
    error::Error,
    offer::read_offer,
    sign_in::{absent::absent, store},
    write::write_as_service,
};
use domain::{audit::SystemAct, ids::AccountId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// What one person is to be told.
#[derive(Debug)]
pub struct News {
    /// Who.
    pub account: AccountId,
    /// The name, as written on an invitation.
    pub name: String,
    /// The address.
    pub email: String,
    /// The sessions, by date.
    pub sessions: Vec<SessionNews>,
    rows: Vec<session_news::Model>,
}

/// What one person is to be told of one session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionNews {
    /// The session as it is.
    pub entry: AgendaEntry,
    /// The person is no longer one of its members.
    pub left: bool,
    /// What was done to it last.
    pub deed: Option<Deed>,
}

/// What is to be told to a person; without a session when there is nothing left, or when the person has no right to the calendar any
/// more: what was noted is ended all the same.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn news(ctx: &Context, account: AccountId) -> Result<News, Error> {
    let db = &ctx.db.read;
    let rows = session_news::Entity::find().filter(session_news::Column::AccountId.eq(account.uuid())).all(db).await?;
    let row = store::account(db, account.uuid()).await?;
    let person = absent(db, account, ctx.now_ms()).await?;
    let may = !calendar_rights(ctx, &person).await?.is_empty();
    let sessions = if may { told(ctx, person.professional, &rows).await? } else { Vec::new() };
    Ok(News { account, name: person.name, email: row.email, sessions, rows })
}

async fn told(ctx: &Context, me: Option<Uuid>, noted: &[session_news::Model]) -> Result<Vec<SessionNews>, Error> {
    let found = session::Entity::find()
        .filter(session::Column::Id.is_in(noted.iter().map(|row| row.session_id)))
        .filter(session::Column::EndsAt.gt(ctx.now_ms()))
        .order_by_asc(session::Column::StartsAt)
        .order_by_asc(session::Column::Id);
    let kept = found.all(&ctx.db.read).await?.iter().map(KeptSession::of).collect::<Result<Vec<_>, _>>()?;
    let ids: Vec<Uuid> = kept.iter().map(|one| one.session.id.uuid()).collect();
    let boards = offer::Entity::find().filter(offer::Column::Id.is_in(kept.iter().map(|one| one.session.offer.uuid())));
    let boards = boards.all(&ctx.db.read).await?;
    let led = led(me, &boards, &kept)?;
    let names: HashMap<Uuid, String> = boards.into_iter().map(|row| (row.id, row.name)).collect();
    let enrolled = enrolled(ctx, me, ids).await?;
    let is_member = |entry: &AgendaEntry| {
        let id = entry.session.id.uuid();
        led.contains(&id) || enrolled.contains(&id)
    };
    // A note and the trace of what it tells are written at the same instant.
    let deeds = deeds_at(ctx, noted.iter().map(|row| row.at).collect()).await?;
    let entries = entries(ctx, kept, &names).await?;
    let news = entries.into_iter().map(|entry| {
        let deed = deeds.get(&entry.session.id.uuid()).copied();
        SessionNews { left: !is_member(&entry), deed, entry }
    });
    Ok(news.collect())
}

/// The sessions that this person leads.
fn led(me: Option<Uuid>, boards: &[offer::Model], kept: &[KeptSession]) -> Result<HashSet<Uuid>, Error> {
    let Some(me) = me else { return Ok(HashSet::new()) };
    let boards = boards.iter().map(|row| Ok((row.id, read_offer(row)?))).collect::<Result<HashMap<_, _>, Error>>()?;
    let leads = |one: &&KeptSession| {
        boards.get(&one.session.offer.uuid()).is_some_and(|board| leaders(board, &one.session).contains(&me))
    };
    Ok(kept.iter().filter(leads).map(|one| one.session.id.uuid()).collect())
}

async fn enrolled(ctx: &Context, me: Option<Uuid>, sessions: Vec<Uuid>) -> Result<HashSet<Uuid>, Error> {
    let Some(me) = me else { return Ok(HashSet::new()) };
    let rows = attendance::Entity::find()
        .filter(attendance::Column::ProfessionalId.eq(me))
        .filter(attendance::Column::SessionId.is_in(sessions));
    Ok(rows.all(&ctx.db.read).await?.into_iter().map(|row| row.session_id).collect())
}

/// Ends what was told; what was noted meanwhile stays to be told. The trace says which sessions a message showed.
///
/// # Errors
/// When the database does not answer.
pub async fn news_told(ctx: &Context, news: News) -> Result<(), Error> {
    if news.rows.is_empty() {
        return Ok(());
    }
    let shown: Vec<Uuid> = news.sessions.iter().map(|one| one.entry.session.id.uuid()).collect();
    write_as_service(ctx, SystemAct::MessageSent, async move |tx| {
        for (at, sessions) in by_instant(&news.rows) {
            session_news::Entity::delete_many()
                .filter(session_news::Column::AccountId.eq(news.account.uuid()))
                .filter(session_news::Column::At.eq(at))
                .filter(session_news::Column::SessionId.is_in(sessions))
                .exec(tx)
                .await?;
        }
        tx.trace(Event::done(news.account.uuid()).showing(shown.clone()).noting("sessions"));
        Ok(())
    })
    .await
}

/// The sessions noted at each instant: a later note on the same session is not ended with an earlier one.
fn by_instant(rows: &[session_news::Model]) -> HashMap<i64, Vec<Uuid>> {
    let mut noted: HashMap<i64, Vec<Uuid>> = HashMap::new();
    rows.iter().for_each(|row| noted.entry(row.at).or_default().push(row.session_id));
    noted
}
