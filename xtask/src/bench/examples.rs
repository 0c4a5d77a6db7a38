//! Measures that live with the code they measure: an example named `bench` in a room.
//!
//! Each run is one round, in which the example lets its rivals take turns with ours. It prints one line per measure,
//! `name|unit|ours|rival|goal`, where the rival may be empty and the goal is `30` (of the unit) or `1.2x` (the ratio).

use super::table::{Goal, Row, Table};
use crate::{
    command,
    fault::{Fault, Outcome},
    place::Place,
    progress::Voice,
};
use std::path::PathBuf;

const ROOMS: [&str; 1] = ["documents"];
/// The rival of the lists, an example of the server.
pub const BARE_LIST: &str = "bare_list";

/// The rival of the drafts, another one.
pub const BARE_DRAFTS: &str = "bare_drafts";
/// The rival of an agenda that did not change.
pub const BARE_UNCHANGED: &str = "bare_unchanged";
/// The rival of the year of a territory.
pub const BARE_YEAR: &str = "bare_year";

/// Builds the server and every program that measures or rivals it, at once: built apart, the same libraries would be built
/// twice with other features.
pub fn build(place: &Place) -> Outcome {
    let mut cargo = command::cargo(place, &["build", "--quiet", "--release", "-p", "server", "--bins"]);
    cargo.args(["--example", BARE_LIST, "--example", BARE_DRAFTS, "--example", BARE_UNCHANGED, "--example", BARE_YEAR]);
    for room in ROOMS {
        cargo.args(["-p", room, "--example", "bench"]);
    }
    Voice::Screen.run(cargo)
}

/// Where such a program is.
pub fn program(place: &Place, name: &str) -> PathBuf {
    place.target.join("release/examples").join(name)
}

pub fn measure(place: &Place, rounds: usize, table: &mut Table) -> Outcome {
    for _room in ROOMS {
        run(place, "bench", rounds, table)?;
    }
    Ok(())
}

/// Adds what an example measures, one run per round.
pub fn run(place: &Place, example: &str, rounds: usize, table: &mut Table) -> Outcome {
    let mut rows: Vec<Row> = Vec::new();
    for _ in 0..rounds {
        for line in command::read(command::program(program(place, example), &[]))?.lines() {
            merge(&mut rows, read(line).ok_or_else(|| Fault::new(format!("{example}: not a measure: {line}")))?);
        }
    }
    rows.into_iter().for_each(|row| table.add(row));
    Ok(())
}

fn read(line: &str) -> Option<Row> {
    let [name, unit, ours, rival, goal]: [&str; 5] =
        line.split('|').map(str::trim).collect::<Vec<_>>().try_into().ok()?;
    let goal = match goal.strip_suffix('x') {
        Some(ratio) => Goal::RatioAtMost(ratio.trim().parse().ok()?),
        None => Goal::AtMost(goal.parse().ok()?),
    };
    let rival = if rival.is_empty() { Vec::new() } else { vec![rival.parse().ok()?] };
    Some(Row { name: name.to_owned(), unit: unit.to_owned(), ours: vec![ours.parse().ok()?], rival, goal })
}

/// Adds a round to the measure of the same name.
fn merge(rows: &mut Vec<Row>, row: Row) {
    match rows.iter_mut().find(|known| known.name == row.name) {
        Some(known) => {
            known.ours.extend(row.ours);
            known.rival.extend(row.rival);
        }
        None => rows.push(row),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_is_read_from_its_line() {
        let row = read("PDF of one FRCP | ms | 12.5 | | 30").unwrap();
        assert_eq!((row.name.as_str(), row.ours, row.rival.len()), ("PDF of one FRCP", vec![12.5], 0));
        assert!(read("PDF of one FRCP | ms | fast | | 30").is_none());
    }

    #[test]
    fn rounds_of_one_measure_come_together() {
        let mut rows = Vec::new();
        merge(&mut rows, read("a|ms|1|2|1x").unwrap());
        merge(&mut rows, read("a|ms|3|4|1x").unwrap());
        assert_eq!((rows.len(), rows[0].ours.clone()), (1, vec![1.0, 3.0]));
    }
}
