//! A service of its own: a database with its world in it, and the program that serves it.

use super::{
    client::{Call, send},
    world::{self, World},
};
use migrations::Migrator;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, TransactionTrait};
use sea_orm_migration::MigratorTrait;
use services::{
    Context,
    context::{Clock, Mail, Message, Random, Settings},
    database::{Db, options},
    secrets::Vault,
};
use std::{
    fs::File,
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU32, Ordering},
    },
};
use tokio::runtime::Runtime;

const MANIFEST: &str = r#"{"pro":{"js":"/pkg/pro.js","wasm":"/pkg/pro.wasm"},"portal":{"js":"/pkg/portal.js","wasm":"/pkg/portal.wasm"},"css":"/pkg/app.css"}"#;

/// What a request may change, and is put back after it: everything but the audit and what waits in the outbox.
const PUT_BACK: [&str; 38] = [
    "account",
    "habilitation",
    "invitation",
    "professional",
    "place",
    "offer",
    "offer_version",
    "delegation",
    "series",
    "planning_change",
    "closure",
    "poll",
    "poll_member",
    "session",
    "attendance",
    "patient",
    "patient_place",
    "patient_key",
    "circle_member",
    "consent",
    "board_information",
    "episode",
    "document",
    "duplicate",
    "merge",
    "access_scope",
    "inscription",
    "frcp",
    "edit",
    "frcp_version",
    "form_group",
    "form_member",
    "form_version",
    "form_comment",
    "portal_tie",
    "portal_invitation",
    "recovery_code",
    "sign_in",
];
const EMPTIED: [&str; 5] = ["outbox", "access_reset", "throttle", "code_challenge", "buffer_key"];

/// A clock that the world moves while it is made.
pub struct Hands(AtomicI64);

impl Hands {
    pub fn set(&self, at: i64) {
        self.0.store(at, Ordering::SeqCst);
    }
}

impl Clock for Hands {
    fn now(&self) -> chrono::DateTime<chrono::Utc> {
        chrono::DateTime::from_timestamp_millis(self.0.load(Ordering::SeqCst)).unwrap()
    }
}

struct Nobody;

impl Mail for Nobody {
    fn send<'a>(&'a self, _: Message) -> futures::future::BoxFuture<'a, Result<(), String>> {
        Box::pin(async { Ok(()) })
    }
}

#[expect(clippy::disallowed_methods, reason = "the program that is asked reads the clock of the machine")]
fn now() -> i64 {
    chrono::DateTime::<chrono::Utc>::from(std::time::SystemTime::now()).timestamp_millis()
}

