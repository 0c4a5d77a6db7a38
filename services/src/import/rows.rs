//! Many rows in few statements, new ones and known ones alike.

use crate::{error::Error, write::Tx};
use sea_orm::{ActiveModelTrait, EntityTrait, sea_query::OnConflict};

/// Rows of one statement: their values stay under the limits of both databases.
const CHUNK: usize = 400;

/// Inserts the rows; those whose key is known are changed as `known` says.
pub(crate) async fn upsert<A>(tx: &Tx, rows: Vec<A>, known: &OnConflict) -> Result<(), Error>
where
    A: ActiveModelTrait + Send + Sync,
{
    in_chunks(tx, rows, Some(known)).await
}

/// Inserts rows, all of them new.
pub(super) async fn insert<A>(tx: &Tx, rows: Vec<A>) -> Result<(), Error>
where
    A: ActiveModelTrait + Send + Sync,
{
    in_chunks(tx, rows, None).await
}

async fn in_chunks<A>(tx: &Tx, rows: Vec<A>, known: Option<&OnConflict>) -> Result<(), Error>
where
    A: ActiveModelTrait + Send + Sync,
{
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let some: Vec<A> = rows.by_ref().take(CHUNK).collect();
        let some = A::Entity::insert_many(some);
        let some = match known {
            Some(known) => some.on_conflict(known.clone()),
            None => some,
        };
        some.exec_without_returning(tx).await?;
    }
    Ok(())
}
