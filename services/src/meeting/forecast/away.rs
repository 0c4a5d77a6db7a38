//! The days on which somebody is away, told once for every session.

use super::gathered::gather;
use crate::{
    access::{Actor, Granted, acts::SeeOwnAccount, is_deputy},
    audit::Event,
    context::Context,
    entities::{attendance, offer, session, time_away},
    error::Error,
    write::write,
};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use domain::{
    access::Action,
    ids::SessionId,
    meeting::{self, Stance},
    planning::paris,
    words,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashSet;
use uuid::Uuid;

/// A dated absence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeAway {
    /// Its row.
    pub id: Uuid,
    /// First day.
    pub from: NaiveDate,
    /// Last day, included.
    pub until: NaiveDate,
}

/// One's own absences that are not over, soonest first.
///
/// # Errors
/// When the database does not answer.
pub async fn times_away(ctx: &Context, grant: &Granted<SeeOwnAccount>) -> Result<Vec<TimeAway>, Error> {
    let Some(me) = grant.actor().professional() else { return Ok(Vec::new()) };
    let rows = time_away::Entity::find()
        .filter(time_away::Column::ProfessionalId.eq(me.uuid()))
        .filter(time_away::Column::UntilDay.gte(ctx.today()))
        .order_by_asc(time_away::Column::FromDay);
    let rows = rows.all(&ctx.db.read).await?;
    Ok(rows.into_iter().map(|row| TimeAway { id: row.id, from: row.from_day, until: row.until_day }).collect())
}

/// A session that an absence answers for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concerned {
    /// The session.
    pub session: SessionId,
    /// The name of its board.
    pub board: String,
    /// When it begins.
    pub starts: DateTime<Utc>,
}

/// The coming sessions where one is expected and that an absence answers for, the soonest first.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn sessions_concerned(ctx: &Context, grant: &Granted<SeeOwnAccount>) -> Result<Vec<Concerned>, Error> {
    let Some(me) = grant.actor().professional() else { return Ok(Vec::new()) };
    let away = times_away(ctx, grant).await?;
    let rows = mine(ctx, me.uuid(), &away).await?;
    let all = gather(&ctx.db.read, rows).await?;
    let away = all.iter().filter(|one| one.find(me).is_some_and(|person| person.invited.stance == Stance::Away));
    Ok(away
        .map(|one| Concerned {
            session: one.held.session.id,
            board: one.held.details.name().to_owned(),
            starts: one.held.session.start(),
        })
        .collect())
}

/// The coming sessions of these days where somebody sits, or whose board names that person.
async fn mine(ctx: &Context, me: Uuid, away: &[TimeAway]) -> Result<Vec<session::Model>, Error> {
    let (Some(first), Some(last)) = (away.iter().map(|one| one.from).min(), away.iter().map(|one| one.until).max())
    else {
        return Ok(Vec::new());
    };
    let db = &ctx.db.read;
    let midnight = |day: NaiveDate| paris::instant(day.and_time(NaiveTime::MIN)).timestamp_millis();
    let after = last.checked_add_days(Days::new(1)).unwrap_or(last);
    let rows = session::Entity::find()
        .filter(session::Column::StartsAt.gte(midnight(first).max(ctx.now_ms())))
        .filter(session::Column::StartsAt.lt(midnight(after)))
        .filter(session::Column::State.is_in(["planned", "open", "closed"]))
        .order_by_asc(session::Column::StartsAt)
        .all(db)
        .await?;
    let seats = attendance::Entity::find().filter(attendance::Column::ProfessionalId.eq(me)).all(db).await?;
    let seats: HashSet<Uuid> = seats.into_iter().map(|row| row.session_id).collect();
    let boards = offer::Entity::find().filter(offer::Column::Id.is_in(rows.iter().map(|row| row.offer_id)));
    let leads = |row: &offer::Model| row.coordinator_id == Some(me) || is_deputy(&row.body, me);
    let boards: HashSet<Uuid> = boards.all(db).await?.into_iter().filter(leads).map(|row| row.id).collect();
    let expected = |row: &session::Model| seats.contains(&row.id) || boards.contains(&row.offer_id);
    Ok(rows.into_iter().filter(expected).collect())
}

/// Keeps an absence: it answers for every session of these days that has no answer of its own.
///
/// # Errors
/// `Invalid` on `until` when the days do not follow each other or are past; `Refused` for whoever sits at no board.
pub async fn keep_time_away(
    ctx: &Context,
    grant: Granted<SeeOwnAccount>,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<(), Error> {
    let me = grant.actor().professional().ok_or_else(|| nobody(grant.actor()))?;
    meeting::time_away(from, until, ctx.today())
        .map_err(|refusal| Error::invalid("until", words::meeting::time_away_refusal(refusal)))?;
    let (id, actor) = (ctx.random.uuid(), grant.actor().clone());
    write(ctx, &actor, Action::SeeOwnAccount, async move |tx| {
        grant.again(tx).await?;
        let row = time_away::ActiveModel {
            id: Set(id),
            professional_id: Set(me.uuid()),
            from_day: Set(from),
            until_day: Set(until),
            said_by: Set(grant.actor().account().uuid()),
            said_at: Set(tx.at()),
        };
        time_away::Entity::insert(row).exec_without_returning(tx).await?;
        tx.trace(Event::done(me.uuid()).noting("time-away"));
        Ok(())
    })
    .await
}

/// Whoever is no professional of the directory sits nowhere; the patients' site has no such page.
fn nobody(actor: &Actor) -> Error {
    if actor.is_portal() { Error::NotFound } else { Error::refused(words::meeting::not_in_the_directory()) }
}

/// Takes an absence back.
///
/// # Errors
/// `NotFound` when it is not one's own.
pub async fn end_time_away(ctx: &Context, grant: Granted<SeeOwnAccount>, id: Uuid) -> Result<(), Error> {
    let me = grant.actor().professional().ok_or(Error::NotFound)?;
    let actor = grant.actor().clone();
    write(ctx, &actor, Action::SeeOwnAccount, async move |tx| {
        grant.again(tx).await?;
        let mine = time_away::Entity::delete_many()
            .filter(time_away::Column::Id.eq(id))
            .filter(time_away::Column::ProfessionalId.eq(me.uuid()));
        if mine.exec(tx).await?.rows_affected == 0 {
            return Err(Error::NotFound);
        }
        tx.trace(Event::done(me.uuid()).noting("time-away-ended"));
        Ok(())
    })
    .await
}
