//! The days on which somebody is away, told once for every session.

use crate::{
    access::{Actor, Granted, acts::SeeOwnAccount},
    audit::Event,
    context::Context,
    entities::time_away,
    error::Error,
    write::write,
};
use chrono::NaiveDate;
use domain::{access::Action, meeting, words};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
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

/// Keeps an absence: it answers for every session of these days that has no answer of its own.
///
/// # Errors
/// `Invalid` on `until` when the days do not follow each other; `Refused` for whoever sits at no board.
pub async fn keep_time_away(
    ctx: &Context,
    grant: Granted<SeeOwnAccount>,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<(), Error> {
    let me = grant.actor().professional().ok_or_else(|| nobody(grant.actor()))?;
    meeting::time_away(from, until)
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
