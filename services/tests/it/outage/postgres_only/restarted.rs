//! The server of PostgreSQL is stopped and started again while people write: as its operator does, and as when it crashes.

use crate::{
    outage::{
        found::{Found, assert_told, long, tell, write_pair},
        is_outage,
    },
    support::open_on,
};
use sea_orm::sqlx::{Connection, PgConnection};
use services::Context;
use std::{
    io::Write,
    net::TcpListener,
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

const HANDS: u128 = 8;
/// How long people write between two restarts.
const PAUSE: Duration = Duration::from_millis(700);
/// How long the service may take to write again by itself.
const LONGEST: Duration = Duration::from_secs(20);
/// What ends a server: at once, as a crash does, or after its sessions were told.
const SIGNALS: [&str; 2] = ["QUIT", "INT"];

/// A server of its own, with the settings of a real one; each line of its standard input is a signal, after which it is
/// started again. It is gone at the end of that input, so that it never outlives this program. `$1`: its folder, `$2`: the
/// programs, `$3`: its port.
const SCRIPT: &str = r#"
trap '' INT TERM
"$2/initdb" -D "$1/data" -U dcc --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$1/log" 2>&1 || exit 1
start() {
    "$2/postgres" -D "$1/data" -p "$3" -c listen_addresses=127.0.0.1 -c unix_socket_directories= >>"$1/log" 2>&1 &
    server=$!
}
start "$@"
while read -r signal; do
    kill "-$signal" "$server"
    wait "$server"
    start "$@"
done
kill -INT "$server"
wait "$server"
rm -rf "$1/data"
"#;

/// How many times it is restarted.
fn counts() -> u32 {
    if long() { 20 } else { 2 }
}

struct Server {
    shell: Child,
    folder: PathBuf,
    port: u16,
}

impl Server {
    fn start() -> Self {
        let programs = std::env::var("DCC_TEST_POSTGRES_PROGRAMS").expect("DCC_TEST_POSTGRES_PROGRAMS names a folder");
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let folder = std::env::temp_dir().join(format!("dcc-restarted-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let shell = as_ordinary_user(&folder)
            .args(["sh", "-c", SCRIPT, "postgres"])
            .arg(&folder)
            .args([programs, port.to_string()])
            .current_dir(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let server = Self { shell, folder, port };
        let start = Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(start.elapsed() < Duration::from_secs(60), "PostgreSQL does not start");
            std::thread::park_timeout(Duration::from_millis(30));
        }
        server
    }

    fn url(&self) -> String {
        format!("postgres://dcc@127.0.0.1:{}/postgres", self.port)
    }

    fn end_with(&mut self, signal: &str) {
        writeln!(self.shell.stdin.as_mut().unwrap(), "{signal}").unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        let _ = self.shell.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// PostgreSQL refuses to run as root: it then belongs to the account that its package creates.
fn as_ordinary_user(folder: &std::path::Path) -> Command {
    let id = Command::new("id").arg("-u").output().unwrap();
    if id.stdout != b"0\n" {
        return Command::new("env");
    }
    assert!(Command::new("chown").arg("postgres").arg(folder).status().unwrap().success());
    let mut command = Command::new("runuser");
    command.args(["-u", "postgres", "--"]);
    command
}

/// What a hand was told, and what it was refused.
#[derive(Default)]
struct Told {
    kept: Vec<u128>,
    refused: Vec<u128>,
}

async fn write_until(ctx: &Context, hand: u128, stop: &AtomicBool) -> Told {
    let mut told = Told::default();
    for turn in 0_u128.. {
        if stop.load(Ordering::SeqCst) {
            break;
        }
        let number = hand << 64 | turn;
        match write_pair(ctx, number).await {
            Ok(()) => told.kept.push(number),
            outcome => {
                assert!(is_outage(&outcome), "{outcome:?}");
                told.refused.push(number);
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        }
    }
    told
}

/// The longest times over all restarts, and the first write after each.
#[derive(Default)]
struct Resumed {
    /// From the signal to a server that takes connections again: that is PostgreSQL's own time.
    away: Duration,
    /// From then to an acknowledged write.
    silent: Duration,
    told: Vec<u128>,
}

/// When the server takes connections again.
async fn answers(url: &str) -> Instant {
    while PgConnection::connect(url).await.is_err() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    Instant::now()
}

/// When a write is acknowledged again, and which one.
async fn writes(ctx: &Context, mut number: u128) -> (Instant, u128) {
    let start = Instant::now();
    while write_pair(ctx, number).await.is_err() {
        assert!(start.elapsed() < LONGEST, "the service does not write again");
        tokio::time::sleep(Duration::from_millis(20)).await;
        number += 1;
    }
    (Instant::now(), number)
}

/// Restarts the server again and again.
async fn restart(ctx: &Context, server: &mut Server, stop: &AtomicBool) -> Resumed {
    let mut resumed = Resumed::default();
    for turn in 0..counts() {
        tokio::time::sleep(PAUSE).await;
        server.end_with(SIGNALS[turn as usize % SIGNALS.len()]);
        let start = Instant::now();
        tokio::time::sleep(Duration::from_millis(50)).await;
        let url = server.url();
        let (answers, (writes, number)) =
            futures::future::join(answers(&url), writes(ctx, 1 << 100 | u128::from(turn) << 32)).await;
        resumed.away = resumed.away.max(answers - start);
        resumed.silent = resumed.silent.max(writes.saturating_duration_since(answers));
        resumed.told.push(number);
    }
    tokio::time::sleep(PAUSE).await;
    stop.store(true, Ordering::SeqCst);
    resumed
}

#[test]
#[ignore = "needs the programs of PostgreSQL, which the suite looks for"]
fn a_server_restarted_under_load_loses_no_acknowledged_write_and_the_service_resumes_by_itself() {
    let mut server = Server::start();
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        // It listens a moment before it takes anybody.
        answers(&server.url()).await;
        let ctx = open_on(&server.url(), 1).await;
        let stop = AtomicBool::new(false);
        let hands = futures::future::join_all((0..HANDS).map(|hand| write_until(&ctx, hand, &stop)));
        let (hands, resumed) = futures::future::join(hands, restart(&ctx, &mut server, &stop)).await;
        let told = hands.iter().flat_map(|hand| hand.kept.clone());
        let told: Vec<u128> = told.chain(resumed.told).collect();
        let refused: Vec<u128> = hands.iter().flat_map(|hand| hand.refused.clone()).collect();
        let found = Found::in_database(&ctx).await;
        let unsure = refused.iter().filter(|number| found.whole.contains(number)).count();
        let (lost, halves) = (found.lost(&told), found.halves);
        tell(&format!(
            "PostgreSQL restarted: {} times under {HANDS} hands, {} acknowledged, {} refused, {lost} lost, {halves} half \
             written, {unsure} kept whose answer was lost, away {:?} at most, writes again {:?} at most after that",
            counts(),
            told.len(),
            refused.len(),
            resumed.away,
            resumed.silent
        ));
        assert_eq!((lost, halves), (0, 0));
        assert!(told.len() > 10 * counts() as usize && !refused.is_empty(), "{} and {}", told.len(), refused.len());
        assert_told(&ctx, &found).await;
    });
}
