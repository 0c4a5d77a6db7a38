//! From the start of the process to its first sign-in page, and the memory that it then holds.

use super::{
    served::Served,
    table::{Goal, Row, Table},
};
use crate::{fault::Outcome, place::Place};
use std::{path::Path, thread, time::Duration};

const GOAL_MS: f64 = 300.0;
const GOAL_MIB: f64 = 100.0;
/// After this long, nobody having asked for anything, the process is idle.
const IDLE: Duration = Duration::from_secs(3);

/// Measures on the database of `folder`, which `name` describes.
pub fn measure(place: &Place, folder: &Path, name: &str, rounds: usize, table: &mut Table) -> Outcome {
    drop(Served::ours(place, folder)?);
    let (mut times, mut memory) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        let server = Served::ours(place, folder)?;
        times.push(server.start_up.as_secs_f64() * 1000.0);
        thread::park_timeout(IDLE);
        memory.push(server.memory()?);
    }
    let row = |what: &str, unit: &str, ours, limit| Row {
        name: format!("{what}, {name}"),
        unit: unit.to_owned(),
        ours,
        rival: Vec::new(),
        goal: Goal::AtMost(limit),
    };
    table.add(row("start to sign-in page", "ms", times, GOAL_MS));
    table.add(row("idle memory", "MiB", memory, GOAL_MIB));
    Ok(())
}
