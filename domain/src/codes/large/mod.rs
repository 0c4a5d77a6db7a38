//! The big tables, for the server's search only: nothing that the browser runs may refer to this module, and the
//! linker then leaves the tables out of the wasm. The browser asks the server while a person types.
//!
//! Codes: CIM-10 and CIM-O-3 as in the ANS value sets "tumeur" and "morphologie" (2025-06-16), the most used ones only;
//! the labels and synonyms are our own. The whole classifications are imported from the official files.

mod morphologies;
mod tumours;

use super::{Coded, System, plain};

/// Code, label, synonyms.
type Row = (&'static str, &'static str, &'static str);

const VERSION: &str = "2025-06-16";

/// The tumours of CIM-10 that match what is typed, best first, 30 at most. Accents, case and the order of words do not
/// matter; each typed word starts a word of the code, the label or the synonyms.
#[must_use]
pub fn find_tumours(query: &str) -> Vec<Coded> {
    find(System::Cim10, tumours::TUMOURS, query)
}

/// The morphologies of CIM-O-3 that match what is typed: as [`find_tumours`].
#[must_use]
pub fn find_morphologies(query: &str) -> Vec<Coded> {
    find(System::CimO3, morphologies::MORPHOLOGIES, query)
}

/// A tumour of CIM-10 by its exact code.
#[must_use]
pub fn tumour(code: &str) -> Option<Coded> {
    exact(System::Cim10, tumours::TUMOURS, code)
}

/// A morphology of CIM-O-3 by its exact code.
#[must_use]
pub fn morphology(code: &str) -> Option<Coded> {
    exact(System::CimO3, morphologies::MORPHOLOGIES, code)
}

/// Every tumour of the table, with the synonyms of each: what a search over an imported list adds to its words.
pub fn tumours() -> impl Iterator<Item = (Coded, &'static str)> {
    tumours::TUMOURS.iter().map(|row| (coded(System::Cim10, row), row.2))
}

/// Every morphology of the table, as [`tumours`].
pub fn morphologies() -> impl Iterator<Item = (Coded, &'static str)> {
    morphologies::MORPHOLOGIES.iter().map(|row| (coded(System::CimO3, row), row.2))
}

const AT_MOST: usize = 30;

fn exact(system: System, rows: &[Row], code: &str) -> Option<Coded> {
    rows.iter().find(|(known, _, _)| *known == code).map(|row| coded(system, row))
}

fn find(system: System, rows: &[Row], query: &str) -> Vec<Coded> {
    let query = plain(query);
    let words: Vec<&str> = query.split_whitespace().collect();
    if words.is_empty() {
        return vec![];
    }
    let mut found: Vec<(u8, &Row)> = rows.iter().filter_map(|row| Some((rank(row, &query, &words)?, row))).collect();
    found.sort_by_key(|(rank, row)| (*rank, row.0));
    found.into_iter().take(AT_MOST).map(|(_, row)| coded(system, row)).collect()
}

fn coded(system: System, row: &Row) -> Coded {
    Coded { version: VERSION.to_owned(), ..Coded::new(system, row.0, row.1) }
}

/// How well a row matches: the smaller the better; `None` when a word is nowhere.
fn rank(row: &Row, query: &str, words: &[&str]) -> Option<u8> {
    let (code, label, synonyms) = (plain(row.0), plain(row.1), plain(row.2));
    let starts = |text: &str, word: &str| text.split_whitespace().any(|known| known.starts_with(word));
    let everywhere = [code.as_str(), label.as_str(), synonyms.as_str()];
    let all = words.iter().all(|word| everywhere.iter().any(|text| starts(text, word)));
    if code.replace(' ', "").starts_with(&query.replace(' ', "")) {
        return Some(0);
    }
    let in_label = words.iter().all(|word| starts(&label, word));
    all.then_some(match () {
        () if label.starts_with(query) => 1,
        () if in_label => 2,
        () => 3,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn codes(found: &[Coded]) -> Vec<&str> {
        found.iter().map(|coded| coded.code.as_str()).collect()
    }

    #[test]
    fn a_tumour_is_found_by_code_word_or_synonym_without_accents() {
        for (typed, first) in [
            ("c50.4", "C50.4"),
            ("C504", "C50.4"),
            ("sein supero externe", "C50.4"),
            ("oesophage tiers moyen", "C15.4"),
            ("QSE", "C50.4"),
            ("glioblastome", "C71.9"),
            ("col uterus", "C53.8"),
            ("CHC", "C22.0"),
        ] {
            assert_eq!(codes(&find_tumours(typed)).first(), Some(&first), "{typed}");
        }
        assert!(find_tumours("licorne").is_empty() && find_tumours("  ").is_empty());
    }

    #[test]
    fn a_morphology_is_found_the_same_way() {
        assert_eq!(codes(&find_morphologies("8500/3")), ["8500/3"]);
        assert_eq!(codes(&find_morphologies("lobulaire infiltrant")), ["8520/3", "8522/3"]);
        assert!(codes(&find_morphologies("malpighien")).contains(&"8070/3"));
        assert_eq!(morphology("8140/3").unwrap().display, "Adénocarcinome");
    }

    #[test]
    fn codes_are_unique() {
        for rows in [tumours::TUMOURS, morphologies::MORPHOLOGIES] {
            let codes: BTreeSet<&str> = rows.iter().map(|row| row.0).collect();
            assert_eq!(codes.len(), rows.len());
        }
    }
}
