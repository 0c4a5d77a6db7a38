//! How many bytes a person downloads before a page comes alive: wasm and its script, compressed with brotli.

use super::{Bench, log::Log, tally::Tally};
use crate::{
    build::{PROGRAMS, Site},
    fault::{During, Fault, Outcome},
    files,
    place::Place,
};
use serde_json::Value;
use std::{
    path::PathBuf,
    thread::{self, JoinHandle},
};

/// What each program should weigh at most, in kilobytes of 1,000 bytes: what a hospital's slow network carries in a second or two.
pub const BUDGETS: [(&str, u64); 2] = [("pro", 250), ("portal", 200)];

/// What a program that is over its budget may weigh until it is back under it: it never grows past this without a reason written here.
/// What is left to the professionals' program is mostly its own: its pages and the answers that they read. It weighed 466 before the
/// planning was whole; sessions carried by hand and by keys, series changed with what becomes of each session, closed days, full sessions,
/// the forecast of a quorum and the search for a board add 21; a year of dates ticked one by one, a dialog that keeps what it was opened on
/// and what is typed when the network falls, cases put off to a session that is chosen, boards that are suspended and one session with a
/// room of its own add 19; values of an organ that the server tells, drawings whose regions are answers, whatever the form, and the load
/// of a session as one named image, which makes a week lighter to lay out, add 4. The planning as a whole is bound apart: 60 at most,
/// weighed with its pages and without (`cargo xtask bench --only weight`).
const CEILINGS: [(&str, u64); 1] = [("pro", 511)];

pub fn size(bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    let site = made(bench, log)?;
    let mut sum = Tally::default();
    let mut notes = Vec::new();
    for (program, budget) in BUDGETS {
        let bytes = weight(&site, program)?;
        let ceiling = CEILINGS.iter().find(|(name, _)| *name == program).map_or(budget, |(_, ceiling)| *ceiling);
        let over = if bytes > budget * 1000 { format!(" (OVER ITS BUDGET, ceiling {ceiling})") } else { String::new() };
        let note = format!("{program} {:.0} of {budget} kB{over}", kilobytes(bytes));
        log.note(&note);
        notes.push(note);
        sum.add(Tally::one(bytes <= ceiling * 1000));
    }
    Ok(sum.with_note(notes.join(", ")))
}

/// Begins the site while the native programs are compiled: either work alone leaves one of two cores idle for minutes.
/// What goes wrong is told by the suite that needs the site, which makes it again.
pub fn begin(place: &Place) -> JoinHandle<()> {
    let place = place.clone();
    thread::spawn(move || {
        let begun = Log::open(&place, "site").and_then(|log| site_under_test(&place, &log).make(&place));
        begun.unwrap_or_default();
    })
}

/// The site, once it is made.
pub fn made(bench: &Bench, log: &Log) -> Outcome<Site> {
    if let Some(begun) = bench.site.take() {
        begun.join().map_err(|_| Fault::new("making the site stopped"))?;
    }
    let site = site_under_test(bench.place, log);
    site.make(bench.place)?;
    Ok(site)
}

/// The release that the size and the browser suites look at, apart from the one a person is running.
fn site_under_test(place: &Place, log: &Log) -> Site {
    Site { root: folder(place), release: true, voice: log.voice() }
}

/// Where it is.
pub fn folder(place: &Place) -> PathBuf {
    place.own().join("site")
}

/// The compressed bytes of a program: its script and its wasm.
pub fn weight(site: &Site, program: &str) -> Outcome<u64> {
    let manifest = files::text(&site.root.join("manifest.json"))?;
    let manifest: Value = serde_json::from_str(&manifest).during("manifest.json")?;
    let file = |kind: &str| manifest.get(program)?.get(kind)?.as_str().map(|path| format!("{}.br", &path));
    let mut sum = 0;
    for kind in ["js", "wasm"] {
        let path = file(kind).ok_or_else(|| Fault::new(format!("manifest.json has no {program}.{kind}")))?;
        let full = site.root.join(path.trim_start_matches('/'));
        sum += std::fs::metadata(&full).during(full.display())?.len();
    }
    Ok(sum)
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred kilobytes, shown without decimals")]
pub fn kilobytes(bytes: u64) -> f64 {
    bytes as f64 / 1000.0
}

/// The budgets name the programs that are built.
const _: () = assert!(BUDGETS.len() == PROGRAMS.len());
