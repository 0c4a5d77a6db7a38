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
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    access::{ActorFacts, ActorKind, RoleSet},
    ids::{AccountId, PlaceId, ProfessionalId, SignInId},
    people::Role,
    sign_in::SignIn,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QuerySelect,
    RelationDef,
};
use uuid::Uuid;

/// A session is marked as used at most once a minute: reading a page is not a write.
const TOUCH_EVERY: i64 = 60_000;

/// A session and its holder, in one query: each request asks it.
pub(super) async fn by_token<C: ConnectionTrait>(
    db: &C,
    hash: &[u8],
) -> Result<Option<(sign_in::Model, account::Model)>, Error> {
    let holder: RelationDef =
        sign_in::Entity::belongs_to(account::Entity).from(sign_in::Column::AccountId).to(account::Column::Id).into();
    let found = sign_in::Entity::find()
        .join(JoinType::InnerJoin, holder)
        .select_also(account::Entity)
        .filter(sign_in::Column::TokenHash.eq(hash.to_vec()));
    Ok(found.one(db).await?.and_then(|(row, holder)| Some((row, holder?))))
}

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
    SignIn::stored(
        instant(row.created_at),
        instant(row.last_seen_at),
        instant(row.fresh_code_at.unwrap_or(row.created_at)),
        row.ended_at.map(instant),
    )
}

fn instant(at_ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(at_ms).unwrap_or_default()
}

/// Notes that the session was used.
pub(super) async fn touch(ctx: &Context, row: &sign_in::Model) -> Result<(), Error> {
    let (id, now) = (row.id, ctx.now_ms());
    if now - row.last_seen_at < TOUCH_EVERY {
        return Ok(());
    }
    write_technical(ctx, TechnicalTable::SignIn, async move |tx| {
        let seen = sign_in::ActiveModel { id: Set(id), last_seen_at: Set(now), ..Default::default() };
        sign_in::Entity::update(seen).exec(tx).await?;
        Ok(())
    })
    .await
}

/// The person of a session, at the place chosen; nobody when the account was ended.
pub(super) async fn actor<C: ConnectionTrait>(
    db: &C,
    (row, holder): (&sign_in::Model, &account::Model),
    fresh_code: bool,
    now: i64,
) -> Result<Option<Actor>, Error> {
    let mut actor = at_place(db, holder, row.place_id, now).await?;
    actor.sign_in = Some(SignInId::from_uuid(row.id));
    actor.facts.fresh_code = fresh_code;
    Ok(actor.facts.account_active.then_some(actor))
}

/// A person as signed in at a place, for the demo territory, imports and tests: the rights are those of that person.
///
/// # Errors
/// `NotFound` for an unknown account.
pub async fn actor_of(ctx: &Context, account_id: AccountId, place: Option<PlaceId>) -> Result<Actor, Error> {
    let row = account(&ctx.db.read, account_id.uuid()).await?;
    let mut actor = at_place(&ctx.db.read, &row, place.map(PlaceId::uuid), ctx.now_ms()).await?;
    actor.facts.fresh_code = true;
    Ok(actor)
}

async fn at_place<C: ConnectionTrait>(
    db: &C,
    row: &account::Model,
    place: Option<Uuid>,
    now: i64,
) -> Result<Actor, Error> {
    let (kind, roles) = match (row.professional_id, place) {
        // Whoever has no entry of the directory comes by the patients' door.
        (None, _) => (ActorKind::Portal, portal::relations(db, AccountId::from_uuid(row.id), now).await?),
        (Some(_), Some(place)) => (ActorKind::Professional, roles(db, row.id, place, date_of(now)).await?),
        (Some(_), None) => (ActorKind::Professional, RoleSet::EMPTY),
    };
    let facts = ActorFacts { account_active: row.status == "active", ..ActorFacts::signed_in(kind, roles) };
    Ok(Actor {
        account: AccountId::from_uuid(row.id),
        professional: row.professional_id.map(ProfessionalId::from_uuid),
        place: place.map(PlaceId::from_uuid),
        sign_in: None,
        name: format!("{} {}", row.given_name, row.family_name),
        facts,
    })
}

async fn roles<C: ConnectionTrait>(db: &C, account: Uuid, place: Uuid, today: NaiveDate) -> Result<RoleSet, Error> {
    let rows = running(account, today).filter(habilitation::Column::PlaceId.eq(place)).all(db).await?;
    Ok(rows.iter().filter_map(|row| serde_json::from_value::<Role>(row.role.as_str().into()).ok()).collect())
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
