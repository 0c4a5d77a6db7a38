//! Measures beside their goal: `name | ours | rival | ratio | goal`.
//!
//! A measure is a median over rounds; where there is a rival, both take turns within each round, on the same machine,
//! and the ratio is the median of the rounds' ratios. A measure that cannot be taken here has no row.

mod agenda;
mod drafts;
mod examples;
mod forms;
mod http;
mod import;
mod lists;
mod pages;
mod played;
mod served;
mod start_up;
mod syncs;
mod table;
mod territory;
mod typing;
mod week;
mod weight;
mod year;

use crate::{
    arguments::Arguments,
    build::Site,
    fault::{Fault, Outcome},
    place::Place,
    progress::Voice,
};
use std::{path::PathBuf, process::ExitCode};
use table::Table;
use territory::{HUGE, LARGE, SMALL, Territory};

const ROUNDS: usize = 5;
const PARTS: [&str; 12] =
    ["rooms", "forms", "small", "drafts", "agenda", "year", "import", "large", "huge", "weight", "week", "typing"];
/// Too long to be taken unless it is named.
const ONLY_NAMED: &str = "huge";
/// The parts that need the optimised server.
const OPTIMISED: [&str; 8] = ["rooms", "small", "drafts", "agenda", "year", "import", "large", "huge"];

pub fn bench(place: &Place, mut arguments: Arguments) -> Outcome<ExitCode> {
    let rounds = arguments.number("--rounds")?.unwrap_or(ROUNDS).max(1);
    let only = arguments.value("--only")?;
    let keep = arguments.flag("--keep");
    arguments.finish()?;
    let mut table = Table::default();
    let parts = chosen(only.as_deref())?;
    if parts.iter().any(|part| OPTIMISED.contains(part)) {
        Voice::Screen.step("server and its rivals, optimised", || examples::build(place))?;
    }
    for part in parts {
        match part {
            "rooms" => examples::measure(place, rounds, &mut table)?,
            "forms" => forms::measure(place, rounds, &mut table)?,
            "small" => served(place, &SMALL, keep, rounds, &mut table)?,
            "drafts" => {
                let folder = written(place, &SMALL, keep, &mut table)?;
                drafts::measure(place, &folder, SMALL.name, rounds, &mut table)?;
            }
            "agenda" => {
                let folder = written(place, &SMALL, keep, &mut table)?;
                agenda::measure(place, &folder, SMALL.name, rounds, &mut table)?;
            }
            "year" => {
                let folder = written(place, &SMALL, keep, &mut table)?;
                year::measure(place, &folder, rounds, &mut table)?;
            }
            "import" => {
                let folder = written(place, &SMALL, false, &mut table)?;
                import::measure(place, &folder, &mut table)?;
            }
            "large" => served(place, &LARGE, keep, rounds, &mut table)?,
            "huge" => served(place, &HUGE, keep, rounds, &mut table)?,
            "weight" => weight::measure(place, &mut table)?,
            "week" => week::measure(place, rounds, &mut table)?,
            _ => typing::measure(place, rounds, &mut table)?,
        }
    }
    println!("\n{table}");
    Ok(if table.all_reached() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The parts asked for, in their own order; all of them but the longest when none is named.
fn chosen(only: Option<&str>) -> Outcome<Vec<&'static str>> {
    let Some(only) = only else {
        return Ok(PARTS.into_iter().filter(|part| *part != ONLY_NAMED).collect());
    };
    if let Some(unknown) = only.split(',').find(|part| !PARTS.contains(part)) {
        return Err(Fault::new(format!("no measure named `{unknown}`: {}", PARTS.join(", "))));
    }
    Ok(PARTS.into_iter().filter(|part| only.split(',').any(|wanted| wanted == *part)).collect())
}

/// A territory, and a site to serve it with. The one that the last measure wrote may be kept.
fn written(place: &Place, territory: &Territory, keep: bool, table: &mut Table) -> Outcome<PathBuf> {
    if !served::site(place).join("manifest.json").is_file() {
        Site { root: place.site(), release: false, voice: Voice::Screen }.make(place)?;
    }
    if keep && territory.is_there(place) { Ok(territory.folder(place)) } else { territory.write(place, table) }
}

/// What a server on a territory does.
fn served(place: &Place, territory: &Territory, keep: bool, rounds: usize, table: &mut Table) -> Outcome {
    let folder = written(place, territory, keep, table)?;
    start_up::measure(place, &folder, territory.name, rounds, table)?;
    lists::measure(place, &folder, territory.name, rounds, table)?;
    pages::measure(place, &folder, territory.name, rounds, table)
}

#[cfg(test)]
mod tests {
    use super::chosen;

    #[test]
    fn the_longest_part_is_taken_only_when_it_is_named() {
        assert!(!chosen(None).unwrap().contains(&"huge"));
        assert_eq!(chosen(Some("weight,huge")).unwrap(), ["huge", "weight"]);
        assert!(chosen(Some("enormous")).is_err());
    }
}
