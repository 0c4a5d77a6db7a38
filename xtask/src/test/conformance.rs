//! The official checks of CDA documents and of FHIR resources, when their folder lies beside the workspace.

use super::{Bench, log::Log, tally::Tally};
use crate::{
    command,
    fault::{Fault, Outcome},
    files, prerequisites,
};
use std::path::{Path, PathBuf};

/// Where tests leave the documents that they make.
const OUT: &str = "DCC_CDA_OUT";
/// The tests that leave some: invented samples at the edges of the model, ten sheets of each organ, signed forms of a demo territory.
const LEAVE: [(&str, &str); 3] = [
    ("documents", "every_sample_is_well_formed"),
    ("documents", "ten_documents_of_each_organ_form_are_left_for_the_official_checks"),
    ("server", "signed_forms_of_the_territory_leave_for_other_software"),
];

/// Where tests leave questionnaires and responses, and those that leave some: every form, one that a group published, and answers.
const FHIR_OUT: &str = "DCC_FHIR_OUT";
const LEAVE_FHIR: [(&str, &str); 4] = [
    ("documents", "every_form_is_left_for_the_official_checks"),
    ("documents", "responses_are_left_for_the_official_checks"),
    ("documents", "every_complete_example_is_left_as_a_response_and_comes_back"),
    ("server", "the_form_of_a_group_leaves_its_answers_come_back_and_it_comes_back_as_a_draft"),
];

pub fn conformance(bench: &Bench, log: &mut Log) -> Outcome<Tally> {
    let folder = bench.place.root.join("../shared/conformance");
    if !folder.is_dir() {
        return Ok(Tally::skip("the conformance folder is not beside the workspace", true));
    }
    if let Err(missing) = prerequisites::python() {
        return Ok(Tally::skip(missing.to_string(), false));
    }
    let Some(python) = python_with(bench, "conformance-venv", &folder.join("requirements.txt"), log)? else {
        return Ok(Tally::skip("pip cannot install what the official checks need", false));
    };
    let documents = samples(bench, "cda", OUT, &LEAVE, ".xml", log)?;
    let resources = samples(bench, "fhir", FHIR_OUT, &LEAVE_FHIR, ".json", log)?;
    let mut sum = check(&python, &folder.join("cda_check.py"), &["--volet", "frcp"], &documents, log)?;
    sum.add(check(&python, &folder.join("fhir_check.py"), &[], &resources, log)?);
    Ok(sum)
}

/// A Python that has what a suite needs, in a folder of this name kept between runs; none when pip fails.
pub fn python_with(bench: &Bench, name: &str, needs: &Path, log: &mut Log) -> Outcome<Option<PathBuf>> {
    let venv = bench.place.own().join(name);
    let (python, installed) = (venv.join("bin/python"), venv.join("installed.txt"));
    let wanted = files::text(needs)?;
    if files::text(&installed).is_ok_and(|there| there == wanted) {
        return Ok(Some(python));
    }
    files::clear(&venv)?;
    let mut make = command::program("python3", &["-m", "venv"]);
    make.arg(&venv);
    let mut install = command::program(&python, &["-m", "pip", "install", "--quiet", "--requirement"]);
    install.arg(needs);
    if !log.run(make)?.ok || !log.run(install)?.ok {
        return Ok(None);
    }
    files::write(&installed, wanted)?;
    Ok(Some(python))
}

/// The documents, written by the tests of their rooms into a folder of this name.
pub fn samples(
    bench: &Bench,
    kind: &str,
    out: &str,
    leave: &[(&str, &str)],
    ending: &str,
    log: &mut Log,
) -> Outcome<Vec<PathBuf>> {
    let folder = bench.place.own().join(kind);
    files::clear(&folder)?;
    let name = folder.display().to_string();
    let mut variables = vec![(out, name.as_str())];
    if bench.long {
        variables.push(super::LONG);
    }
    for (room, test) in leave {
        let tally = bench.binaries(log)?.run(room, &variables, &[*test], log)?;
        if tally.failed > 0 || tally.passed == 0 {
            return Err(Fault::new(format!("{room}: {test} left no document")));
        }
    }
    files::below(&folder, &[ending])
}

/// One check per document: it passes when the checker says so, whatever else happens.
fn check(python: &Path, program: &Path, words: &[&str], samples: &[PathBuf], log: &mut Log) -> Outcome<Tally> {
    let mut command = command::program(python, &[]);
    command.arg(program).args(words).args(samples);
    let said = log.run(command)?.output;
    let mut sum = Tally::default();
    samples.iter().for_each(|sample| sum.add(Tally::one(conforms(&said, sample))));
    Ok(sum)
}

fn conforms(said: &str, sample: &Path) -> bool {
    let good = format!("{}: OK ", sample.display());
    said.lines().any(|line| line.starts_with(&good))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_of_which_nothing_good_is_said_does_not_conform() {
        let said = "a.xml: ERROR [xsd] line 1: no\na.xml: FAIL volet=frcp errors=1\nb.xml: OK volet=frcp errors=0";
        let all = ["a.xml", "b.xml", "c.xml"].map(|name| conforms(said, Path::new(name)));
        assert_eq!(all, [false, true, false]);
    }
}
