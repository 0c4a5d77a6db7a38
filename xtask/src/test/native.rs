//! The rooms' own tests; those of the services run on both databases.

use super::{Bench, binaries::Binaries, log::Log, tally::Tally};
use crate::{fault::Outcome, postgres::Postgres, prerequisites};

/// Where the services' tests find a PostgreSQL server; without it they use SQLite.
const POSTGRES: &str = "DCC_TEST_POSTGRES";
/// Leaves SQLite out, which has had its own turn.
const ONLY: (&str, &str) = ("DCC_TEST_ONLY", "postgres");

pub fn documents(bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    room("documents", &[], &[], bench, log)
}

pub fn services(bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    let mut sum = room("migrations", &[], &[], bench, log)?;
    sum.add(room("services", &[], &["--skip", "postgres_only"], bench, log)?);
    Ok(sum)
}

/// The same tests on a throw-away server, which stops when the suite ends, whatever happens.
pub fn postgres(bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    if let Err(missing) = prerequisites::postgres() {
        return Ok(Tally::skip(missing.to_string(), false));
    }
    let server = Postgres::start()?;
    let url = server.url();
    let there = [(POSTGRES, url.as_str()), ONLY];
    let mut sum = room("migrations", &there, &[], bench, log)?;
    sum.add(room("services", &there, &["--include-ignored", "--skip", "sqlite_only"], bench, log)?);
    Ok(sum)
}

pub fn app(bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    room("app", &[], &[], bench, log)
}

pub fn server(bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    room("server", &[], &[], bench, log)
}

fn room(name: &str, variables: &[(&str, &str)], choice: &[&str], bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    let binaries = match bench.binaries.get() {
        Some(binaries) => binaries,
        None => {
            let compiled = Binaries::compile(bench, log)?;
            bench.binaries.get_or_init(|| compiled)
        }
    };
    let mut variables = variables.to_vec();
    if bench.long {
        variables.push(("DCC_LONG", "1"));
    }
    binaries.run(name, &variables, choice, log)
}
