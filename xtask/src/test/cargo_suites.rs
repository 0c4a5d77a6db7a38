//! The suites that are one or two cargo commands.

use super::{Bench, log::Log, tally::Tally};
use crate::{
    build::{PROGRAMS, WASM_TARGET, ensure_wasm_target},
    command,
    fault::Outcome,
};
use std::process::Command;

pub fn fmt(bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    let ran = log.run(command::cargo(bench.place, &["fmt", "--all", "--check"]))?;
    Ok(Tally::one(ran.ok))
}

/// The two programs, as the browser sees them.
pub fn clippy_wasm(bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    ensure_wasm_target(bench.place, &log.voice())?;
    let mut sum = Tally::default();
    for program in PROGRAMS {
        let mut cargo = lint_for_the_browser(bench, "frontend", &["--no-default-features", "--features", program]);
        cargo.args(["--", "-D", "warnings"]);
        sum.add(Tally::one(log.run(cargo)?.ok));
    }
    Ok(sum)
}

/// The rules alone, for the browser: nothing of the server has come into them.
pub fn rules_for_the_browser(bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    ensure_wasm_target(bench.place, &log.voice())?;
    Ok(Tally::one(log.run(lint_for_the_browser(bench, "domain", &[]))?.ok))
}

fn lint_for_the_browser(bench: &Bench, room: &str, words: &[&str]) -> Command {
    let mut cargo = command::cargo(bench.place, &["clippy", "--quiet", "--lib", "--target", WASM_TARGET, "-p", room]);
    cargo.args(["--profile", "wasm-dev", "--target-dir"]).arg(bench.place.front()).args(words);
    cargo
}
