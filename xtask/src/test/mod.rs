//! Every suite, one line each, and the sum on the last line.

mod agendas;
mod binaries;
pub mod browser;
mod cargo_suites;
mod conformance;
mod log;
mod native;
mod renderer;
pub mod size;
mod tally;
mod wall_suite;

use crate::{
    arguments::Arguments,
    fault::{Fault, Outcome},
    place::Place,
    progress::seconds,
};
use binaries::Binaries;
use log::Log;
use std::{
    cell::{Cell, OnceCell},
    io::{self, Write},
    process::ExitCode,
    thread::JoinHandle,
    time::Instant,
};
use tally::Tally;

/// What tells a test program to take the full counts.
const LONG: (&str, &str) = ("DCC_LONG", "1");

/// What the suites share.
pub struct Bench<'a> {
    place: &'a Place,
    long: bool,
    /// The native programs, compiled once for every suite.
    binaries: OnceCell<Binaries>,
    /// The site that the browser receives, while it is being made.
    site: Cell<Option<JoinHandle<()>>>,
}

struct Suite {
    name: &'static str,
    run: fn(&Bench, &mut Log) -> Outcome<Tally>,
}

const SUITES: [Suite; 16] = [
    Suite { name: "fmt", run: cargo_suites::fmt },
    Suite { name: "walls", run: wall_suite::walls },
    Suite { name: "clippy", run: native::clippy },
    Suite { name: "clippy-wasm", run: cargo_suites::clippy_wasm },
    Suite { name: "domain", run: native::domain },
    Suite { name: "xtask", run: native::xtask },
    Suite { name: "documents", run: native::documents },
    Suite { name: "services", run: native::services },
    Suite { name: "postgres", run: native::postgres },
    Suite { name: "app", run: native::app },
    Suite { name: "server", run: native::server },
    Suite { name: "size", run: size::size },
    Suite { name: "browser", run: browser::browser },
    Suite { name: "agendas", run: agendas::agendas },
    Suite { name: "renderer", run: renderer::renderer },
    Suite { name: "conformance", run: conformance::conformance },
];

/// What the browser receives is weighed, then played.
const NEED_THE_SITE: [&str; 2] = ["size", "browser"];

impl Bench<'_> {
    /// The native programs, compiled at the first call.
    fn binaries(&self, log: &mut Log) -> Outcome<&Binaries> {
        if let Some(binaries) = self.binaries.get() {
            return Ok(binaries);
        }
        let compiled = Binaries::compile(self, log)?;
        Ok(self.binaries.get_or_init(|| compiled))
    }
}

pub fn test(place: &Place, mut arguments: Arguments) -> Outcome<ExitCode> {
    let long = arguments.flag("--long");
    let no_skip = arguments.flag("--no-skip");
    let chosen = chosen(arguments.value("--only")?)?;
    arguments.finish()?;
    let site = chosen.iter().any(|suite| NEED_THE_SITE.contains(&suite.name)).then(|| size::begin(place));
    let bench = Bench { place, long, binaries: OnceCell::new(), site: Cell::new(site) };
    let mut sum = Tally::default();
    for suite in chosen {
        sum.add(run_one(suite, &bench)?);
    }
    println!("{} passed, {} failed, {} skipped", sum.passed, sum.failed, sum.skipped());
    let refused = sum.failed > 0 || (no_skip && sum.refused_skips() > 0);
    Ok(if refused { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn chosen(only: Option<String>) -> Outcome<Vec<&'static Suite>> {
    let Some(only) = only else { return Ok(SUITES.iter().collect()) };
    let names = || SUITES.map(|suite| suite.name).join(", ");
    only.split(',')
        .map(|name| {
            let found = SUITES.iter().find(|suite| suite.name == name);
            found.ok_or_else(|| Fault::new(format!("no suite named `{name}`; there are {}", names())))
        })
        .collect()
}

/// Runs a suite and prints its line; one that could not run at all counts as failed.
fn run_one(suite: &Suite, bench: &Bench) -> Outcome<Tally> {
    print!("{:<12} ", suite.name);
    io::stdout().flush().ok();
    let start = Instant::now();
    let mut log = Log::open(bench.place, suite.name)?;
    let tally = (suite.run)(bench, &mut log).unwrap_or_else(|fault| {
        log.note(&fault.to_string());
        Tally::failed(1)
    });
    println!("{:<44} {:>9}", tally.to_string(), seconds(start.elapsed()));
    for line in tally.faults() {
        println!("    {line}");
    }
    for (count, reason) in tally.reasons() {
        println!("    skipped: {reason}{}", if count > 1 { format!(" ({count})") } else { String::new() });
    }
    if tally.failed > 0 {
        log.print_end();
    }
    Ok(tally)
}
