//! The journeys, in a real browser, on the release programs and a server of their own.

use super::{Bench, log::Log, size, tally::Tally};
use crate::{
    command,
    fault::{During, Outcome},
    files,
    place::Place,
    prerequisites,
    progress::Voice,
};
use serde_json::Value;
use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

pub fn browser(bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    if let Err(missing) = prerequisites::browser() {
        return Ok(Tally::skip(missing.to_string(), false));
    }
    let site = size::made(bench, log)?;
    bench.binaries(log)?;
    if !installed(bench.place) && !log.run(npm_ci(bench.place))?.ok {
        return Ok(Tally::failed(1));
    }
    play(bench, &site.root, log)
}

fn play(bench: &Bench, site: &Path, log: &mut Log) -> Outcome<Tally> {
    played(bench, "browser.json", &[], &[("DCC_SITE_ROOT", site.as_os_str())], log)
}

/// What Playwright tells of these specs, in a report of this name; the server is the one that the suites compiled.
pub fn played(
    bench: &Bench,
    report: &str,
    words: &[&str],
    variables: &[(&str, &OsStr)],
    log: &mut Log,
) -> Outcome<Tally> {
    let report = bench.place.own().join(report);
    if report.exists() {
        fs::remove_file(&report).during(report.display())?;
    }
    let mut command = command::program("npx", &["playwright", "test"]);
    command.args(words).current_dir(folder(bench.place)).env("CI", "1");
    command.env("DCC_SERVER", bench.place.server_program(false)).envs(variables.iter().copied());
    command.env("PLAYWRIGHT_JSON_OUTPUT_NAME", &report).env("FORCE_COLOR", "0");
    let ran = log.run(command)?;
    if !report.is_file() {
        return Ok(Tally::failed(1));
    }
    let mut tally = of_report(&serde_json::from_str(&files::text(&report)?).during("the browser's report")?);
    if !ran.ok && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}

fn of_report(report: &Value) -> Tally {
    let count = |name: &str| {
        let number = report.get("stats").and_then(|stats| stats.get(name)).and_then(Value::as_u64);
        usize::try_from(number.unwrap_or(0)).unwrap_or(usize::MAX)
    };
    let mut tally = Tally::passed(count("expected"));
    tally.failed = count("unexpected") + count("flaky");
    let mut reasons = Vec::new();
    collect_skips(report, &mut reasons);
    reasons.into_iter().for_each(|reason| tally.add(Tally::skip(reason, false)));
    for _ in tally.skipped()..count("skipped") {
        tally.add(Tally::skip("no reason given", false));
    }
    tally
}

/// The skipped tests of the report, with the reason each carries as an annotation.
fn collect_skips(node: &Value, reasons: &mut Vec<String>) {
    for spec in array(node, "specs") {
        let title = spec.get("title").and_then(Value::as_str).unwrap_or_default();
        for test in array(spec, "tests").filter(|test| test.get("status").and_then(Value::as_str) == Some("skipped")) {
            let notes = array(test, "annotations").filter_map(|note| note.get("description")?.as_str());
            let why = notes.collect::<Vec<_>>().join("; ");
            reasons.push(format!("{title}: {}", if why.is_empty() { "no reason given" } else { &why }));
        }
    }
    array(node, "suites").for_each(|suite| collect_skips(suite, reasons));
}

fn array<'a>(node: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    node.get(name).and_then(Value::as_array).into_iter().flatten()
}

/// Whether what is installed is what the lock says.
fn installed(place: &Place) -> bool {
    let age = |name: &str| fs::metadata(folder(place).join(name)).and_then(|file| file.modified()).ok();
    let there = age("node_modules/.package-lock.json");
    there.is_some() && there >= age("package-lock.json")
}

/// Installs what drives the browser, unless it is there already.
pub fn install(place: &Place) -> Outcome {
    if installed(place) { Ok(()) } else { Voice::Screen.run(npm_ci(place)) }
}

fn npm_ci(place: &Place) -> Command {
    let mut command = command::program("npm", &["ci", "--no-audit", "--no-fund"]);
    command.current_dir(folder(place)).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    command
}

/// Where the journeys are.
pub fn folder(place: &Place) -> PathBuf {
    place.root.join("end2end")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_report_is_counted_and_a_skip_keeps_its_reason() {
        let skipped = json!({ "title": "prints", "tests": [
            { "status": "skipped", "annotations": [{ "type": "skip", "description": "no printer" }] },
        ]});
        let report = json!({
            "stats": { "expected": 5, "unexpected": 1, "flaky": 0, "skipped": 1 },
            "suites": [{ "suites": [{ "specs": [skipped] }] }],
        });
        let tally = of_report(&report);
        assert_eq!((tally.passed, tally.failed), (5, 1));
        assert_eq!(tally.reasons().collect::<Vec<_>>(), [(1, "prints: no printer")]);
    }
}
