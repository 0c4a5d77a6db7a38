//! The disk is full, the database goes away: writes are refused whole, reads go on when they can, and everything comes
//! back by itself.

use crate::support::{World, on_both};
use domain::access::Action;
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, Database, DatabaseConnection, DbBackend, EntityTrait, PaginatorTrait, Statement,
};
use services::{
    Context, Error,
    audit::{Event, Verdict, verify},
    entities::{audit, service},
    sign_in,
    write::write_as_service,
};
use std::{
    collections::HashSet,
    time::{Duration, Instant},
};
use uuid::Uuid;

/// A service with a name of this length, and its trace.
async fn add(ctx: &Context, id: u128, length: usize) -> Result<(), Error> {
    write_as_service(ctx, Action::EditDirectory, async move |tx| {
        let id = Uuid::from_u128(id);
        let row = service::ActiveModel { id: Set(id), place_id: Set(id), name: Set("é".repeat(length)) };
        tx.trace(Event::done(id));
        service::Entity::insert(row).exec_without_returning(tx).await?;
        Ok(())
    })
    .await
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

/// The most pages that the file may have: what a full disk is to SQLite. It belongs to a connection, so each job says it.
async fn add_within(ctx: &Context, id: u128, length: usize, pages: i64) -> Result<(), Error> {
    write_as_service(ctx, Action::EditDirectory, async move |tx| {
        tx.execute_unprepared(&format!("PRAGMA max_page_count = {pages}")).await?;
        let id = Uuid::from_u128(id);
        let row = service::ActiveModel { id: Set(id), place_id: Set(id), name: Set("é".repeat(length)) };
        tx.trace(Event::done(id));
        service::Entity::insert(row).exec_without_returning(tx).await?;
        Ok(())
    })
    .await
}

async fn pages(db: &DatabaseConnection) -> i64 {
    let asked = Statement::from_string(DbBackend::Sqlite, "PRAGMA page_count");
    db.query_one_raw(asked).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

#[test]
fn a_full_disk_refuses_writes_whole_and_takes_them_again_when_there_is_room() {
    on_both(async |world| {
        let ctx = &world.ctx;
        if ctx.db.backend() != DbBackend::Sqlite {
            return;
        }
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

/// The database of a world on the server of the tests, and somebody who may close it.
struct Server {
    admin: DatabaseConnection,
    name: String,
}

impl Server {
    /// None on SQLite, whose file does not go away.
    async fn of(world: &World) -> Option<Self> {
        let db = &world.ctx.db.read;
        if db.get_database_backend() == DbBackend::Sqlite {
            return None;
        }
        let asked = Statement::from_string(DbBackend::Postgres, "SELECT current_database()::text");
        let name = db.query_one_raw(asked).await.unwrap().unwrap().try_get_by_index(0).unwrap();
        let admin = Database::connect(std::env::var("DCC_TEST_POSTGRES").unwrap()).await.unwrap();
        Some(Self { admin, name })
    }

    async fn run(&self, statement: &str) {
        self.admin.execute_unprepared(&statement.replace("{}", &self.name)).await.unwrap();
    }

    async fn hang_up(&self) {
        self.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{}'").await;
    }

    async fn close(&self) {
        self.run("ALTER DATABASE {} ALLOW_CONNECTIONS false").await;
        self.hang_up().await;
    }

    async fn open(&self) {
        self.run("ALTER DATABASE {} ALLOW_CONNECTIONS true").await;
    }
}

#[test]
fn a_database_that_goes_away_is_told_as_an_outage_and_comes_back_by_itself() {
    on_both(async |world| {
        let Some(server) = Server::of(&world).await else { return };
        let ctx = &world.ctx;
        add(ctx, 1, 10).await.unwrap();
        server.close().await;
        let outcome = add(ctx, 2, 10).await;
        assert!(is_outage(&outcome), "{outcome:?}");
        assert!(service::Entity::find().count(&ctx.db.read).await.is_err());
        let visitor = sign_in::visitor(ctx, Some("a cookie".into()), "192.0.2.1").await;
        assert!(visitor.is_unknown() && matches!(visitor.actor(), Err(Error::Outage(_))), "nobody is let in");
        server.open().await;
        let start = Instant::now();
        while add(ctx, 3, 10).await.is_err() {
            assert!(start.elapsed() < Duration::from_secs(20), "it does not come back");
        }
        assert_eq!(kept(ctx).await, [1, 3].map(Uuid::from_u128).into());
        assert_whole(ctx).await;
    });
}

#[test]
fn connections_cut_under_load_lose_no_acknowledged_write_and_leave_the_audit_whole() {
    on_both(async |world| {
        let Some(server) = Server::of(&world).await else { return };
        let until = Instant::now() + Duration::from_secs(3);
        let writers = (0..8_u128).map(|writer| {
            let ctx = world.ctx.clone();
            async move {
                let mut told = Vec::new();
                for turn in 0_u128.. {
                    if Instant::now() > until {
                        break;
                    }
                    let id = writer << 64 | turn;
                    match add(&ctx, id, 200).await {
                        Ok(()) => told.push(Uuid::from_u128(id)),
                        outcome => assert!(is_outage(&outcome), "{outcome:?}"),
                    }
                }
                told
            }
        });
        let cuts = async {
            while Instant::now() < until {
                tokio::time::sleep(Duration::from_millis(60)).await;
                server.hang_up().await;
            }
        };
        let (told, ()) = futures::future::join(futures::future::join_all(writers), cuts).await;
        add(&world.ctx, 1 << 100, 10).await.unwrap();
        let there = kept(&world.ctx).await;
        let told: Vec<Uuid> = told.into_iter().flatten().collect();
        let lost = told.iter().filter(|id| !there.contains(id)).count();
        println!("{} acknowledged, {} kept, {lost} lost", told.len(), there.len());
        assert!(told.len() > 50 && lost == 0, "{} acknowledged, {lost} lost", told.len());
        assert_whole(&world.ctx).await;
        assert_eq!(audit::Entity::find().count(&world.ctx.db.read).await.unwrap(), there.len() as u64);
    });
}
