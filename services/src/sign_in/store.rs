//! Rows of accounts and sessions.

use super::SecondFactor;
use crate::{
    access::Actor,
    context::{Context, date_of},
    entities::{account, habilitation, sign_in},
    error::Error,
    portal,
    write::{TechnicalTable, write_technical},
};
use chrono::{DateTime, NaiveDate};
use domain::{
    access::{ActorFacts, ActorKind, RoleSet},
    ids::{AccountId, PlaceId, ProfessionalId},
    people::Role,
    sign_in::SignIn,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

/// A session is marked as used at most once a minute: reading a page is not a write.
const TOUCH_EVERY: i64 = 60_000;

pub(crate) async fn account<C: ConnectionTrait>(db: &C, id: Uuid) -> Result<account::Model, Error> {
    account::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

pub(crate) async fn account_by_email<C: ConnectionTrait>(db: &C, email: &str) -> Result<Option<account::Model>, Error> {
    Ok(account::Entity::find().filter(account::Column::Email.eq(email.trim().to_lowercase())).one(db).await?)
}

/// How the second factor of an account works.
#[must_use]
pub fn second_factor(row: &account::Model) -> SecondFactor {
    if row.second_factor == "application" && row.totp_secret.is_some() {
        SecondFactor::Application
    } else {
        SecondFactor::Mail
    }
}

/// The life of a session whose both factors were given.
pub(super) fn life(row: &sign_in::Model) -> SignIn {
    lived(row.created_at, row.last_seen_at, row.fresh_code_at, row.ended_at)
}

/// The life of a session from its instants, milliseconds.
pub(super) fn lived(created_at: i64, last_seen_at: i64, fresh_code_at: Option<i64>, ended_at: Option<i64>) -> SignIn {
    let instant = |at_ms| DateTime::from_timestamp_millis(at_ms).unwrap_or_default();
    let fresh_code_at = instant(fresh_code_at.unwrap_or(created_at));
    SignIn::stored(instant(created_at), instant(last_seen_at), fresh_code_at, ended_at.map(instant))
}

/// Notes that a session was used, when it was not noted lately.
pub(super) async fn touch(ctx: &Context, id: Uuid, last_seen_at: i64) -> Result<(), Error> {
    let now = ctx.now_ms();
    if now - last_seen_at < TOUCH_EVERY {
        return Ok(());
    }
    write_technical(ctx, TechnicalTable::SignIn, async move |tx| {
        let seen = sign_in::ActiveModel { id: Set(id), last_seen_at: Set(now), ..Default::default() };
        sign_in::Entity::update(seen).exec(tx).await?;
        Ok(())
    })
    .await
}

/// A person as signed in at a place, for the demo territory, imports and tests: the rights are those of that person.
///
/// # Errors
/// `NotFound` for an unknown account.
pub async fn actor_of(ctx: &Context, account_id: AccountId, place: Option<PlaceId>) -> Result<Actor, Error> {
    let (db, now, row) = (&ctx.db.read, ctx.now_ms(), account(&ctx.db.read, account_id.uuid()).await?);
    let held = match (row.professional_id, place) {
        (Some(_), Some(place)) => roles(db, row.id, place.uuid(), date_of(now)).await?,
        _ => RoleSet::EMPTY,
    };
    let mut actor = Actor {
        account: account_id,
        professional: row.professional_id.map(ProfessionalId::from_uuid),
        place,
        sign_in: None,
        name: format!("{} {}", row.given_name, row.family_name),
        facts: facts(db, (row.id, row.professional_id, &row.status), held, now).await?,
    };
    actor.facts.fresh_code = true;
    Ok(actor)
}

/// What `decide` knows of an account whose roles at its place were read. Whoever has no entry of the directory comes by the
/// patients' door.
pub(super) async fn facts<C: ConnectionTrait>(
    db: &C,
    (account, professional, status): (Uuid, Option<Uuid>, &str),
    held: RoleSet,
    now: i64,
) -> Result<ActorFacts, Error> {
    let (kind, roles) = match professional {
        None => (ActorKind::Portal, portal::relations(db, AccountId::from_uuid(account), now).await?),
        Some(_) => (ActorKind::Professional, held),
    };
    Ok(ActorFacts { account_active: status == "active", ..ActorFacts::signed_in(kind, roles) })
}

async fn roles<C: ConnectionTrait>(db: &C, account: Uuid, place: Uuid, today: NaiveDate) -> Result<RoleSet, Error> {
    let rows = running(account, today).filter(habilitation::Column::PlaceId.eq(place)).all(db).await?;
    Ok(rows.iter().filter_map(|row| role(&row.role)).collect())
}

/// A role as it is stored; none when this version does not know it.
pub(super) fn role(stored: &str) -> Option<Role> {
    serde_json::from_value(stored.into()).ok()
}

/// The habilitations of an account that run today.
pub(super) fn running(account: Uuid, today: NaiveDate) -> sea_orm::Select<habilitation::Entity> {
    let runs = Condition::any()
        .add(habilitation::Column::ValidUntil.is_null())
        .add(habilitation::Column::ValidUntil.gte(today));
    habilitation::Entity::find()
        .filter(habilitation::Column::AccountId.eq(account))
        .filter(habilitation::Column::ValidFrom.lte(today))
        .filter(runs)
}
