//! The native programs, linted as they are compiled, and the rooms' own tests; those of the services run on both databases.

use super::{Bench, cargo_suites::rules_for_the_browser, log::Log, tally::Tally};
use crate::{fault::Outcome, postgres::Postgres, prerequisites};

/// Where the services' tests find a PostgreSQL server; without it they use SQLite.
const POSTGRES: &str = "DCC_TEST_POSTGRES";
/// Where they find the programs of PostgreSQL, for a server that they stop themselves.
const PROGRAMS: &str = "DCC_TEST_POSTGRES_PROGRAMS";
/// Leaves SQLite out, which has had its own turn.
const ONLY: (&str, &str) = ("DCC_TEST_ONLY", "postgres");

/// A program that compiles and in which the lints find nothing.
pub fn clippy(bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    let warnings = bench.binaries(log)?.warnings;
    Ok(Tally::one(warnings == 0))
}

/// The rules, natively; and the same crate alone for the browser.
pub fn domain(bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    let mut sum = room("domain", &[], &[], bench, log)?;
    sum.add(rules_for_the_browser(bench, log)?);
    Ok(sum)
}

pub fn xtask(bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    room("xtask", &[], &[], bench, log)
}

pub fn documents(bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    room("documents", &[], &[], bench, log)
}

pub fn services(bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    let mut sum = room("migrations", &[], &[], bench, log)?;
    let mut facts = vec!["--include-ignored", "--skip", "postgres_only", "--skip", "a_process_that_writes"];
    if let Err(missing) = prerequisites::strace() {
        facts.extend(["--skip", "power_cut"]);
        sum.add(Tally::skip(missing.to_string(), false));
    }
    without_root(&mut facts, &mut sum);
    sum.add(room("services", &[], &facts, bench, log)?);
    Ok(sum)
}

/// The same tests on a throw-away server, which stops when the suite ends, whatever happens.
pub fn postgres(bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    if let Err(missing) = prerequisites::postgres() {
        return Ok(Tally::skip(missing.to_string(), false));
    }
    let programs = prerequisites::postgres_folder().unwrap_or_default().display().to_string();
    let server = Postgres::start()?;
    let url = server.url();
    let there = [(POSTGRES, url.as_str()), (PROGRAMS, programs.as_str()), ONLY];
    let mut sum = room("migrations", &there, &[], bench, log)?;
    sum.add(room("services", &there, &["--include-ignored", "--skip", "sqlite_only"], bench, log)?);
    // The service as its operator runs it; what it answers to a browser does not depend on the database.
    let facts = ["--include-ignored", "postgres_only", "import_directory", "on_each_database", "from_one_database"];
    sum.add(room("server", &there, &facts, bench, log)?);
    Ok(sum)
}

pub fn app(bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    room("app", &[], &[], bench, log)
}

pub fn server(bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    let (mut facts, mut sum) = (vec!["--include-ignored", "--skip", "postgres_only"], Tally::default());
    without_root(&mut facts, &mut sum);
    sum.add(room("server", &[], &facts, bench, log)?);
    Ok(sum)
}

/// Leaves out what only root may do.
fn without_root(facts: &mut Vec<&str>, sum: &mut Tally) {
    if !prerequisites::is_root() {
        facts.extend(["--skip", "small_disk"]);
        sum.add(Tally::skip("a disk that is really full: only root may mount a small one", true));
    }
}

fn room(name: &str, variables: &[(&str, &str)], choice: &[&str], bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    let mut variables = variables.to_vec();
    if bench.long {
        variables.push(super::LONG);
    }
    bench.binaries(log)?.run(name, &variables, choice, log)
}