/// A running service and what is in it.
pub struct Service {
    pub address: SocketAddr,
    pub world: World,
    pub log: PathBuf,
    pub name: &'static str,
    runtime: Runtime,
    db: DatabaseConnection,
    folder: PathBuf,
    child: Child,
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Runs a fact on SQLite, and on PostgreSQL when there is one.
pub fn on_each_database(fact: impl Fn(&Service)) {
    if std::env::var("DCC_TEST_ONLY").as_deref() != Ok("postgres") {
        fact(&Service::start(None));
    }
    if let Ok(server) = std::env::var("DCC_TEST_POSTGRES") {
        fact(&Service::start(Some(&server)));
    }
}

static NUMBER: AtomicU32 = AtomicU32::new(0);

impl Service {
    fn start(postgres: Option<&str>) -> Self {
        let runtime = Runtime::new().unwrap();
        let name = format!("rights_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::SeqCst));
        let folder = std::env::temp_dir().join(&name);
        std::fs::create_dir_all(folder.join("pkg")).unwrap();
        std::fs::write(folder.join("manifest.json"), MANIFEST).unwrap();
        std::fs::write(folder.join("pkg/app.css"), "").unwrap();
        let url = match postgres {
            None => format!("sqlite://{}/dcc.db?mode=rwc", folder.display()),
            Some(server) => {
                runtime.block_on(async {
                    let admin = Database::connect(server).await.unwrap();
                    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
                });
                format!("{}/{name}", server.rsplit_once('/').unwrap().0)
            }
        };
        let made = command(&folder, &url, &["keys", "create"]).output().unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let world = runtime.block_on(async {
            let (ctx, hands) = open(&folder, &url).await;
            let world = world::make(&ctx, &hands, now()).await;
            keep(&ctx.db.read).await;
            world
        });
        let db = runtime.block_on(Database::connect(options(&url, 1))).unwrap();
        if postgres.is_none() {
            // What is put back needs not outlive the machine.
            runtime.block_on(db.execute_unprepared("PRAGMA synchronous = OFF")).unwrap();
        }
        let log = folder.join("log");
        let mut served = command(&folder, &url, &["serve", "--empty"]);
        let mut child = served.stdout(Stdio::piped()).stderr(File::create(&log).unwrap()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines.find_map(|line| line.ok()?.split("http://").nth(1)?.split('/').next()?.trim().parse().ok());
        let address = address.unwrap_or_else(|| panic!("{}", std::fs::read_to_string(&log).unwrap()));
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        // Whoever answers has opened every door.
        let ready = Call { method: "GET", path: "/health/ready".into(), kind: "text/plain", body: String::new() };
        assert_eq!(send(address, None, &ready).status, 200);
        let name = if postgres.is_some() { "PostgreSQL" } else { "SQLite" };
        Self { address, world, log, name, runtime, db, folder, child }
    }

    /// Runs something that needs a runtime.
    pub fn at_work<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(work)
    }

    /// Everybody has just given a code: what happens later is a fact of the sessions.
    pub fn freshen(&self) {
        let now = now();
        let done = self.runtime.block_on(async {
            for table in ["sign_in", "kept_sign_in"] {
                let sql = format!("UPDATE {table} SET fresh_code_at = {now}, last_seen_at = {now}");
                self.db.execute_unprepared(&sql).await?;
            }
            Ok::<_, sea_orm::DbErr>(())
        });
        done.unwrap();
    }

    /// Puts everything back as the world was made.
    pub fn put_back(&self) {
        let done = self.runtime.block_on(async {
            let tx = self.db.begin().await?;
            for table in PUT_BACK {
                tx.execute_unprepared(&format!("DELETE FROM {table}")).await?;
                tx.execute_unprepared(&format!("INSERT INTO {table} SELECT * FROM kept_{table}")).await?;
            }
            for table in EMPTIED {
                tx.execute_unprepared(&format!("DELETE FROM {table}")).await?;
            }
            tx.commit().await
        });
        done.unwrap();
        self.freshen();
    }
}

async fn keep(db: &DatabaseConnection) {
    for table in PUT_BACK {
        db.execute_unprepared(&format!("CREATE TABLE kept_{table} AS SELECT * FROM {table}")).await.unwrap();
    }
}

fn command(folder: &PathBuf, url: &str, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_server"));
    command.args(words).current_dir(folder).env_clear().stdin(Stdio::null());
    command.env("DCC_DEMO", "1").env("DCC_LISTEN", "127.0.0.1:0").env("DCC_DATABASE_URL", url);
    command.env("DCC_FILES", folder.join("files")).env("DCC_MASTER_KEY", folder.join("master.key"));
    command.env("DCC_SITE_ROOT", folder).env("DCC_TRUSTED_PROXIES", "127.0.0.1");
    command.env("DCC_PASSWORD_MEMORY", "64").env("DCC_PASSWORD_PASSES", "1");
    command.env("DCC_LOG", "warn,server::endpoints=debug").env("DCC_LOGS", "json");
    command
}

async fn open(folder: &std::path::Path, url: &str) -> (Context, Arc<Hands>) {
    let random = Random::from_seed([7; 32]);
    let db = Db::open(url, random.uuid()).await.unwrap();
    Migrator::up(&db.read, None).await.unwrap();
    let hands = Arc::new(Hands(AtomicI64::new(0)));
    let settings = Settings {
        files: folder.join("files"),
        issuer: "Terr-eSanté (essai)".into(),
        public_address: "http://127.0.0.1:3000".into(),
        numbering: "2.25.1".into(),
        demo: true,
        password_cost: (64, 1),
    };
    let ctx = Context {
        db,
        clock: hands.clone(),
        random: random.clone(),
        mail: Arc::new(Nobody),
        vault: Vault::at(&folder.join("master.key"), random),
        reader: Arc::new(services::exchange::NoReader),
        changes: Arc::default(),
        settings: Arc::new(settings),
    };
    (ctx, hands)
}
