//! A release server of our own on a folder, stopped when this value is dropped; and the browsers that call it.

use crate::{
    command,
    fault::{During, Fault, Outcome},
    place::Place,
    postgres::free_port,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use super::http::Browser;

const LONGEST: Duration = Duration::from_secs(120);

/// A running server.
pub struct Served {
    child: Child,
    pub port: u16,
    /// From the start of the process to its first good answer.
    pub start_up: Duration,
}

/// The command `server <words>` on the database of `folder`.
pub fn server(place: &Place, folder: &Path, words: &[&str]) -> Command {
    let mut server = command::program(place.server_program(true), words);
    server.current_dir(&place.root).env("DCC_SITE_ROOT", site(place)).env("DCC_DEMO", "1");
    server.env("DCC_DATABASE_URL", database(folder)).env("DCC_TRUSTED_PROXIES", "127.0.0.1");
    server.env("DCC_FILES", folder.join("files")).env("DCC_MASTER_KEY", folder.join("master.key"));
    server
}

/// The address of the database of `folder`.
pub fn database(folder: &Path) -> String {
    format!("sqlite://{}?mode=rwc", folder.join("dcc.db").display())
}

/// The site that is there: the release under test, or else the one that a person runs.
pub fn site(place: &Place) -> PathBuf {
    let release = crate::test::size::folder(place);
    if release.join("manifest.json").is_file() { release } else { place.site() }
}

impl Served {
    /// Starts ours on the database of `folder`, and waits for its sign-in page.
    pub fn ours(place: &Place, folder: &Path) -> Outcome<Self> {
        let port = free_port()?;
        let mut command = server(place, folder, &["serve"]);
        command.env("DCC_LISTEN", format!("127.0.0.1:{port}"));
        Self::start(command, port, "/connexion")
    }

    /// Starts a program that will listen on `port`, and waits for a good answer at `path`.
    pub fn start(mut command: Command, port: u16, path: &str) -> Outcome<Self> {
        let name = command::spoken(&command);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let start = Instant::now();
        let mut served = Self { child: command.spawn().during(&name)?, port, start_up: Duration::ZERO };
        while start.elapsed() < LONGEST {
            if Browser::new(port, 0).get_status(path) == Some(200) {
                served.start_up = start.elapsed();
                return Ok(served);
            }
            if let Some(status) = served.child.try_wait().during(&name)? {
                return Err(Fault::new(format!("{name} stopped before answering: {status}")));
            }
            thread::park_timeout(Duration::from_millis(2));
        }
        Err(Fault::new(format!("{name} did not answer")))
    }

    /// Its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// The memory that the process holds, in MiB.
    pub fn memory(&self) -> Outcome<f64> {
        let path = format!("/proc/{}/status", self.child.id());
        let text = fs::read_to_string(&path).during(&path)?;
        let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
        Ok(kib.ok_or_else(|| Fault::new(format!("{path} does not tell VmRSS")))? / 1024.0)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
