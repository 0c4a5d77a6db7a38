//! The accounts of an establishment, as its referent sees them.

use super::{open, rows};
use crate::{
    access::{Granted, acts::ListAccounts},
    audit::Event,
    context::{Context, date_of},
    entities::{access_reset, account, habilitation, invitation, service},
    error::Error,
    sign_in::{SecondFactor, second_factor},
    write::write,
};
use chrono::{DateTime, Utc};
use domain::{
    access::Action,
    ids::{AccountId, HabilitationId, InvitationId, PlaceId, ServiceId},
    people::{IdleBlock, IdleState, Period, ResetAsked, Role},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;
use uuid::Uuid;

/// The accounts of an establishment.
#[derive(Debug, Clone)]
pub struct Accounts {
    /// The establishment.
    pub place: PlaceId,
    /// Its name.
    pub name: String,
    /// Its people, by name.
    pub people: Vec<AccountLine>,
    /// The invitations that were not accepted, latest first.
    pub invitations: Vec<Waiting>,
    /// Its services.
    pub services: Vec<(ServiceId, String)>,
}

/// A person of the establishment.
#[derive(Debug, Clone)]
pub struct AccountLine {
    /// The account.
    pub account: AccountId,
    /// Given name and family name.
    pub name: String,
    /// The personal address.
    pub email: String,
    /// How the codes come.
    pub factor: SecondFactor,
    /// Last use, milliseconds.
    pub last_used: Option<i64>,
    /// Whether the account is in use.
    pub idle: IdleState,
    /// The roles held here, past ones included, latest first.
    pub roles: Vec<Held>,
    /// A reset that waits for its second person.
    pub reset: Option<PendingReset>,
}

/// A role held here.
#[derive(Debug, Clone)]
pub struct Held {
    /// Its number.
    pub id: HabilitationId,
    /// The role.
    pub role: Role,
    /// In one service only, by its name.
    pub service: Option<String>,
    /// From when to when.
    pub period: Period,
}

/// A reset that waits for its second person.
#[derive(Debug, Clone, Copy)]
pub struct PendingReset {
    /// Its number.
    pub id: Uuid,
    /// The reader may be that second person.
    pub may_confirm: bool,
}

/// An invitation that was not accepted.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Its number.
    pub id: InvitationId,
    /// Given name and family name.
    pub name: String,
    /// The address.
    pub email: String,
    /// The role.
    pub role: Role,
    /// When it left, milliseconds.
    pub sent_at: i64,
    /// Whether it opens an account still.
    pub alive: bool,
}

/// Lists the accounts of the place of the grant.
///
/// # Errors
/// When the database does not answer.
pub async fn list(ctx: &Context, grant: Granted<ListAccounts>) -> Result<Accounts, Error> {
    let place = *grant.target();
    let here = service::Entity::find().filter(service::Column::PlaceId.eq(place.uuid()));
    let services: Vec<(ServiceId, String)> = here
        .order_by_asc(service::Column::Name)
        .all(&ctx.db.read)
        .await?
        .into_iter()
        .map(|row| (ServiceId::from_uuid(row.id), row.name))
        .collect();
    let people = people(ctx, &grant, &services).await?;
    let shown: Vec<Uuid> = people.iter().map(|line| line.account.uuid()).collect();
    write(ctx, grant.actor(), Action::ListAccounts, async move |tx| {
        tx.trace(Event::done(place.uuid()).showing(shown.clone()));
        Ok(())
    })
    .await?;
    let name = rows::place_name(&ctx.db.read, place).await?;
    Ok(Accounts { place, name, people, invitations: waiting(ctx, place).await?, services })
}

async fn people(
    ctx: &Context,
    grant: &Granted<ListAccounts>,
    services: &[(ServiceId, String)],
) -> Result<Vec<AccountLine>, Error> {
    let held = habilitation::Entity::find()
        .filter(habilitation::Column::PlaceId.eq(grant.target().uuid()))
        .order_by_desc(habilitation::Column::ValidFrom)
        .all(&ctx.db.read)
        .await?;
    let mut roles: HashMap<Uuid, Vec<Held>> = HashMap::new();
    for row in &held {
        let read = rows::read(row)?;
        let service = services.iter().find(|(id, _)| Some(*id) == read.service).map(|(_, name)| name.clone());
        let line = Held { id: read.id, role: read.role, service, period: read.period };
        roles.entry(row.account_id).or_default().push(line);
    }
    let mut resets = pending(ctx, grant, roles.keys().copied().collect()).await?;
    let found = account::Entity::find()
        .filter(account::Column::Id.is_in(roles.keys().copied()))
        .order_by_asc(account::Column::FamilyName)
        .order_by_asc(account::Column::GivenName)
        .all(&ctx.db.read)
        .await?;
    Ok(found
        .into_iter()
        .map(|row| AccountLine {
            account: AccountId::from_uuid(row.id),
            name: rows::name(&row),
            factor: second_factor(&row),
            last_used: row.last_active_at,
            idle: IdleBlock::default().state(date_of(row.last_active_at.unwrap_or(row.created_at)), ctx.today()),
            roles: roles.remove(&row.id).unwrap_or_default(),
            reset: resets.remove(&row.id),
            email: row.email,
        })
        .collect())
}

/// The resets asked for, not confirmed and not too old, by account.
async fn pending(
    ctx: &Context,
    grant: &Granted<ListAccounts>,
    accounts: Vec<Uuid>,
) -> Result<HashMap<Uuid, PendingReset>, Error> {
    let asked = access_reset::Entity::find()
        .filter(access_reset::Column::AccountId.is_in(accounts))
        .filter(access_reset::Column::TokenHash.is_null())
        .filter(access_reset::Column::CreatedAt.gte(ctx.now_ms() - super::reset::WAITS))
        .all(&ctx.db.read)
        .await?;
    let me = grant.actor().account();
    asked
        .into_iter()
        .map(|row| {
            let read: ResetAsked = serde_json::from_str(&row.body).map_err(|_| Error::body("access_reset", row.id))?;
            let may_confirm = read.may_confirm(me, ctx.now()).is_ok();
            Ok((row.account_id, PendingReset { id: row.id, may_confirm }))
        })
        .collect()
}

async fn waiting(ctx: &Context, place: PlaceId) -> Result<Vec<Waiting>, Error> {
    let sent = invitation::Entity::find()
        .filter(invitation::Column::PlaceId.eq(place.uuid()))
        .filter(invitation::Column::AcceptedAt.is_null())
        .order_by_desc(invitation::Column::CreatedAt)
        .all(&ctx.db.read)
        .await?;
    let now: DateTime<Utc> = ctx.now();
    sent.into_iter()
        .map(|row| {
            Ok(Waiting {
                id: InvitationId::from_uuid(row.id),
                name: format!("{} {}", row.given_name, row.family_name),
                role: rows::role("invitation", row.id, &row.role)?,
                sent_at: row.created_at,
                alive: open::read(&row).check(now).is_ok(),
                email: row.email,
            })
        })
        .collect()
}
