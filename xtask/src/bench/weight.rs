//! What each program weighs on the wire.

use super::table::{Goal, Row, Table};
use crate::{build::Site, fault::Outcome, place::Place, progress::Voice, test::size};

pub fn measure(place: &Place, table: &mut Table) -> Outcome {
    let site = Site { root: size::folder(place), release: true, voice: Voice::Screen };
    site.make(place)?;
    for (program, budget) in size::BUDGETS {
        table.add(Row {
            name: format!("wasm and script of {program}, brotli"),
            unit: "kB".to_owned(),
            ours: vec![size::kilobytes(size::weight(&site, program)?)],
            rival: Vec::new(),
            goal: Goal::AtMost(size::kilobytes(budget * 1000)),
        });
    }
    Ok(())
}
