//! The small value sets (under 70 codes), by name. `forms::assemble` copies them into the forms that use them.
//!
//! Codes: CI-SIS, volet CANCER-FRCP 2025.01 (value sets of 2025-06-16); the displays are our own wording. Sets whose
//! system is `Dcc` have no public code system behind them: source expert knowledge, to be confirmed.

mod biomarkers;
mod board;
mod breast;
mod care;
mod genetics;
mod gyn;
mod lung;
mod lung_care;
mod person;
mod scores;
mod tnm;
mod tumour;

use super::{Coded, System};

/// One code of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The code system.
    pub system: System,
    /// The code, unique inside its set.
    pub code: &'static str,
    /// The French display.
    pub display: &'static str,
    /// The codes of the narrowing answer for which it exists; every code when empty.
    pub only_for: &'static [&'static str],
}

/// A value set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ValueSet {
    /// The name that forms use.
    pub key: &'static str,
    /// The OID of the official set, when it is one.
    pub oid: Option<&'static str>,
    /// Its version.
    pub version: &'static str,
    /// Its codes, in the order of lists.
    pub entries: &'static [Entry],
}

const ANS: &str = "2025-06-16";
const OURS: &str = "1";

const fn entry(system: System, code: &'static str, display: &'static str) -> Entry {
    Entry { system, code, display, only_for: &[] }
}

const fn ours(code: &'static str, display: &'static str) -> Entry {
    entry(System::Dcc, code, display)
}

const fn official(key: &'static str, oid: &'static str, entries: &'static [Entry]) -> ValueSet {
    ValueSet { key, oid: Some(oid), version: ANS, entries }
}

const fn own_set(key: &'static str, entries: &'static [Entry]) -> ValueSet {
    ValueSet { key, oid: None, version: OURS, entries }
}

/// Every set.
pub fn all() -> impl Iterator<Item = &'static ValueSet> {
    let shared = [
        biomarkers::SETS,
        board::SETS,
        care::SETS,
        genetics::SETS,
        person::SETS,
        scores::SETS,
        tnm::SETS,
        tumour::SETS,
    ];
    let organs = [breast::SETS, lung::SETS, lung_care::SETS];
    shared.into_iter().chain(organs).chain(gyn::ALL).flatten()
}

/// A set by name.
#[must_use]
pub fn find(key: &str) -> Option<&'static ValueSet> {
    all().find(|set| set.key == key)
}

/// A code of a set, as an answer keeps it.
#[must_use]
pub fn coded(set: &str, code: &str) -> Option<Coded> {
    let set = find(set)?;
    let entry = set.entries.iter().find(|entry| entry.code == code)?;
    Some(Coded { version: set.version.to_owned(), ..Coded::new(entry.system, entry.code, entry.display) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn set_names_are_unique_and_sets_are_small() {
        let names: BTreeSet<&str> = all().map(|set| set.key).collect();
        assert_eq!(names.len(), all().count());
        for set in all() {
            assert!((1..70).contains(&set.entries.len()), "{}", set.key);
        }
    }

    #[test]
    fn codes_are_unique_inside_a_set_and_have_words() {
        for set in all() {
            let codes: BTreeSet<&str> = set.entries.iter().map(|entry| entry.code).collect();
            assert_eq!(codes.len(), set.entries.len(), "{}", set.key);
            assert!(set.entries.iter().all(|entry| !entry.display.is_empty()), "{}", set.key);
        }
    }

    #[test]
    fn no_line_breaks_before_a_sign() {
        for entry in all().flat_map(|set| set.entries) {
            let apart = [" :", " ;", " ?", " !", " »", "« "].iter().find(|sign| entry.display.contains(**sign));
            assert_eq!(apart, None, "{}", entry.display);
        }
    }

    #[test]
    fn official_sets_have_the_size_of_the_official_files() {
        for (key, size) in [
            ("nature", 2),
            ("appareil", 14),
            ("organe", 57),
            ("soins-transversaux", 10),
            ("statut-cas", 2),
            ("quorum", 3),
            ("phase", 2),
            ("progression", 3),
            ("oms", 6),
            ("traitement-frcp", 18),
            ("soins-support", 11),
            ("statut-document", 4),
            ("tabac", 7),
        ] {
            assert_eq!(find(key).unwrap().entries.len(), size, "{key}");
        }
    }
}
