//! What stands in a database after a fault, beside what was acknowledged before it.

use sea_orm::{ActiveValue::Set, EntityTrait, QuerySelect};
use services::{
    Context, Error,
    audit::{Event, Verdict, verify},
    entities::service,
    write::write_as_service,
};
use std::{
    collections::{BTreeSet, HashSet},
    io::Write,
};
use uuid::Uuid;

/// Whether the counts are the full ones.
pub fn long() -> bool {
    std::env::var("DCC_LONG").is_ok()
}

/// One line of counts, which the suite shows beside its result: written past what a test program keeps to itself.
pub fn tell(counts: &str) {
    writeln!(std::io::stdout().lock(), "faults: {counts}").unwrap();
}

/// Two rows and one event: they stand or fall together.
pub async fn write_pair(ctx: &Context, number: u128) -> Result<(), Error> {
    write_as_service(ctx, domain::access::Action::EditDirectory, async move |tx| {
        for id in [number << 1, number << 1 | 1].map(Uuid::from_u128) {
            let row = service::ActiveModel { id: Set(id), place_id: Set(id), name: Set("é".repeat(1_000)) };
            service::Entity::insert(row).exec_without_returning(tx).await?;
        }
        tx.trace(Event::done(Uuid::from_u128(number)));
        Ok(())
    })
    .await
}

/// The pairs of a database.
pub struct Found {
    pub whole: HashSet<u128>,
    pub halves: usize,
}

impl Found {
    pub async fn in_database(ctx: &Context) -> Self {
        let ids = service::Entity::find().select_only().column(service::Column::Id).into_tuple::<Uuid>();
        let ids: HashSet<u128> = ids.all(&ctx.db.read).await.unwrap().iter().map(Uuid::as_u128).collect();
        let (whole, halves): (BTreeSet<u128>, BTreeSet<u128>) = ids
            .iter()
            .map(|id| id >> 1)
            .partition(|number| [0, 1].iter().all(|half| ids.contains(&(number << 1 | half))));
        Self { whole: whole.into_iter().collect(), halves: halves.len() }
    }

    pub fn lost(&self, acknowledged: &[u128]) -> usize {
        acknowledged.iter().filter(|number| !self.whole.contains(number)).count()
    }
}

/// The audit is whole, and tells each pair once.
pub async fn assert_told(ctx: &Context, found: &Found) {
    let verdict = verify(ctx).await.unwrap();
    let pairs = found.whole.len() as u64;
    assert!(matches!(&verdict, Verdict::Whole(counts) if counts.entries == pairs), "{verdict:?} beside {pairs} pairs");
}
