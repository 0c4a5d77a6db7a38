//! What the audit tells since one looked last, on whatever instance: every instance shares it.

use crate::{context::Context, entities::audit, error::Error};
use domain::access::Action;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::BTreeSet;

/// How far back one looks, milliseconds: a commit of another instance may be seen after a younger one.
const WINDOW: i64 = 15_000;

/// The lines already told: instance and sequence.
#[derive(Debug, Default)]
pub struct Told(BTreeSet<(String, i64)>);

/// Whether one of these acts was done since the last call. The first call tells nothing: it says where one begins.
pub(crate) async fn newly(ctx: &Context, acts: Vec<&'static str>, told: &mut Option<Told>) -> Result<bool, Error> {
    let lines: Vec<(String, i64)> = audit::Entity::find()
        .select_only()
        .column(audit::Column::Instance)
        .column(audit::Column::Sequence)
        .filter(audit::Column::At.gt(ctx.now_ms() - WINDOW))
        .filter(audit::Column::Action.is_in(acts))
        .into_tuple()
        .all(&ctx.db.read)
        .await?;
    let lines: BTreeSet<_> = lines.into_iter().collect();
    let new = told.as_ref().is_some_and(|told| lines.iter().any(|line| !told.0.contains(line)));
    *told = Some(Told(lines));
    Ok(new)
}

/// The codes of the acts that `which` picks.
pub(crate) fn codes(which: impl Fn(Action) -> bool) -> Vec<&'static str> {
    Action::ALL.iter().filter(|act| which(**act)).map(|act| act.code()).collect()
}
