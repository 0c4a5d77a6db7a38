//! What a key typed in the generic form costs the browser, beside a key in a plain form; and what a form with fifty lesions costs.

use super::{
    played,
    table::{Goal, Row, Table},
};
use crate::{fault::Outcome, place::Place};

/// Milliseconds of the main thread that a key may cost over a plain form's, for all but one key in twenty.
const MORE: f64 = 4.0;

/// What a form of senology with fifty lesions, a sample in each, may cost: the name of the measure, what it is, and milliseconds.
const LESIONS: [(&str, &str, f64); 5] = [
    ("open", "fifty lesions: the page opens and is live", 3000.0),
    ("key", "fifty lesions: a key, p95", 16.0),
    ("inside", "fifty lesions: a key in one of them", 50.0),
    ("add", "fifty lesions: the last is added", 500.0),
    ("move", "fifty lesions: a row is moved", 100.0),
];

pub fn measure(place: &Place, rounds: usize, table: &mut Table) -> Outcome {
    let measured = played::play(place, "typing", rounds)?;
    table.add(Row {
        name: "a key in the generic form, p95".into(),
        unit: "ms".into(),
        ours: played::numbers(Some(&measured), "ours")?,
        rival: played::numbers(Some(&measured), "rival")?,
        goal: Goal::OverRivalAtMost(MORE),
    });
    let lesions = played::play(place, "lesions", rounds)?;
    for (measure, name, limit) in LESIONS {
        table.add(Row {
            name: name.into(),
            unit: "ms".into(),
            ours: played::numbers(Some(&lesions), measure)?,
            rival: Vec::new(),
            goal: Goal::AtMost(limit),
        });
    }
    Ok(())
}
