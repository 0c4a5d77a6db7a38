//! A PostgreSQL server of our own, empty, on a free port of the loopback, gone when this value is dropped.
//!
//! The server refuses to run as root: it then belongs to the account that Debian's package creates. It lives under a
//! small shell that waits for the end of its standard input, so that it stops even when this program is killed.
//! `fsync` is off: nothing here must survive.

use crate::{
    command,
    fault::{During, Fault, Outcome},
    prerequisites,
};
use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

const LONGEST_START: Duration = Duration::from_secs(60);

/// `$1`: the folder, `$2`: the programs, `$3`: the port.
const SCRIPT: &str = r#"
trap '' INT TERM
"$2/initdb" -D "$1/data" -U dcc --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$1/log" 2>&1 || exit 1
"$2/postgres" -D "$1/data" -p "$3" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
    -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 >>"$1/log" 2>&1 &
server=$!
cat >/dev/null
kill -INT "$server" 2>/dev/null
wait "$server"
rm -rf "$1/data"
"#;

/// A running server.
pub struct Postgres {
    shell: Child,
    folder: PathBuf,
    port: u16,
}

impl Postgres {
    pub fn start() -> Outcome<Self> {
        let programs = prerequisites::postgres_folder().ok_or_else(|| Fault::new("PostgreSQL is not installed"))?;
        let port = free_port()?;
        let folder = std::env::temp_dir().join(format!("dcc-postgres-{}-{port}", std::process::id()));
        fs::create_dir(&folder).during(folder.display())?;
        let mut command = as_ordinary_user(&folder)?;
        command.args(["sh", "-c", SCRIPT, "postgres"]).arg(&folder).arg(programs).arg(port.to_string());
        command.current_dir(&folder).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let shell = command.spawn().during("starting PostgreSQL")?;
        let mut server = Self { shell, folder, port };
        server.wait()?;
        Ok(server)
    }

    /// The address of its first database; tests create their own beside it.
    pub fn url(&self) -> String {
        format!("postgres://dcc@127.0.0.1:{}/postgres", self.port)
    }

    fn wait(&mut self) -> Outcome {
        let start = Instant::now();
        while start.elapsed() < LONGEST_START {
            if TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
                return Ok(());
            }
            if self.shell.try_wait().during("PostgreSQL")?.is_some() {
                break;
            }
            thread::park_timeout(Duration::from_millis(50));
        }
        let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        Err(Fault::new(format!("PostgreSQL did not start\n{log}")))
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        self.shell.wait().ok();
        fs::remove_dir_all(&self.folder).ok();
    }
}

/// `env`, or as root `runuser` with the folder given to PostgreSQL's own account.
fn as_ordinary_user(folder: &Path) -> Outcome<Command> {
    if !prerequisites::is_root() {
        return Ok(command::program("env", &[]));
    }
    let mut chown = command::program("chown", &["postgres"]);
    chown.arg(folder);
    command::read(chown)?;
    Ok(command::program("runuser", &["-u", "postgres", "--"]))
}

/// A port that nobody listens on.
pub fn free_port() -> Outcome<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).during("looking for a free port")?;
    Ok(listener.local_addr().during("looking for a free port")?.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_server_answers_then_is_gone() {
        if prerequisites::postgres_folder().is_none() {
            return;
        }
        let server = Postgres::start().unwrap();
        let (port, folder) = (server.port, server.folder.clone());
        assert!(TcpStream::connect(("127.0.0.1", port)).is_ok());
        drop(server);
        assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
        assert!(!folder.exists());
    }
}
