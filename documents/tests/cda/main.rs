//! The FRCP in CDA: what a receiver finds in it.
//!
//! The official rules are run on the same samples by `cargo xtask test --only conformance`; the facts here are those that these
//! rules do not look at.

#[cfg(test)]
mod answers;
#[cfg(test)]
mod codes;
#[cfg(test)]
#[path = "../fhir/drawn.rs"]
mod drawn;
#[cfg(test)]
mod edges;
#[cfg(test)]
#[path = "../../../domain/tests/forms/library/example.rs"]
#[expect(dead_code, reason = "what the rules say of an example is looked at in its own room")]
mod example;
#[cfg(test)]
mod filling;
#[cfg(test)]
#[path = "../fhir/forms.rs"]
mod forms;
#[cfg(test)]
mod header;
#[cfg(test)]
mod organs;
#[cfg(test)]
mod people;
#[cfg(test)]
mod reading;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod sections;
#[cfg(test)]
mod texts;
#[cfg(test)]
mod tree;

use documents::cda::frcp::write;
use samples::Sample;
use std::{env, fs, path::Path};
use tree::Node;

/// The folder where the samples are left for the official checks, when it is named.
const OUT: &str = "DCC_CDA_OUT";

/// A sample, written and read back.
#[cfg(test)]
fn document(sample: &Sample) -> Node {
    tree::read(&write(&sample.fiche()).unwrap())
}

#[test]
fn every_sample_is_well_formed() {
    let folder = env::var_os(OUT);
    for (name, sample) in samples::all() {
        let bytes = write(&sample.fiche()).unwrap();
        assert_eq!(tree::read(&bytes).name, "ClinicalDocument", "{name}");
        if let Some(folder) = &folder {
            fs::create_dir_all(folder).unwrap();
            fs::write(Path::new(folder).join(format!("{name}.xml")), &bytes).unwrap();
        }
    }
}

#[test]
fn the_same_fiche_gives_the_same_bytes() {
    for (name, sample) in samples::all() {
        assert_eq!(write(&sample.fiche()).unwrap(), write(&sample.clone().fiche()).unwrap(), "{name}");
    }
}
