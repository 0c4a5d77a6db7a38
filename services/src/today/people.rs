//! What waits for those who look after identities and accounts.

use super::{Kind, Line, Place, holds};
use crate::{
    access::Actor,
    context::{Context, date_of},
    entities::{access_reset, account, habilitation},
    error::Error,
    patient,
    sign_in::{SecondFactor, recovery, second_factor, store},
};
use chrono::Days;
use domain::{
    ids::PlaceId,
    people::{IdleBlock, IdleState, ResetAsked, Role},
    words,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};
use std::collections::HashSet;
use uuid::Uuid;

/// Days before the end of a role from which it is told.
const ENDING: u64 = 15;
/// Recovery codes left from which it is told.
const FEW: u64 = 2;

/// The lines of identities and accounts.
pub(super) async fn lines(ctx: &Context, actor: &Actor) -> Result<Vec<Line>, Error> {
    let mut lines = Vec::new();
    if let Some(here) = actor.place() {
        if holds(actor, &[Role::Secretary, Role::Physician, Role::CoordinatingNurse, Role::RcpCoordinator]) {
            lines.extend(duplicates(ctx, here).await?);
        }
        if holds(actor, &[Role::StructureReferent]) {
            lines.extend(accounts(ctx, actor, here).await?);
        }
    }
    let own = store::account(&ctx.db.read, actor.account().uuid()).await?;
    let left = recovery::left(ctx, actor.account()).await?;
    if second_factor(&own) == SecondFactor::Application && left <= FEW {
        let title = words::today::few_recovery_codes().to_owned();
        lines.push(line(Kind::Account, title, words::sign_in::recovery_left(left), Place::OwnAccount));
    }
    Ok(lines)
}

fn line(kind: Kind, title: String, reason: impl Into<String>, place: Place) -> Line {
    Line { kind, title, reason: reason.into(), deadline: None, place }
}

async fn duplicates(ctx: &Context, here: PlaceId) -> Result<Option<Line>, Error> {
    let count = patient::to_review(ctx, here).await?;
    let words = words::today::duplicates_reason();
    Ok((count > 0).then(|| line(Kind::Identity, words::today::duplicates(count), words, Place::Duplicates)))
}

async fn accounts(ctx: &Context, actor: &Actor, here: PlaceId) -> Result<Vec<Line>, Error> {
    let today = ctx.today();
    let runs = Condition::any()
        .add(habilitation::Column::ValidUntil.is_null())
        .add(habilitation::Column::ValidUntil.gte(today));
    let held = habilitation::Entity::find().filter(habilitation::Column::PlaceId.eq(here.uuid())).filter(runs);
    let held = held.all(&ctx.db.read).await?;
    let soon = today.checked_add_days(Days::new(ENDING)).unwrap_or(today);
    let ending = held.iter().filter(|row| row.valid_until.is_some_and(|until| until <= soon)).count();
    let ids: HashSet<Uuid> = held.iter().map(|row| row.account_id).collect();
    let people = account::Entity::find().filter(account::Column::Id.is_in(ids)).all(&ctx.db.read).await?;
    let idle = people.iter().filter(|row| {
        let last = date_of(row.last_active_at.unwrap_or(row.created_at));
        IdleBlock::default().state(last, today) != IdleState::InUse
    });
    let (idle, ending) = (count(idle.count()), count(ending));
    let mut lines = resets(ctx, actor, &people).await?;
    if idle > 0 {
        let reason = words::today::idle_accounts_reason();
        lines.push(line(Kind::Account, words::today::idle_accounts(idle), reason, Place::Accounts));
    }
    if ending > 0 {
        let reason = words::today::ending_roles_reason();
        lines.push(line(Kind::Account, words::today::ending_roles(ending), reason, Place::Accounts));
    }
    Ok(lines)
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// The resets asked for by somebody else, which the actor may confirm.
async fn resets(ctx: &Context, actor: &Actor, people: &[account::Model]) -> Result<Vec<Line>, Error> {
    let asked = access_reset::Entity::find()
        .filter(access_reset::Column::AccountId.is_in(people.iter().map(|row| row.id)))
        .filter(access_reset::Column::TokenHash.is_null())
        .all(&ctx.db.read)
        .await?;
    let mut lines = Vec::new();
    for row in asked {
        let read: ResetAsked = serde_json::from_str(&row.body).map_err(|_| Error::body("access_reset", row.id))?;
        let holder = people.iter().find(|person| person.id == row.account_id);
        if let (Ok(()), Some(holder)) = (read.may_confirm(actor.account(), ctx.now()), holder) {
            let name = format!("{} {}", holder.given_name, holder.family_name);
            let title = words::today::reset_to_confirm(&name);
            let deadline = Some(read.asked_at() + chrono::Duration::hours(24));
            lines.push(Line { deadline, ..line(Kind::Account, title, words::today::reset_reason(), Place::Accounts) });
        }
    }
    Ok(lines)
}
