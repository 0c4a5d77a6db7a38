//! Counts of one suite or of all.

use std::fmt;

/// How the line begins in which a test counts the faults that it made.
const FAULTS: &str = "faults: ";

#[derive(Default)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
    skips: Vec<Skip>,
    /// Figures worth a look, beside the counts.
    note: String,
    /// What the programs told of the faults that they went through, one line each.
    faults: Vec<String>,
}

struct Skip {
    count: usize,
    reason: String,
    /// Nothing a developer could do about it here.
    allowed: bool,
}

impl Tally {
    pub fn passed(count: usize) -> Self {
        Self { passed: count, ..Self::default() }
    }

    pub fn failed(count: usize) -> Self {
        Self { failed: count, ..Self::default() }
    }

    /// One check that holds or not.
    pub fn one(holds: bool) -> Self {
        if holds { Self::passed(1) } else { Self::failed(1) }
    }

    pub fn skip(reason: impl Into<String>, allowed: bool) -> Self {
        Self { skips: vec![Skip { count: 1, reason: reason.into(), allowed }], ..Self::default() }
    }

    pub fn with_note(mut self, note: String) -> Self {
        self.note = note;
        self
    }

    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.faults.extend(other.faults);
        for skip in other.skips {
            match self.skips.iter_mut().find(|known| known.reason == skip.reason) {
                Some(known) => known.count += skip.count,
                None => self.skips.push(skip),
            }
        }
    }

    pub fn skipped(&self) -> usize {
        self.skips.iter().map(|skip| skip.count).sum()
    }

    pub fn refused_skips(&self) -> usize {
        self.skips.iter().filter(|skip| !skip.allowed).map(|skip| skip.count).sum()
    }

    pub fn faults(&self) -> &[String] {
        &self.faults
    }

    pub fn reasons(&self) -> impl Iterator<Item = (usize, &str)> {
        self.skips.iter().map(|skip| (skip.count, skip.reason.as_str()))
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed", self.passed)?;
        if self.failed > 0 {
            write!(f, ", {} FAILED", self.failed)?;
        }
        if self.skipped() > 0 {
            write!(f, ", {} skipped", self.skipped())?;
        }
        if self.note.is_empty() { Ok(()) } else { write!(f, "  {}", self.note) }
    }
}

/// Adds up what Rust's test programs printed: `test result: ok. 3 passed; 0 failed; 1 ignored; ...`.
pub fn of_rust_tests(output: &str) -> Tally {
    let mut sum = Tally::default();
    for line in output.lines() {
        if let Some(counts) = line.strip_prefix("test result: ") {
            sum.passed += count(counts, "passed");
            sum.failed += count(counts, "failed");
        } else if let Some(at) = line.find(FAULTS) {
            // It may stand behind the name of its test, which has no end of line yet.
            sum.faults.extend(line.get(at..).map(str::to_owned));
        } else if let Some((name, reason)) = ignored(line) {
            sum.add(Tally::skip(format!("{name}: {reason}"), false));
        }
    }
    sum
}

fn count(counts: &str, word: &str) -> usize {
    let part = counts.split([';', '.']).find(|part| part.trim().ends_with(word));
    part.and_then(|part| part.split_whitespace().next()).and_then(|number| number.parse().ok()).unwrap_or(0)
}

fn ignored(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.strip_prefix("test ")?.split_once(" ... ignored")?;
    let reason = rest.strip_prefix(", ").filter(|reason| !reason.is_empty());
    Some((name, reason.unwrap_or("no reason given")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTPUT: &str = "\
running 5 tests
test quorum::three_specialties_are_a_quorum ... ok
test planning::long ... ignored, takes an hour
test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s
test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s";

    #[test]
    fn counts_are_added_over_the_test_programs() {
        let tally = of_rust_tests(OUTPUT);
        assert_eq!((tally.passed, tally.failed, tally.skipped()), (4, 2, 1));
    }

    #[test]
    fn the_counts_of_faults_are_kept_wherever_they_stand_in_their_line() {
        let tally = of_rust_tests("test a ... faults: kill -9: 8 times\nok\nfaults: power cut: 40 cut points\n");
        assert_eq!(tally.faults(), ["faults: kill -9: 8 times", "faults: power cut: 40 cut points"]);
    }

    #[test]
    fn a_skipped_test_says_why() {
        let tally = of_rust_tests(OUTPUT);
        assert_eq!(tally.reasons().collect::<Vec<_>>(), [(1, "planning::long: takes an hour")]);
    }

    #[test]
    fn only_some_skips_are_refused() {
        let mut tally = Tally::skip("not here", true);
        tally.add(Tally::skip("too long", false));
        assert_eq!((tally.skipped(), tally.refused_skips()), (2, 1));
    }
}
