//! The server of PostgreSQL, which may go away.

mod restarted;

use super::{add, assert_whole, is_outage, kept};
use crate::support::{World, on_postgres};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, EntityTrait, PaginatorTrait, Statement};
use services::{
    Context, Error,
    audit::seal,
    database::Db,
    entities::{audit, audit_seal, service},
    sign_in,
};
use std::time::{Duration, Instant};
use uuid::Uuid;

/// The database of a world on the server of the tests, and somebody who may close it.
struct Server {
    admin: DatabaseConnection,
    name: String,
}

impl Server {
    async fn of(world: &World) -> Self {
        let db = &world.ctx.db.read;
        let asked = Statement::from_string(DbBackend::Postgres, "SELECT current_database()::text");
        let name = db.query_one_raw(asked).await.unwrap().unwrap().try_get_by_index(0).unwrap();
        let admin = Database::connect(std::env::var("DCC_TEST_POSTGRES").unwrap()).await.unwrap();
        Self { admin, name }
    }

    /// Another instance on the same database: it has a writer, and so a chain of the audit, of its own.
    async fn another_instance(&self, world: &World) -> Context {
        let server = std::env::var("DCC_TEST_POSTGRES").unwrap();
        let url = format!("{}/{}", server.rsplit_once('/').unwrap().0, self.name);
        Context { db: Db::open(&url, world.ctx.random.uuid()).await.unwrap(), ..world.ctx.clone() }
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
#[ignore = "needs a PostgreSQL server, which the suite starts"]
fn a_database_that_goes_away_is_told_as_an_outage_and_comes_back_by_itself() {
    on_postgres(async |world| {
        let server = Server::of(&world).await;
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
#[ignore = "needs a PostgreSQL server, which the suite starts"]
fn connections_cut_under_load_lose_no_acknowledged_write_and_leave_the_audit_whole() {
    on_postgres(async |world| {
        let server = Server::of(&world).await;
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

#[test]
#[ignore = "needs a PostgreSQL server, which the suite starts"]
fn instances_that_seal_together_leave_one_line_of_seals() {
    on_postgres(async |world| {
        let server = Server::of(&world).await;
        let mut instances = vec![world.ctx.clone()];
        for _ in 0..3 {
            instances.push(server.another_instance(&world).await);
        }
        for turn in 0..10_u128 {
            for (rank, ctx) in (0..).zip(&instances) {
                add(ctx, turn * 10 + rank, 10).await.unwrap();
            }
            for sealed in futures::future::join_all(instances.iter().map(seal)).await {
                sealed.unwrap();
            }
        }
        let seals = audit_seal::Entity::find().count(&world.ctx.db.read).await.unwrap();
        assert!(seals >= 10, "{seals}");
        assert_whole(&world.ctx).await;
    });
}
