//! What a key typed in the generic form costs the browser, beside a key in a plain form.

use super::{
    played,
    table::{Goal, Row, Table},
};
use crate::{fault::Outcome, place::Place};

/// Milliseconds of the main thread that a key may cost over a plain form's, for all but one key in twenty.
const MORE: f64 = 4.0;

pub fn measure(place: &Place, rounds: usize, table: &mut Table) -> Outcome {
    let measured = played::play(place, "typing", rounds)?;
    table.add(Row {
        name: "a key in the generic form, p95".into(),
        unit: "ms".into(),
        ours: played::numbers(Some(&measured), "ours")?,
        rival: played::numbers(Some(&measured), "rival")?,
        goal: Goal::OverRivalAtMost(MORE),
    });
    Ok(())
}
