//! Whether codes of communes exist, by the lists that were imported.

use crate::{
    entities::{reference_code, reference_list},
    error::Error,
};
use domain::reference::ReferenceList;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::BTreeSet;

/// Codes in one question.
const CHUNK: usize = 500;

/// Those of these codes that one of the lists holds; nothing when the first of the lists was never imported.
pub(super) async fn known<C: ConnectionTrait>(
    db: &C,
    lists: &[ReferenceList],
    codes: BTreeSet<String>,
) -> Result<Option<BTreeSet<String>>, Error> {
    let Some(first) = lists.first() else { return Ok(None) };
    if reference_list::Entity::find_by_id(first.code()).one(db).await?.is_none() {
        return Ok(None);
    }
    let (codes, mut found): (Vec<String>, BTreeSet<String>) = (codes.into_iter().collect(), BTreeSet::new());
    for some in codes.chunks(CHUNK) {
        let rows: Vec<String> = reference_code::Entity::find()
            .select_only()
            .column(reference_code::Column::Code)
            .filter(reference_code::Column::System.is_in(lists.iter().map(|list| list.code())))
            .filter(reference_code::Column::Code.is_in(some))
            .into_tuple()
            .all(db)
            .await?;
        found.extend(rows);
    }
    Ok(Some(found))
}
