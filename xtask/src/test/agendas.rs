//! Calendar files, read by two parsers that are not ours, each in three time zones of its process: the same instants everywhere.

use super::{Bench, browser, conformance, log::Log, tally::Tally};
use crate::{
    command,
    fault::{Fault, Outcome},
    files, prerequisites,
};
use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// Where the test leaves the files.
const OUT: &str = "DCC_ICS_OUT";
/// The test that leaves them.
const LEAVES: &str = "calendars_are_left_for_other_readers";
/// Paris, west of it, and nearly a day east of it with the seasons of the south.
const ZONES: [&str; 3] = ["Europe/Paris", "America/New_York", "Pacific/Auckland"];

pub fn agendas(bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    let missing = prerequisites::python().and_then(|()| prerequisites::browser());
    if let Err(missing) = missing {
        return Ok(Tally::skip(missing.to_string(), false));
    }
    let readers = bench.place.root.join("xtask/readers");
    let python = conformance::python_with(bench, "agendas-venv", &readers.join("requirements.txt"), log)?;
    let Some(python) = python else { return Ok(Tally::skip("pip cannot install a reader of calendars", false)) };
    browser::install(bench.place)?;
    let files = samples(bench, log)?;
    let mut sum = Tally::default();
    for zone in ZONES {
        let mut with_python = command::program(&python, &[]);
        with_python.arg(readers.join("read_agenda.py"));
        let mut with_node = command::program("node", &["readers/read-agenda.mjs"]);
        with_node.current_dir(browser::folder(bench.place));
        for reader in [with_python, with_node] {
            read(reader, zone, &files, log)?.into_iter().for_each(|good| sum.add(Tally::one(good)));
        }
    }
    Ok(sum)
}

/// The files, written by the test of their room.
fn samples(bench: &Bench, log: &mut Log) -> Outcome<Vec<PathBuf>> {
    let folder = bench.place.own().join("ics");
    files::clear(&folder)?;
    let name = folder.display().to_string();
    let tally = bench.binaries(log)?.run("documents", &[(OUT, name.as_str())], &[LEAVES], log)?;
    if tally.failed > 0 || tally.passed == 0 {
        return Err(Fault::new(format!("{LEAVES} left no file")));
    }
    files::below(&folder, &[".ics"])
}

/// One check per file: a reader in a time zone understands what stands beside it, to the letter.
fn read(mut reader: Command, zone: &str, files: &[PathBuf], log: &mut Log) -> Outcome<Vec<bool>> {
    reader.args(files).env("TZ", zone);
    let said = log.run(reader)?.output;
    files.iter().map(|file| Ok(understands(&said, file, &files::text(&file.with_extension("expected"))?))).collect()
}

fn understands(said: &str, file: &Path, expected: &str) -> bool {
    let name = format!("{}\n", file.display());
    let after = said.split_once(&name).map(|(_, after)| after);
    after.is_some_and(|told| told.strip_prefix(expected).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_understood_when_all_that_is_said_of_it_is_expected() {
        let said = "/a.ics\nPUBLISH\n1 0 CONFIRMED 5 6\n/b.ics\nPUBLISH\n1 0 CONFIRMED 5 7\n";
        let of = |name: &str, expected| understands(said, Path::new(name), expected);
        assert!(of("/a.ics", "PUBLISH\n1 0 CONFIRMED 5 6\n") && of("/b.ics", "PUBLISH\n1 0 CONFIRMED 5 7\n"));
        assert!(!of("/b.ics", "PUBLISH\n1 0 CONFIRMED 5 6\n") && !of("/b.ics", "PUBLISH\n") && !of("/c.ics", ""));
    }
}
