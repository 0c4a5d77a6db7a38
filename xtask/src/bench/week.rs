//! The week by the hour beside a plain table of the same cells: laid out, scrolled, and a session carried over it.

use super::{
    played,
    table::{Goal, Row, Table},
};
use crate::{fault::Outcome, place::Place};

/// How much longer than the table the week may take to be laid out.
const LONGER: f64 = 1.3;
/// Frames in a hundred that may come late beyond the table's, on a processor made four times slower.
const LATER: f64 = 5.0;

pub fn measure(place: &Place, rounds: usize, table: &mut Table) -> Outcome {
    let measured = played::play(place, "calendar", rounds)?;
    for (part, name, unit, goal) in [
        ("layout", "the week laid out once more, beside a plain table", "ms", Goal::RatioAtMost(LONGER)),
        (
            "scroll",
            "late frames while the week is scrolled, processor 4 times slower",
            "%",
            Goal::OverRivalAtMost(LATER),
        ),
        ("drag", "late frames while a session is carried, processor 4 times slower", "%", Goal::OverRivalAtMost(LATER)),
    ] {
        table.add(Row {
            name: name.into(),
            unit: unit.into(),
            ours: played::numbers(measured.get(part), "ours")?,
            rival: played::numbers(measured.get(part), "rival")?,
            goal,
        });
    }
    Ok(())
}
