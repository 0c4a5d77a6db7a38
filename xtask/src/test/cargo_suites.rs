//! The suites that are one or two cargo commands.

use super::{Bench, log::Log, tally::Tally};
use crate::{
    build::{PROGRAMS, WASM_TARGET, ensure_wasm_target},
    command,
    fault::Outcome,
};

pub fn fmt(bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    let ran = log.run(command::cargo(bench.place, &["fmt", "--all", "--check"]))?;
    Ok(Tally::one(ran.ok))
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

/// The rules alone, for the browser: nothing of the server has come into them.
pub fn rules_for_the_browser(bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    ensure_wasm_target(bench.place, &log.voice())?;
    let check = command::cargo(bench.place, &["check", "--quiet", "-p", "domain", "--target", WASM_TARGET]);
    Ok(Tally::one(log.run(check)?.ok))
}
