//! Measures beside their goal: `name | ours | rival | ratio | goal`.
//!
//! A measure is a median over rounds; where there is a rival, both take turns within each round, on the same machine,
//! and the ratio is the median of the rounds' ratios. A measure that cannot be taken here has no row.

mod examples;
mod start_up;
mod table;
mod weight;

use crate::{arguments::Arguments, fault::Outcome, place::Place, progress::Voice, run};
use std::process::ExitCode;
use table::Table;

const ROUNDS: usize = 5;

pub fn bench(place: &Place, mut arguments: Arguments) -> Outcome<ExitCode> {
    let rounds = arguments.number("--rounds")?.unwrap_or(ROUNDS).max(1);
    arguments.finish()?;
    let mut table = Table::default();
    weight::measure(place, &mut table)?;
    Voice::Screen.step("server, optimised", || run::build_server(place, true, &Voice::Screen))?;
    start_up::measure(place, rounds, &mut table)?;
    examples::measure(place, rounds, &mut table)?;
    println!("\n{table}");
    Ok(if table.all_reached() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
