//! Many rows of one table in few statements.

use crate::{error::Error, write::Tx};
use sea_orm::{ActiveModelTrait, EntityTrait};

/// Rows of one statement: their values stay under the limits of both databases.
const CHUNK: usize = 400;

/// Inserts every row.
pub(super) async fn insert<A>(tx: &Tx, rows: &[A]) -> Result<(), Error>
where
    A: ActiveModelTrait + Clone + Send + Sync,
{
    for chunk in rows.chunks(CHUNK) {
        A::Entity::insert_many(chunk.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// The kebab-case code of a unit enum, as columns keep it.
pub(super) fn code(value: &impl serde::Serialize) -> Result<String, Error> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => Ok(code),
        _ => Err(Error::Outage("a code that is not a text".into())),
    }
}

/// The JSON of an aggregate.
pub(super) fn body(value: &impl serde::Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|cause| Error::Outage(format!("an aggregate does not write: {cause}")))
}
