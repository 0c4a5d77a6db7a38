//! Measures beside their goal: `name | ours | rival | ratio | goal`.
//!
//! A measure is a median over rounds; where there is a rival, both take turns within each round, on the same machine,
//! and the ratio is the median of the rounds' ratios. A measure that cannot be taken here has no row.

mod examples;
mod http;
mod lists;
mod served;
mod start_up;
mod table;
mod territory;
mod typing;
mod weight;

use crate::{
    arguments::Arguments,
    build::Site,
    fault::{Fault, Outcome},
    place::Place,
    progress::Voice,
};
use std::process::ExitCode;
use table::Table;
use territory::{LARGE, SMALL, Territory};

const ROUNDS: usize = 5;
const PARTS: [&str; 5] = ["rooms", "small", "large", "weight", "typing"];
/// The parts that need the optimised server.
const OPTIMISED: [&str; 3] = ["rooms", "small", "large"];

pub fn bench(place: &Place, mut arguments: Arguments) -> Outcome<ExitCode> {
    let rounds = arguments.number("--rounds")?.unwrap_or(ROUNDS).max(1);
    let only = arguments.value("--only")?;
    arguments.finish()?;
    let mut table = Table::default();
    let parts = chosen(only.as_deref())?;
    if parts.iter().any(|part| OPTIMISED.contains(part)) {
        Voice::Screen.step("server and its rivals, optimised", || examples::build(place))?;
    }
    for part in parts {
        match part {
            "rooms" => examples::measure(place, rounds, &mut table)?,
            "small" => served(place, &SMALL, rounds, &mut table)?,
            "large" => served(place, &LARGE, rounds, &mut table)?,
            "weight" => weight::measure(place, &mut table)?,
            _ => typing::measure(place, rounds, &mut table)?,
        }
    }
    println!("\n{table}");
    Ok(if table.all_reached() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The parts asked for, in their own order; all of them when none is named.
fn chosen(only: Option<&str>) -> Outcome<Vec<&'static str>> {
    let Some(only) = only else { return Ok(PARTS.to_vec()) };
    if let Some(unknown) = only.split(',').find(|part| !PARTS.contains(part)) {
        return Err(Fault::new(format!("no measure named `{unknown}`: {}", PARTS.join(", "))));
    }
    Ok(PARTS.into_iter().filter(|part| only.split(',').any(|wanted| wanted == *part)).collect())
}

/// What a server on a territory does.
fn served(place: &Place, territory: &Territory, rounds: usize, table: &mut Table) -> Outcome {
    if !served::site(place).join("manifest.json").is_file() {
        Site { root: place.site(), release: false, voice: Voice::Screen }.make(place)?;
    }
    let folder = territory.write(place, table)?;
    start_up::measure(place, &folder, territory.name, rounds, table)?;
    lists::measure(place, &folder, territory.name, rounds, table)
}
