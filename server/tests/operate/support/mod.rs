//! An installation of its own, and the people who work in it.

pub mod browser;
pub mod load;

use browser::Browser;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use std::{
    future::Future,
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    time::{Duration, Instant},
};

/// The physician of the demo territory who answers for what is done here.
pub const ACTOR: &str = "medecin1@demo.terr-esante.example";
pub const PASSWORD: &str = "cascade-orange-47";

static NUMBER: AtomicU32 = AtomicU32::new(0);

/// Where an installation lives: a folder, and a database.
pub struct Place {
    pub folder: PathBuf,
    pub database: String,
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

pub fn wait<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Runtime::new().unwrap().block_on(work)
}

fn fresh_name() -> String {
    format!("operate_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::SeqCst))
}

impl Place {
    /// An empty place, on PostgreSQL when `server` names one.
    pub fn new(server: Option<&str>) -> Self {
        let name = fresh_name();
        let folder = std::env::temp_dir().join(&name);
        Self::at(folder, &name, server)
    }

    /// An empty place on a file in this folder.
    pub fn in_folder(folder: &Path) -> Self {
        Self::at(folder.to_owned(), "", None)
    }

    fn at(folder: PathBuf, name: &str, server: Option<&str>) -> Self {
        std::fs::create_dir_all(folder.join("site")).unwrap();
        let manifest = r#"{"pro":{"js":"/pkg/pro.js","wasm":"/pkg/pro.wasm"},"portal":{"js":"/pkg/portal.js","wasm":"/pkg/portal.wasm"},"css":"/pkg/app.css"}"#;
        std::fs::write(folder.join("site/manifest.json"), manifest).unwrap();
        let database = match server {
            None => format!("sqlite://{}/dcc.db?mode=rwc", folder.display()),
            Some(server) => {
                wait(async {
                    let admin = Database::connect(server).await.unwrap();
                    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
                });
                format!("{}/{name}", server.rsplit_once('/').unwrap().0)
            }
        };
        Self { folder, database }
    }

    pub fn key(&self) -> PathBuf {
        self.folder.join("keys/master.key")
    }

    /// The command `server <words>` here.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_server"));
        command.args(words).env_remove("DCC_CONFIG").env("DCC_DEMO", "1").env("DCC_LOG", "warn");
        command.env("DCC_DATABASE_URL", &self.database).env("DCC_FILES", self.folder.join("files"));
        command.env("DCC_MASTER_KEY", self.key()).env("DCC_SITE_ROOT", self.folder.join("site"));
        command.env("DCC_TRUSTED_PROXIES", "127.0.0.1").env("DCC_PASSWORD_MEMORY", "1024");
        command.stdin(Stdio::null());
        command
    }

    /// Runs a command to its end: whether it succeeded, and what it said.
    pub fn run(&self, words: &[&str]) -> (bool, String) {
        said(&self.command(words).output().unwrap())
    }

    /// Runs a command that must succeed.
    pub fn must(&self, words: &[&str]) -> String {
        let (done, told) = self.run(words);
        assert!(done, "server {}: {told}", words.join(" "));
        told
    }

    /// Runs a command that must be refused in one sentence.
    pub fn refused(&self, words: &[&str]) -> String {
        let (done, told) = self.run(words);
        assert!(!done, "server {} was not refused: {told}", words.join(" "));
        assert_eq!(told.trim().lines().count(), 1, "{told}");
        told
    }

    /// A small demo territory.
    pub fn with_people(self) -> Self {
        self.must(&["keys", "create"]);
        self.must(&["demo", "--patients", "40", "--years", "1"]);
        self
    }

    pub fn serve(&self) -> Served {
        Served::start(self)
    }

    pub async fn open(&self) -> DatabaseConnection {
        Database::connect(&self.database).await.unwrap()
    }
}

fn said(output: &Output) -> (bool, String) {
    let text = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).concat();
    (output.status.success(), text)
}

/// A running service.
pub struct Served {
    child: Child,
    pub port: u16,
}

impl Served {
    fn start(place: &Place) -> Self {
        let port = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
        let mut command = place.command(&["serve"]);
        command.env("DCC_LISTEN", format!("127.0.0.1:{port}")).stdout(Stdio::null());
        let mut served = Self { child: command.spawn().unwrap(), port };
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(served.child.try_wait().unwrap().is_none(), "the service stopped before answering");
            assert!(start.elapsed() < Duration::from_secs(60), "the service does not answer");
            std::thread::park_timeout(Duration::from_millis(20));
        }
        served
    }

    pub fn browser(&self, crowd: u8) -> Browser {
        Browser::new(self.port, crowd)
    }

    /// Someone who has signed in.
    pub fn person(&self, email: &str, crowd: u8) -> Browser {
        let mut browser = self.browser(crowd);
        browser.sign_in(email, PASSWORD);
        browser
    }

    /// Kills it, as a failing machine would.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The PostgreSQL server of this run, if any.
pub fn postgres() -> Option<String> {
    std::env::var("DCC_TEST_POSTGRES").ok()
}

/// Runs a fact on SQLite, and on PostgreSQL when there is one.
pub fn on_each_database(fact: impl Fn(Option<&str>)) {
    if std::env::var("DCC_TEST_ONLY").as_deref() != Ok("postgres") {
        fact(None);
    }
    if let Some(server) = postgres() {
        fact(Some(&server));
    }
}
