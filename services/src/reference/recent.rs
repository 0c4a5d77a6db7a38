//! The codes that a person uses, to be offered before anything is typed.
//!
//! Nothing is kept for it: they are read from the log of the forms that the person wrote in last. What leaves is a list of codes, of
//! nobody in particular, and only those that this very person typed.

use super::{FoundCode, find::is_tumour};
use crate::{
    context::Context,
    entities::{edit, frcp},
    error::Error,
};
use domain::{
    codes::{Coded, System},
    forms::{Answer, Value},
    frcp::{Change, Edit},
    ids::AccountId,
    reference::ReferenceList,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// Codes offered, at most.
const OFFERED: usize = 8;
/// How many of the forms that the person was the last to write in are looked at.
const FORMS: u64 = 40;
/// How many of its edits.
const EDITS: u64 = 200;

/// The codes of a list that this person typed last and that are still in force, the last one first; of CIM-10, the tumours.
///
/// # Errors
/// When the database does not answer.
pub async fn last_used(ctx: &Context, who: AccountId, list: ReferenceList) -> Result<Vec<FoundCode>, Error> {
    let Some(system) = list.system() else { return Ok(Vec::new()) };
    let ready = ctx.db.references().ready(&ctx.db.read, list, ctx.today()).await?;
    let mut offered: Vec<FoundCode> = Vec::new();
    for coded in typed(ctx, who, system).await? {
        let new = offered.iter().all(|one| one.code != coded.code);
        if new && offered.len() < OFFERED && (system != System::Cim10 || is_tumour(&coded.code)) {
            offered.extend(ready.code(&coded.code));
        }
    }
    Ok(offered)
}

/// What this person typed of a system, the last first. A value that was only taken over was not typed.
async fn typed(ctx: &Context, who: AccountId, system: System) -> Result<Vec<Coded>, Error> {
    let forms: Vec<Uuid> = frcp::Entity::find()
        .select_only()
        .column(frcp::Column::Id)
        .filter(frcp::Column::UpdatedBy.eq(who.uuid()))
        .order_by_desc(frcp::Column::UpdatedAt)
        .limit(FORMS)
        .into_tuple()
        .all(&ctx.db.read)
        .await?;
    let name = serde_json::to_value(system).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default();
    let rows: Vec<(Uuid, String)> = edit::Entity::find()
        .select_only()
        .columns([edit::Column::Id, edit::Column::Body])
        .filter(edit::Column::FrcpId.is_in(forms))
        .filter(edit::Column::AuthorId.eq(who.uuid()))
        .filter(edit::Column::Body.contains(format!("\"system\":\"{name}\"")))
        .order_by_desc(edit::Column::At)
        .order_by_desc(edit::Column::Revision)
        .limit(EDITS)
        .into_tuple()
        .all(&ctx.db.read)
        .await?;
    let mut codes = Vec::new();
    for (id, body) in rows {
        let edit: Edit = serde_json::from_str(&body).map_err(|_| Error::body("edit", id))?;
        codes.extend(coded(edit).filter(|one| one.system == system));
    }
    Ok(codes)
}

fn coded(edit: Edit) -> Option<Coded> {
    let (Change::Answer { answer, .. } | Change::Resolve { answer, .. }) = edit.change else { return None };
    match answer.filter(|_| edit.imported.is_none()) {
        Some(Answer::Value(Value::One(coded))) => Some(coded),
        _ => None,
    }
}
