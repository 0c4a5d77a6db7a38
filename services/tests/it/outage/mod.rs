//! The disk is full, the database goes away: writes are refused whole, reads go on when they can, and everything comes
//! back by itself.

mod found;
mod postgres_only;
mod sqlite_only;

use domain::access::Action;
use sea_orm::{ActiveValue::Set, EntityTrait};
use services::{
    Context, Error,
    audit::{Event, Verdict, verify},
    entities::service,
    write::{Tx, write_as_service},
};
use std::collections::HashSet;
use uuid::Uuid;

/// A service with a name of this length, and its trace.
async fn add(ctx: &Context, id: u128, length: usize) -> Result<(), Error> {
    write_as_service(ctx, Action::EditDirectory, async move |tx| insert(tx, id, length).await).await
}

async fn insert(tx: &Tx, id: u128, length: usize) -> Result<(), Error> {
    let id = Uuid::from_u128(id);
    let row = service::ActiveModel { id: Set(id), place_id: Set(id), name: Set("é".repeat(length)) };
    tx.trace(Event::done(id));
    service::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

async fn kept(ctx: &Context) -> HashSet<Uuid> {
    service::Entity::find().all(&ctx.db.read).await.unwrap().into_iter().map(|row| row.id).collect()
}

/// As many events as rows, and the chain whole.
async fn assert_whole(ctx: &Context) {
    let rows = kept(ctx).await.len() as u64;
    let verdict = verify(ctx).await.unwrap();
    assert!(matches!(&verdict, Verdict::Whole(counts) if counts.entries == rows), "{verdict:?} beside {rows} rows");
}

fn is_outage(outcome: &Result<(), Error>) -> bool {
    matches!(outcome, Err(Error::Outage(_) | Error::Database(_)))
}
