//! The big tables, for the server only: nothing that the browser runs may refer to this module, and the
//! linker then leaves the tables out of the wasm. The browser asks the server while a person types.
//!
//! Codes: CIM-10 and CIM-O-3 as in the ANS value sets "tumeur" and "morphologie" (2025-06-16), the most used ones only;
//! the labels and synonyms are our own. The whole classifications are imported from the official files.

mod morphologies;
mod tumours;

use super::{Coded, System};

/// Code, label, synonyms.
type Row = (&'static str, &'static str, &'static str);

const VERSION: &str = "2025-06-16";

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

fn exact(system: System, rows: &[Row], code: &str) -> Option<Coded> {
    rows.iter().find(|(known, _, _)| *known == code).map(|row| coded(system, row))
}

fn coded(system: System, row: &Row) -> Coded {
    Coded { version: VERSION.to_owned(), ..Coded::new(system, row.0, row.1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_code_is_read_with_its_label() {
        assert_eq!(tumour("C50.4").unwrap().system, System::Cim10);
        assert_eq!(morphology("8140/3").unwrap().display, "Adénocarcinome");
        assert_eq!(tumour("C504"), None);
    }

    #[test]
    fn codes_are_unique() {
        for rows in [tumours::TUMOURS, morphologies::MORPHOLOGIES] {
            let codes: BTreeSet<&str> = rows.iter().map(|row| row.0).collect();
            assert_eq!(codes.len(), rows.len());
        }
    }
}
