//! Arrivals and leavers of an establishment.

use super::rows;
use crate::{
    access::{Granted, acts::SeeArrivalsLeavers},
    audit::Event,
    context::Context,
    entities::{account, habilitation},
    error::Error,
    write::write,
};
use chrono::{Days, NaiveDate};
use domain::{access::Action, ids::AccountId, people::Role};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;
use uuid::Uuid;

/// Days looked at, before and after today.
const AROUND: u64 = 60;

/// Somebody who arrives or leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    /// The account.
    pub account: AccountId,
    /// Given name and family name.
    pub name: String,
    /// The role that begins or ends.
    pub role: Role,
    /// Its first day, or its last one.
    pub day: NaiveDate,
}

/// Who arrives and who leaves, sixty days around today, latest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Movements {
    /// Roles that begin.
    pub arrivals: Vec<Movement>,
    /// Roles that end.
    pub leavers: Vec<Movement>,
}

/// Arrivals and leavers of the place of the grant.
///
/// # Errors
/// When the database does not answer.
pub async fn arrivals_and_leavers(ctx: &Context, grant: Granted<SeeArrivalsLeavers>) -> Result<Movements, Error> {
    let place = *grant.target();
    let held =
        habilitation::Entity::find().filter(habilitation::Column::PlaceId.eq(place.uuid())).all(&ctx.db.read).await?;
    let people: HashMap<Uuid, String> = account::Entity::find()
        .filter(account::Column::Id.is_in(held.iter().map(|row| row.account_id)))
        .all(&ctx.db.read)
        .await?
        .iter()
        .map(|row| (row.id, rows::name(row)))
        .collect();
    let today = ctx.today();
    let mut movements = Movements::default();
    for row in held {
        let read = rows::read(&row)?;
        let name = people.get(&row.account_id).cloned().unwrap_or_default();
        let movement = |day| Movement { account: read.account, name: name.clone(), role: read.role, day };
        movements.arrivals.extend(Some(read.period.from()).filter(|day| is_around(*day, today)).map(movement));
        movements.leavers.extend(read.period.until().filter(|day| is_around(*day, today)).map(movement));
    }
    movements.arrivals.sort_by_key(|movement| std::cmp::Reverse(movement.day));
    movements.leavers.sort_by_key(|movement| std::cmp::Reverse(movement.day));
    write(ctx, grant.actor(), Action::SeeArrivalsLeavers, async move |tx| {
        tx.trace(Event::done(place.uuid()));
        Ok(())
    })
    .await?;
    Ok(movements)
}

fn is_around(day: NaiveDate, today: NaiveDate) -> bool {
    let (before, after) = (today.checked_sub_days(Days::new(AROUND)), today.checked_add_days(Days::new(AROUND)));
    before.is_none_or(|before| before <= day) && after.is_none_or(|after| day <= after)
}
