//! The suites that are one or two cargo commands.

use super::{Bench, log::Log, tally, tally::Tally};
use crate::{
    build::{PROGRAMS, WASM_TARGET, ensure_wasm_target},
    command,
    fault::Outcome,
};

pub fn fmt(bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    let ran = log.run(command::cargo(bench.place, &["fmt", "--all", "--check"]))?;
    Ok(Tally::one(ran.ok))
}

/// Everything that runs natively, with the views as the server sees them.
pub fn clippy(bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    let rooms = ["domain", "documents", "services", "migrations", "server", "app", "xtask"];
    let mut cargo = command::cargo(bench.place, &["clippy", "--quiet", "--all-targets", "--features", "app/ssr"]);
    rooms.iter().for_each(|room| {
        cargo.args(["-p", room]);
    });
    cargo.args(["--", "-D", "warnings"]);
    Ok(Tally::one(log.run(cargo)?.ok))
}

/// The two programs, as the browser sees them.
pub fn clippy_wasm(bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    ensure_wasm_target(bench.place, &log.voice())?;
    let mut sum = Tally::default();
    for program in PROGRAMS {
        let mut cargo = command::cargo(bench.place, &["clippy", "--quiet", "-p", "frontend", "--lib"]);
        cargo.args(["--target", WASM_TARGET, "--no-default-features", "--features", program]);
        cargo.args(["--profile", "wasm-dev", "--target-dir"]).arg(bench.place.front());
        cargo.args(["--", "-D", "warnings"]);
        sum.add(Tally::one(log.run(cargo)?.ok));
    }
    Ok(sum)
}

/// The rules, natively; and the same crate alone for the browser.
pub fn domain(bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    ensure_wasm_target(bench.place, &log.voice())?;
    let mut sum = rust_tests(bench, log, &["-p", "domain", "--all-features"])?;
    let check = command::cargo(bench.place, &["check", "--quiet", "-p", "domain", "--target", WASM_TARGET]);
    sum.add(Tally::one(log.run(check)?.ok));
    Ok(sum)
}

pub fn xtask(bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    rust_tests(bench, log, &["-p", "xtask"])
}

fn rust_tests(bench: &Bench, log: &mut Log, words: &[&str]) -> Outcome<Tally> {
    let mut cargo = command::cargo(bench.place, &["test", "--no-fail-fast"]);
    cargo.args(words);
    if bench.long {
        cargo.env("DCC_LONG", "1");
    }
    let ran = log.run(cargo)?;
    let mut tally = tally::of_rust_tests(&ran.output);
    if !ran.ok && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}
