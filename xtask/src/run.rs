//! Builds what has changed, then becomes the server.

use crate::{
    arguments::Arguments,
    build::Site,
    command,
    fault::{During, Fault, Outcome},
    place::Place,
    progress::Voice,
};
use std::{env, fs, net::TcpListener, os::unix::process::CommandExt, process::Command, process::ExitCode, thread};

const FIRST_PORT: u16 = 3000;

pub fn run(place: &Place, mut arguments: Arguments) -> Outcome<ExitCode> {
    let empty = arguments.flag("--empty");
    let release = arguments.flag("--release");
    let wanted = arguments.number("--port")?;
    arguments.finish()?;

    let site = Site { root: place.site(), release, voice: Voice::Screen };
    // The last crates of each build leave a core idle: one builds while the other ends.
    thread::scope(|builds| {
        let server = builds.spawn(|| site.voice.step("server", || build_server(place, release, &site.voice)));
        let made = site.make(place);
        let built = server.join().unwrap_or_else(|_| Err(Fault::new("the build of the server stopped")));
        made.and(built)
    })?;
    let port = port(wanted)?;
    println!("- http://127.0.0.1:{port}");
    let mut server = server(place, &site, release, port)?;
    if empty {
        server.arg("--empty");
    }
    Err(Fault::new(format!("{}: {}", command::spoken(&server), server.exec())))
}

fn build_server(place: &Place, release: bool, voice: &Voice) -> Outcome {
    let mut cargo = command::cargo(place, &["build", "-p", "server"]);
    // Two moving lines at once cannot be read.
    cargo.env("CARGO_TERM_PROGRESS_WHEN", "never");
    if release {
        cargo.arg("--release");
    }
    voice.run(cargo)
}

/// What is set already is kept; the rest suits a first try on one's own machine.
fn server(place: &Place, site: &Site, release: bool, port: u16) -> Outcome<Command> {
    let mut server = command::program(place.server_program(release), &["serve"]);
    server.current_dir(&place.root).env("DCC_SITE_ROOT", &site.root).env("DCC_DEMO", "1");
    server.env("DCC_LISTEN", format!("127.0.0.1:{port}"));
    if env::var_os("DCC_DATABASE_URL").is_none() {
        server.env("DCC_DATABASE_URL", database(place)?);
    }
    Ok(server)
}

/// `DATABASE_URL`, or a SQLite file in `data/`.
fn database(place: &Place) -> Outcome<String> {
    if let Ok(url) = env::var("DATABASE_URL") {
        return Ok(url);
    }
    let folder = place.root.join("data");
    fs::create_dir_all(&folder).during(folder.display())?;
    Ok("sqlite://data/dcc.db?mode=rwc".to_owned())
}

/// The first free port from the one asked for (3000 when none is) on.
fn port(wanted: Option<u16>) -> Outcome<u16> {
    let first = wanted.unwrap_or(FIRST_PORT);
    let is_free = |port: &u16| TcpListener::bind(("127.0.0.1", *port)).is_ok();
    let last = first.saturating_add(99);
    let found = (first..=last).find(is_free);
    let port = found.ok_or_else(|| Fault::new(format!("no free port between {first} and {last}")))?;
    if port != first {
        println!("- port {first} is busy, {port} is used instead");
    }
    Ok(port)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_port_leaves_its_place_to_the_next_one() {
        let busy = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let taken = busy.local_addr().unwrap().port();
        assert!(port(Some(taken)).unwrap() > taken);
    }
}
