//! Giving a role at a place, ending it at a date, opening again an account that nobody used.

use super::{invite::refuse_twice, rows};
use crate::{
    access::{
        Granted,
        acts::{EndHabilitation, Habilitate},
    },
    audit::Event,
    context::{Context, Message},
    entities::{account, habilitation},
    error::Error,
    outbox::Line,
    write::write,
};
use chrono::NaiveDate;
use domain::{
    access::Action,
    ids::{HabilitationId, ServiceId},
    people::Period,
    words,
};
use sea_orm::{ActiveValue::Set, EntityTrait};

/// Gives the role of the grant to a person already known at this place.
///
/// # Errors
/// `NotFound` for somebody of elsewhere, `Invalid` when the role is held already.
pub async fn habilitate(
    ctx: &Context,
    grant: Granted<Habilitate>,
    service: Option<ServiceId>,
    period: Period,
) -> Result<HabilitationId, Error> {
    let role = grant.target().role.ok_or(Error::NotFound)?;
    let place = grant.target().place;
    let giver = grant.actor().clone();
    let (by, giver_name) = (giver.account().uuid(), giver.name().to_owned());
    let id = ctx.id(HabilitationId::from_uuid);
    write(ctx, &giver, Action::Habilitate, async move |tx| {
        grant.again(tx).await?;
        let holder = rows::account_here(tx, grant.target().account, place).await?;
        refuse_twice(tx, holder.id, place, service, role, period.from()).await?;
        let row = habilitation::ActiveModel {
            id: Set(id.uuid()),
            account_id: Set(holder.id),
            place_id: Set(place.uuid()),
            service_id: Set(service.map(ServiceId::uuid)),
            role: Set(rows::code(role)),
            valid_from: Set(period.from()),
            valid_until: Set(period.until()),
            given_by: Set(Some(by)),
            created_at: Set(tx.at()),
        };
        habilitation::Entity::insert(row).exec_without_returning(tx).await?;
        rows::follow(tx, holder.id, place.uuid()).await?;
        let place_name = rows::place_name(tx, place).await?;
        let (subject, text) = words::account::habilitated_mail(&giver_name, role, &place_name);
        tx.post(Line::SendMail { message: Message::plain(holder.email, subject, text) });
        tx.trace(Event::done(holder.id).noting(rows::code(role)));
        Ok(id)
    })
    .await
}

/// Ends a role: `last_day` is its last day. The next day the person has it no more. A role that had not begun on that day
/// is withdrawn: it counts no more, at once.
///
/// # Errors
/// `NotFound` when it is not the role of the grant.
pub async fn end_habilitation(
    ctx: &Context,
    grant: Granted<EndHabilitation>,
    id: HabilitationId,
    last_day: NaiveDate,
) -> Result<(), Error> {
    let actor = grant.actor().clone();
    write(ctx, &actor, Action::EndHabilitation, async move |tx| {
        grant.again(tx).await?;
        let row = habilitation::Entity::find_by_id(id.uuid()).one(tx).await?.ok_or(Error::NotFound)?;
        let held = rows::read(&row)?;
        let target = grant.target();
        if held.place != target.place || Some(held.account) != target.account || Some(held.role) != target.role {
            return Err(Error::NotFound);
        }
        if let Ok(ended) = held.ended_on(last_day) {
            let until = Set(ended.period.until());
            let next = habilitation::ActiveModel { id: Set(row.id), valid_until: until, ..Default::default() };
            habilitation::Entity::update(next).exec(tx).await?;
        } else {
            // It had not begun on that day: it is withdrawn, not ended.
            habilitation::Entity::delete_by_id(row.id).exec(tx).await?;
        }
        rows::follow(tx, row.account_id, row.place_id).await?;
        tx.trace(Event::done(row.account_id).noting(row.role));
        Ok(())
    })
    .await
}

/// Opens again an account that was blocked for want of use: ninety more days.
///
/// # Errors
/// `NotFound` for somebody of elsewhere.
pub async fn reopen(ctx: &Context, grant: Granted<Habilitate>) -> Result<(), Error> {
    let actor = grant.actor().clone();
    write(ctx, &actor, Action::Habilitate, async move |tx| {
        grant.again(tx).await?;
        let holder = rows::account_here(tx, grant.target().account, grant.target().place).await?;
        let next =
            account::ActiveModel { id: Set(holder.id), last_active_at: Set(Some(tx.at())), ..Default::default() };
        account::Entity::update(next).exec(tx).await?;
        tx.trace(Event::done(holder.id).noting("reopened"));
        Ok(())
    })
    .await
}
