//! Measures that a real browser takes: a play of `end2end/bench`, on the release program and a development server.

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

/// Plays the measure named `play`, and answers what it wrote.
pub fn play(place: &Place, play: &str, rounds: usize) -> Outcome<Value> {
    let site = Site { root: size::folder(place), release: true, voice: Voice::Screen };
    site.make(place)?;
    Voice::Screen.run(command::cargo(place, &["build", "--quiet", "-p", "server"]))?;
    browser::install(place)?;
    let output = place.own().join(play).with_extension("json");
    let words = ["playwright", "test", play, "--config", "bench.config.ts", "--project", "desktop"];
    let mut command = command::program("npx", &words);
    command.current_dir(browser::folder(place)).env("DCC_ROUNDS", rounds.to_string()).env("DCC_BENCH_OUTPUT", &output);
    command.env("DCC_SERVER", place.server_program(false)).env("DCC_SITE_ROOT", &site.root);
    Voice::Screen.run(command)?;
    serde_json::from_str(&files::text(&output)?).during(output.display())
}

/// The rounds of one side of a measure.
pub fn numbers(measured: Option<&Value>, name: &str) -> Outcome<Vec<f64>> {
    let list = measured.and_then(|measured| measured.get(name)).and_then(Value::as_array);
    list.map(|list| list.iter().filter_map(Value::as_f64).collect())
        .ok_or_else(|| Fault::new(format!("the browser measured no `{name}`")))
}
