//! What each program weighs on the wire.

use super::table::{Goal, Row, Table};
use crate::{
    build::{Site, compress, wasm},
    fault::{During, Outcome},
    files,
    place::Place,
    progress::Voice,
    test::size,
};

/// What the planning may add, in kilobytes.
const PLANNING: f64 = 60.0;

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
    planning(place, &site, table)
}

/// What the planning adds to the professionals' program: the same program, built with its pages and without.
fn planning(place: &Place, site: &Site, table: &mut Table) -> Outcome {
    let folder = place.own().join("without-planning");
    files::clear(&folder)?;
    let without = Voice::Screen.step("the program without the planning", || {
        wasm::compile(place, "pro-without-planning", true, &Voice::Screen)
    })?;
    files::write(&folder.join("program.js"), without.script)?;
    files::write(&folder.join("program.wasm"), without.wasm)?;
    compress::all(&folder)?;
    let left = ["program.js.br", "program.wasm.br"].iter().map(|file| std::fs::metadata(folder.join(file)));
    let left = left.map(|file| file.map(|file| file.len())).sum::<std::io::Result<u64>>().during("its weight")?;
    table.add(Row {
        name: "what the planning adds to the program, brotli".to_owned(),
        unit: "kB".to_owned(),
        ours: vec![size::kilobytes(size::weight(site, "pro")?.saturating_sub(left))],
        rival: Vec::new(),
        goal: Goal::AtMost(PLANNING),
    });
    Ok(())
}
