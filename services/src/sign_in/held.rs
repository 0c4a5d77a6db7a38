//! The session behind a cookie, its holder, and the roles that are held today at the place chosen: one statement, because every
//! request asks.

use super::store;
use crate::{access::Actor, context::date_of, error::Error};
use domain::{
    access::RoleSet,
    ids::{AccountId, PlaceId, ProfessionalId, SignInId},
    sign_in::SignIn,
};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};
use uuid::Uuid;

/// A line for each role, or one without any; as `store::running` for the days of a habilitation.
const HELD: &str = "
    SELECT s.id, s.account_id, s.place_id, s.stage, s.created_at, s.last_seen_at, s.fresh_code_at, s.ended_at,
        a.professional_id, a.status, a.given_name, a.family_name, h.role
    FROM sign_in s
    JOIN account a ON a.id = s.account_id
    LEFT JOIN habilitation h ON h.account_id = a.id AND h.place_id = s.place_id
        AND h.valid_from <= $2 AND (h.valid_until IS NULL OR h.valid_until >= $2)
    WHERE s.token_hash = $1";

/// A session and who holds it.
pub(super) struct Held {
    row: Row,
    roles: RoleSet,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    account_id: Uuid,
    place_id: Option<Uuid>,
    stage: String,
    created_at: i64,
    last_seen_at: i64,
    fresh_code_at: Option<i64>,
    ended_at: Option<i64>,
    professional_id: Option<Uuid>,
    status: String,
    given_name: String,
    family_name: String,
    role: Option<String>,
}

/// The session of a token, by its hash; nothing when there is none.
pub(super) async fn by_token<C: ConnectionTrait>(db: &C, hash: Vec<u8>, now: i64) -> Result<Option<Held>, Error> {
    let values = [hash.into(), date_of(now).into()];
    let asked = Statement::from_sql_and_values(db.get_database_backend(), HELD, values);
    let rows = db.query_all_raw(asked).await?;
    let mut rows = rows.iter().map(|row| Row::from_query_result(row, "")).collect::<Result<Vec<_>, _>>()?;
    let roles = rows.iter().filter_map(|row| store::role(row.role.as_deref()?)).collect();
    Ok(rows.pop().map(|row| Held { row, roles }))
}

impl Held {
    pub(super) const fn sign_in(&self) -> SignInId {
        SignInId::from_uuid(self.row.id)
    }

    pub(super) const fn account(&self) -> AccountId {
        AccountId::from_uuid(self.row.account_id)
    }

    /// When it was opened, milliseconds, if its code is still awaited.
    pub(super) fn awaits_code_since(&self) -> Option<i64> {
        (self.row.stage == "password").then_some(self.row.created_at)
    }

    pub(super) const fn is_ended(&self) -> bool {
        self.row.ended_at.is_some()
    }

    pub(super) const fn last_seen_at(&self) -> i64 {
        self.row.last_seen_at
    }

    pub(super) fn life(&self) -> SignIn {
        store::lived(self.row.created_at, self.row.last_seen_at, self.row.fresh_code_at, self.row.ended_at)
    }

    /// The person, at the place chosen; nobody when the account was ended.
    pub(super) async fn actor<C: ConnectionTrait>(
        self,
        db: &C,
        fresh_code: bool,
        now: i64,
    ) -> Result<Option<Actor>, Error> {
        let (sign_in, account, row) = (self.sign_in(), self.account(), self.row);
        let mut facts = store::facts(db, (row.account_id, row.professional_id, &row.status), self.roles, now).await?;
        facts.fresh_code = fresh_code;
        Ok(facts.account_active.then(|| Actor {
            account,
            professional: row.professional_id.map(ProfessionalId::from_uuid),
            place: row.place_id.map(PlaceId::from_uuid),
            sign_in: Some(sign_in),
            name: format!("{} {}", row.given_name, row.family_name),
            facts,
        }))
    }
}
