//! A fresh database for each fact, and the people who act in it.

pub mod board;
pub mod case;
pub mod people;
pub mod sheet;

use chrono::{DateTime, TimeZone, Utc};
use migrations::Migrator;
use sea_orm::{ConnectionTrait, Database};
use sea_orm_migration::MigratorTrait;
use services::{
    Context,
    context::{Clock, Mail, Message, Random, Settings},
    database::Db,
    secrets::Vault,
};
use std::{
    future::Future,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
};

/// The morning on which every fact happens, unless it says otherwise: Tuesday 3 March 2026, 9 h in Paris.
pub fn morning() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 3, 8, 0, 0).unwrap()
}

/// A clock that a test moves.
pub struct TestClock(AtomicI64);

impl TestClock {
    pub fn advance(&self, by: chrono::TimeDelta) {
        self.0.fetch_add(by.num_milliseconds(), Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0.load(Ordering::SeqCst)).unwrap()
    }
}

/// Messages that would have been sent.
#[derive(Default)]
pub struct Letters(Mutex<Vec<Message>>);

impl Letters {
    pub fn last_to(&self, address: &str) -> Option<Message> {
        self.0.lock().unwrap().iter().rev().find(|message| message.to == address).cloned()
    }
}

impl Mail for Letters {
    fn send<'a>(&'a self, message: Message) -> futures::future::BoxFuture<'a, Result<(), String>> {
        self.0.lock().unwrap().push(message);
        Box::pin(async { Ok(()) })
    }
}

/// A database of its own, with everything around it.
pub struct World {
    pub ctx: Context,
    pub clock: Arc<TestClock>,
    pub letters: Arc<Letters>,
    url: String,
    _files: Folder,
}

/// A folder that goes with the test.
pub struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

static NUMBER: AtomicU64 = AtomicU64::new(0);

fn fresh_name() -> String {
    format!("t_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::SeqCst))
}

impl World {
    async fn open_seeded(url: &str, folder: Folder, seed: u32) -> Self {
        let mut bytes = [0; 32];
        bytes[..4].copy_from_slice(&seed.to_le_bytes());
        let random = Random::from_seed(bytes);
        let db = Db::open(url, random.uuid()).await.unwrap();
        Migrator::up(&db.read, None).await.unwrap();
        let clock = Arc::new(TestClock(AtomicI64::new(morning().timestamp_millis())));
        let letters = Arc::new(Letters::default());
        let settings = Settings {
            files: folder.0.join("files"),
            issuer: "Terr-eSanté (essai)".into(),
            public_address: "http://127.0.0.1:3000".into(),
            numbering: "2.25.1".into(),
            demo: true,
            password_cost: (64, 1),
        };
        let ctx = Context {
            db,
            clock: clock.clone(),
            random: random.clone(),
            mail: letters.clone(),
            vault: Vault::new([9; 32], random),
            reader: Arc::new(services::exchange::NoReader),
            changes: Arc::default(),
            settings: Arc::new(settings),
        };
        Self { ctx, clock, letters, url: url.to_owned(), _files: folder }
    }

    /// A second instance on the same database: its own writer and its own chain.
    pub async fn second_instance(&self) -> Context {
        open_on(&self.url, 8).await
    }

    /// A fresh file.
    pub async fn sqlite() -> Self {
        Self::another(7, true).await
    }

    /// The database that this run is about, for a fact that makes several of its own.
    pub async fn here() -> Self {
        match std::env::var("DCC_TEST_POSTGRES") {
            Ok(server) => Self::postgres(&server).await,
            Err(_) => Self::sqlite().await,
        }
    }

    /// Another installation, whose writer is not that of the first: on a fresh file, or on the database of this run.
    pub async fn another(seed: u32, on_a_file: bool) -> Self {
        match std::env::var("DCC_TEST_POSTGRES") {
            Ok(server) if !on_a_file => Self::postgres_seeded(&server, seed).await,
            _ => {
                let folder = Folder(std::env::temp_dir().join(fresh_name()));
                std::fs::create_dir_all(&folder.0).unwrap();
                Self::open_seeded(&format!("sqlite://{}/test.db?mode=rwc", folder.0.display()), folder, seed).await
            }
        }
    }

    async fn postgres(server: &str) -> Self {
        Self::postgres_seeded(server, 7).await
    }

    async fn postgres_seeded(server: &str, seed: u32) -> Self {
        let name = fresh_name();
        let admin = Database::connect(server).await.unwrap();
        admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
        let base = server.rsplit_once('/').unwrap().0;
        let folder = Folder(std::env::temp_dir().join(&name));
        std::fs::create_dir_all(&folder.0).unwrap();
        Self::open_seeded(&format!("{base}/{name}"), folder, seed).await
    }
}

/// The database of a folder that outlives the test's context; each opening has a seed, and so an audit chain, of its own.
pub async fn open_at(folder: &Path, seed: u32) -> Context {
    let url = format!("sqlite://{}/kept.db?mode=rwc", folder.display());
    let elsewhere = Folder(folder.join(fresh_name()));
    World::open_seeded(&url, elsewhere, seed).await.ctx
}

/// The database at an address, which outlives the test's context too.
pub async fn open_on(url: &str, seed: u32) -> Context {
    World::open_seeded(url, Folder(std::env::temp_dir().join(fresh_name())), seed).await.ctx
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

/// Runs a fact about SQLite.
pub fn on_sqlite<F: Future<Output = ()>>(fact: impl Fn(World) -> F) {
    runtime().block_on(async { fact(World::sqlite().await).await });
}

/// Runs a fact about PostgreSQL.
pub fn on_postgres<F: Future<Output = ()>>(fact: impl Fn(World) -> F) {
    let server = std::env::var("DCC_TEST_POSTGRES").expect("DCC_TEST_POSTGRES names a server");
    runtime().block_on(async { fact(World::postgres(&server).await).await });
}

/// Runs a fact on SQLite, and on PostgreSQL when there is one.
pub fn on_both<F: Future<Output = ()>>(fact: impl Fn(World) -> F) {
    runtime().block_on(async {
        if std::env::var("DCC_TEST_ONLY").as_deref() != Ok("postgres") {
            fact(World::sqlite().await).await;
        }
        if let Ok(server) = std::env::var("DCC_TEST_POSTGRES") {
            fact(World::postgres(&server).await).await;
        }
    });
}
