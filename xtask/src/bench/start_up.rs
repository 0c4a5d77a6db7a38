//! From the start of the process to its first good answer, with a database that is already there.

use super::table::{Goal, Row, Table};
use crate::{
    command,
    fault::{During, Fault, Outcome},
    files,
    place::Place,
    postgres::free_port,
    test::size,
};
use std::{
    io::{Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Stdio},
    thread,
    time::{Duration, Instant},
};

const LONGEST: Duration = Duration::from_secs(120);
const GOAL_MS: f64 = 150.0;

pub fn measure(place: &Place, rounds: usize, table: &mut Table) -> Outcome {
    let folder = place.own().join("start-up");
    files::clear(&folder)?;
    std::fs::create_dir_all(&folder).during(folder.display())?;
    once(place, &folder)?;
    let mut ours = Vec::new();
    for _ in 0..rounds {
        ours.push(once(place, &folder)?.as_secs_f64() * 1000.0);
    }
    let name = "start to first answer, demo database".to_owned();
    table.add(Row { name, unit: "ms".to_owned(), ours, rival: Vec::new(), goal: Goal::AtMost(GOAL_MS) });
    Ok(())
}

/// Starts the server, waits for its answer, stops it.
fn once(place: &Place, folder: &Path) -> Outcome<Duration> {
    let port = free_port()?;
    let mut server = command::program(place.server_program(true), &["serve"]);
    server.current_dir(&place.root).env("DCC_SITE_ROOT", size::folder(place)).env("DCC_DEMO", "1");
    server.env("DCC_LISTEN", format!("127.0.0.1:{port}"));
    server.env("DCC_DATABASE_URL", format!("sqlite://{}?mode=rwc", folder.join("dcc.db").display()));
    server.env("DCC_FILES", folder.join("files")).env("DCC_MASTER_KEY", folder.join("master.key"));
    server.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let mut child = server.spawn().during("the server")?;
    let time = wait(port, start, &mut child);
    child.kill().ok();
    child.wait().ok();
    time
}

fn wait(port: u16, start: Instant, child: &mut Child) -> Outcome<Duration> {
    while start.elapsed() < LONGEST {
        if lives(port) {
            return Ok(start.elapsed());
        }
        if let Some(status) = child.try_wait().during("the server")? {
            return Err(Fault::new(format!("the server stopped before answering: {status}")));
        }
        thread::park_timeout(Duration::from_millis(2));
    }
    Err(Fault::new("the server did not answer"))
}

fn lives(port: u16) -> bool {
    let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)) else { return false };
    let asked = stream.write_all(b"GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    let mut answer = [0_u8; 12];
    asked.is_ok() && stream.read_exact(&mut answer).is_ok() && answer.starts_with(b"HTTP/1.1 200")
}
