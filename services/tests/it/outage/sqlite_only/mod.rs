//! The file of SQLite and its disk.

mod killed;
mod power_cut;
mod small_disk;
mod writing;

use super::{add, assert_whole, insert, is_outage, kept};
use crate::support::on_sqlite;
use domain::access::Action;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use services::{Context, Error, write::write_as_service};
use std::collections::HashSet;
use uuid::Uuid;

/// The most pages that the file may have: what a full disk is to SQLite. It belongs to a connection, so each job says it.
async fn add_within(ctx: &Context, id: u128, length: usize, pages: i64) -> Result<(), Error> {
    write_as_service(ctx, Action::EditDirectory, async move |tx| {
        tx.execute_unprepared(&format!("PRAGMA max_page_count = {pages}")).await?;
        insert(tx, id, length).await
    })
    .await
}

async fn pages(db: &DatabaseConnection) -> i64 {
    let asked = Statement::from_string(DbBackend::Sqlite, "PRAGMA page_count");
    db.query_one_raw(asked).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

#[test]
fn a_full_disk_refuses_writes_whole_and_takes_them_again_when_there_is_room() {
    on_sqlite(async |world| {
        let ctx = &world.ctx;
        add(ctx, 1, 10).await.unwrap();
        let full = pages(&ctx.db.read).await + 40;
        let jobs = (2..80_u128).map(|id| add_within(ctx, id, if id % 3 == 0 { 20_000 } else { 10 }, full));
        let outcomes = futures::future::join_all(jobs).await;
        assert!(outcomes.iter().all(|outcome| outcome.is_ok() || is_outage(outcome)));
        let told: HashSet<Uuid> =
            (2..80).zip(&outcomes).filter(|(_, one)| one.is_ok()).map(|(id, _)| Uuid::from_u128(id)).collect();
        let there = kept(ctx).await;
        let (lost, left) = (told.difference(&there).count(), there.difference(&told).count());
        assert_eq!((lost, left), (0, 1), "of {} told", told.len());
        assert!(told.len() > 52 && told.len() < 78, "{} small ones, and the large ones that fit", told.len());
        assert_whole(ctx).await;

        add_within(ctx, 200, 20_000, 1_000_000).await.unwrap();
        assert!(kept(ctx).await.contains(&Uuid::from_u128(200)), "there is room again");
        assert_whole(ctx).await;
    });
}
