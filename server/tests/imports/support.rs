//! An installation of its own: a folder, a database, and the program.

use domain::ids::{AccountId, PlaceId};
use sea_orm::{ColumnTrait, ConnectionTrait, Database, EntityTrait, QueryFilter};
use services::{
    Actor, Context,
    context::{Clock, Mail, Message, Random, Settings},
    database::Db,
    entities::{account, habilitation},
    secrets::Vault,
};
use std::{
    path::PathBuf,
    process::{Command, Output, Stdio},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};
use tokio::runtime::Runtime;

/// A folder and a database that go with the test (a database of a server stays there, as empty as it was made).
pub struct Installation {
    pub folder: PathBuf,
    pub runtime: Runtime,
    url: String,
}

/// What a command said.
#[derive(Debug)]
pub struct Said {
    pub ok: bool,
    pub out: String,
    pub err: String,
}

struct Now;

impl Clock for Now {
    #[expect(clippy::disallowed_methods, reason = "this is the clock that the application is given")]
    fn now(&self) -> chrono::DateTime<chrono::Utc> {
        std::time::SystemTime::now().into()
    }
}

struct Nobody;

impl Mail for Nobody {
    fn send<'a>(&'a self, _: Message) -> futures::future::BoxFuture<'a, Result<(), String>> {
        Box::pin(async { Ok(()) })
    }
}

static NUMBER: AtomicU32 = AtomicU32::new(0);

/// Runs a fact on each database at hand.
pub fn on_both(fact: impl Fn(Installation)) {
    if std::env::var("DCC_TEST_ONLY").as_deref() != Ok("postgres") {
        fact(Installation::new(None));
    }
    if let Ok(server) = std::env::var("DCC_TEST_POSTGRES") {
        fact(Installation::new(Some(&server)));
    }
}

impl Installation {
    /// On a file.
    pub fn sqlite() -> Self {
        Self::new(None)
    }

    fn new(postgres: Option<&str>) -> Self {
        let name = format!("dcc_command_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::SeqCst));
        let folder = std::env::temp_dir().join(&name);
        std::fs::create_dir_all(&folder).unwrap();
        let runtime = Runtime::new().unwrap();
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
        Self { folder, runtime, url }
    }

    /// A command of the program, ready to start.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_server"));
        command.args(words).current_dir(&self.folder).env_remove("DCC_CONFIG").stdin(Stdio::null());
        command.env("DCC_DEMO", "1").env("DCC_DATABASE_URL", &self.url);
        command.env("DCC_FILES", self.folder.join("files")).env("DCC_MASTER_KEY", self.folder.join("master.key"));
        command.env("DCC_PASSWORD_MEMORY", "1024").env("DCC_PASSWORD_PASSES", "1");
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, words: &[&str]) -> Said {
        let Output { status, stdout, stderr } = self.command(words).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap().replace('\u{a0}', " ");
        Said { ok: status.success(), out: text(stdout), err: text(stderr) }
    }

    /// A file of the folder.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.folder.join(name), bytes).unwrap();
    }

    /// The database as the application reads it.
    pub async fn open(&self) -> Context {
        let random = Random::from_seed([NUMBER.fetch_add(1, Ordering::SeqCst).to_le_bytes()[0]; 32]);
        let settings = Settings {
            files: self.folder.join("files"),
            issuer: "Terr-eSanté (essai)".into(),
            public_address: "http://127.0.0.1:3000".into(),
            numbering: "2.25.1".into(),
            demo: true,
            password_cost: (64, 1),
        };
        Context {
            db: Db::open(&self.url, random.uuid()).await.unwrap(),
            clock: Arc::new(Now),
            random: random.clone(),
            mail: Arc::new(Nobody),
            vault: Vault::new([9; 32], random),
            reader: Arc::new(services::exchange::NoReader),
            changes: Arc::default(),
            settings: Arc::new(settings),
        }
    }
}

impl Drop for Installation {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The holder of an account of the demo territory, at work.
pub async fn signed_in(ctx: &Context, email: &str) -> (Actor, PlaceId) {
    let db = &ctx.db.read;
    let holder = account::Entity::find().filter(account::Column::Email.eq(email)).one(db).await.unwrap().unwrap();
    let given = habilitation::Entity::find().filter(habilitation::Column::AccountId.eq(holder.id)).one(db).await;
    let place = PlaceId::from_uuid(given.unwrap().unwrap().place_id);
    let actor = services::sign_in::actor_of(ctx, AccountId::from_uuid(holder.id), Some(place)).await.unwrap();
    (actor, place)
}

/// Digits and their Luhn key.
pub fn keyed(digits: &str) -> String {
    let weighed = digits.bytes().rev().enumerate().map(|(rank, digit)| {
        let value = u32::from(digit - b'0') * if rank % 2 == 0 { 2 } else { 1 };
        if value > 9 { value - 9 } else { value }
    });
    format!("{digits}{}", (10 - weighed.sum::<u32>() % 10) % 10)
}
