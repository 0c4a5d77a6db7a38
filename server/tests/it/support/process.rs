//! The program itself, started with settings of its own and nothing of the environment.

use super::{Browser, Folder, soon};
use std::{
    fs::File,
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::PathBuf,
    process::{Child, Command, ExitStatus, Stdio},
    time::Duration,
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_server");
const MANIFEST: &str = r#"{"pro":{"js":"/pkg/pro.js","wasm":"/pkg/pro.wasm"},"portal":{"js":"/pkg/portal.js","wasm":"/pkg/portal.wasm"},"css":"/pkg/app.css"}"#;

/// What a process is started with.
#[derive(Clone)]
pub struct Settings {
    folder: PathBuf,
    variables: Vec<(&'static str, String)>,
}

impl Settings {
    /// A demo territory on a file of this folder.
    pub fn demo(folder: &Folder) -> Self {
        let folder = folder.path().to_owned();
        std::fs::write(folder.join("manifest.json"), MANIFEST).unwrap();
        let at = |name: &str| folder.join(name).display().to_string();
        let variables = vec![
            ("DCC_DEMO", "1".to_owned()),
            ("DCC_LISTEN", "127.0.0.1:0".to_owned()),
            ("DCC_DATABASE_URL", format!("sqlite://{}?mode=rwc", at("dcc.db"))),
            ("DCC_SITE_ROOT", folder.display().to_string()),
            ("DCC_FILES", at("files")),
            ("DCC_MASTER_KEY", at("master.key")),
        ];
        Self { folder, variables }
    }

    /// With one more, or another value.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.variables.retain(|(known, _)| *known != name);
        self.variables.push((name, value.to_string()));
        self
    }

    pub fn value(&self, name: &str) -> String {
        self.variables.iter().find(|(known, _)| *known == name).unwrap().1.clone()
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(words).env_clear().envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Runs a command of the program to its end; answers what it said, and whether it succeeded.
    pub fn run(&self, words: &[&str]) -> (bool, String) {
        let ran = self.command(words).output().unwrap();
        let said = [ran.stdout, ran.stderr].concat();
        (ran.status.success(), String::from_utf8_lossy(&said).into_owned())
    }

    /// Writes a small demo territory.
    pub fn write_demo(&self) {
        self.write_demo_of(12);
    }

    /// Writes a demo territory of so many patients.
    pub fn write_demo_of(&self, patients: u32) {
        let (written, said) = self.run(&["demo", "--patients", &patients.to_string(), "--years", "1"]);
        assert!(written, "{said}");
    }

    /// Starts the service; it is ready when this answers.
    pub fn start(&self) -> Server {
        let server = self.start_unready();
        let ready = || (server.browser().get("/health/ready").status == 200).then_some(());
        soon("ready", Duration::from_secs(30), ready);
        server
    }

    fn start_unready(&self) -> Server {
        let log = self.folder.join(format!("log-{}", std::fs::read_dir(&self.folder).unwrap().count()));
        let mut command = self.command(&["serve", "--empty"]);
        command.stdout(Stdio::piped()).stderr(File::create(&log).unwrap());
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines.find_map(|line| address_in(&line.ok()?));
        let address = address.unwrap_or_else(|| panic!("{}", std::fs::read_to_string(&log).unwrap()));
        // Whoever speaks into a pipe that nobody reads is stopped by it.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        Server { child, address, log }
    }
}

/// The address that the service says it answers at.
fn address_in(line: &str) -> Option<SocketAddr> {
    line.split("http://").nth(1)?.split('/').next()?.trim().parse().ok()
}

/// A running service; killed when the fact ends.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
    log: PathBuf,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    pub fn browser(&self) -> Browser {
        Browser::new(self.address)
    }

    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap()
    }

    /// What it holds in memory, bytes.
    pub fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() * 1024
    }

    /// Asks it to stop, as a service manager does.
    pub fn terminate(&self) {
        let told = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(told.success());
    }

    /// `kill -9`.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// How it ended.
    pub fn ended(&mut self, within: Duration) -> ExitStatus {
        soon("the process ends", within, || self.child.try_wait().unwrap())
    }
}
