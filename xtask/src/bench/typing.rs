//! What a key typed in the generic form costs the browser, beside a key in a plain form.

use super::table::{Goal, Row, Table};
use crate::{
    build::Site,
    command,
    fault::{During, Fault, Outcome},
    files,
    place::Place,
    progress::Voice,
    test::{browser, size},
};
use serde_json::Value;

/// Milliseconds of the main thread that a key may cost over a plain form's, for all but one key in twenty.
const MORE: f64 = 4.0;

pub fn measure(place: &Place, rounds: usize, table: &mut Table) -> Outcome {
    let site = Site { root: size::folder(place), release: true, voice: Voice::Screen };
    site.make(place)?;
    Voice::Screen.run(command::cargo(place, &["build", "--quiet", "-p", "server"]))?;
    browser::install(place)?;
    let output = place.own().join("typing.json");
    let mut play = command::program(
        "npx",
        &["playwright", "test", "typing", "--config", "bench.config.ts", "--project", "desktop"],
    );
    play.current_dir(browser::folder(place)).env("DCC_ROUNDS", rounds.to_string()).env("DCC_TYPING_OUTPUT", &output);
    play.env("DCC_SERVER", place.server_program(false)).env("DCC_SITE_ROOT", &site.root);
    Voice::Screen.run(play)?;
    let measured: Value = serde_json::from_str(&files::text(&output)?).during("the cost of typing")?;
    table.add(Row {
        name: "a key in the generic form, p95".into(),
        unit: "ms".into(),
        ours: numbers(&measured, "ours")?,
        rival: numbers(&measured, "rival")?,
        goal: Goal::OverRivalAtMost(MORE),
    });
    Ok(())
}

fn numbers(measured: &Value, name: &str) -> Outcome<Vec<f64>> {
    let list = measured.get(name).and_then(Value::as_array);
    list.map(|list| list.iter().filter_map(Value::as_f64).collect())
        .ok_or_else(|| Fault::new(format!("the browser measured no `{name}`")))
}
