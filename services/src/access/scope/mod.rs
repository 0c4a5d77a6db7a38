//! Rights computed in advance, so that a list is one query.
//!
//! `access_scope(account, place, action, target, since, until)` holds what `decide` answers for a record or a form, one row
//! per period. It is recomputed, in the same transaction, whenever a fact changes; what begins and ends by itself (the
//! window of a session, a role, a delegation, a place in the circle) is written with its two ends, so that time alone needs
//! no recomputation.

mod candidates;
mod instants;
mod known;
mod recompute;
mod world;

pub use recompute::{recompute, recompute_seat};

use super::Actor;
use crate::{entities::access_scope, error::Error};
use domain::access::{Action, RoleSet};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select,
    sea_query::{Expr, ExprTrait, SelectStatement, SimpleExpr},
};
use uuid::Uuid;

/// From so many things on, a list is walked in its order until a page is full, instead of being read whole and sorted.
pub const MANY: u64 = 2_000;

/// What `actor` may do `action` on, now: a sub-query of ids, made once. For somebody who may do it on few things.
#[must_use]
pub fn within(actor: &Actor, action: Action, now: i64) -> SelectStatement {
    rights(actor, action, now).into_query()
}

/// That `actor` may do `action`, now, on the thing whose id stands in `column`: asked of each row that the other conditions leave,
/// or that the order brings.
#[must_use]
pub fn holds<C: ColumnTrait>(actor: &Actor, action: Action, column: C, now: i64) -> SimpleExpr {
    let mut right = rights(actor, action, now).into_query();
    right.and_where(Expr::col(access_scope::Column::TargetId.as_column_ref()).equals(column.as_column_ref()));
    Expr::exists(right)
}

/// Whether `actor` may do `action` on more than `MANY` things.
///
/// # Errors
/// When the database does not answer.
pub async fn holds_many<C: ConnectionTrait>(db: &C, actor: &Actor, action: Action, now: i64) -> Result<bool, Error> {
    let further = rights(actor, action, now).offset(MANY).limit(1).into_tuple::<Uuid>().one(db).await?;
    Ok(further.is_some())
}

/// Whoever has no role left at the place finds nothing there, even before the rights are computed again.
fn rights(actor: &Actor, action: Action, now: i64) -> Select<access_scope::Entity> {
    let place = actor.place().filter(|_| actor.roles() != RoleSet::EMPTY);
    let place = place.map_or_else(Uuid::nil, domain::ids::PlaceId::uuid);
    let begun = Condition::any().add(access_scope::Column::Since.is_null()).add(access_scope::Column::Since.lte(now));
    let runs = Condition::any().add(access_scope::Column::Until.is_null()).add(access_scope::Column::Until.gte(now));
    access_scope::Entity::find()
        .select_only()
        .column(access_scope::Column::TargetId)
        .filter(access_scope::Column::AccountId.eq(actor.account().uuid()))
        .filter(access_scope::Column::PlaceId.eq(place))
        .filter(access_scope::Column::Action.eq(action.code()))
        .filter(begun)
        .filter(runs)
}
