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
use crate::entities::access_scope;
use domain::access::{Action, RoleSet};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait, sea_query::SelectStatement};
use uuid::Uuid;

/// What `actor` may do `action` on, now: a sub-query of ids. Whoever has no role left at the place finds nothing there, even
/// before the rights are computed again.
#[must_use]
pub fn within(actor: &Actor, action: Action, now: i64) -> SelectStatement {
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
        .into_query()
}
