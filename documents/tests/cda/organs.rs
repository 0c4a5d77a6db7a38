//! Ten different documents of each organ form: the examples that clinicians wrote, then answers drawn by chance.

use super::{OUT, document, samples::Sample, samples::organ_discussed};
use crate::{
    drawn::{Chance, answers},
    example::example,
    forms,
};
use documents::cda::frcp::write;
use domain::{
    forms::{Answers, BodySex, CheckContext, Form},
    patient::Sex,
};
use std::{collections::BTreeSet, env, fs, path::Path};

const ORGANS: [&str; 3] = ["frcp-breast", "frcp-gyn", "frcp-lung"];
const EACH: usize = 10;

/// The same people and the same session, for another sheet.
fn sheet(form: &Form, answers: Answers, context: CheckContext) -> Sample {
    let mut sample = Sample { form: form.clone(), answers, ..organ_discussed() };
    if context.sex == Some(BodySex::Male) {
        (sample.patient.sex, sample.patient.ins) = (Sex::M, None);
    }
    sample.context = context;
    sample
}

/// The examples of a form, then drawn answers: the same ones at each run.
fn sheets(form: &Form) -> Vec<(String, Sample)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain/tests/examples");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let named = files.iter().filter(|file| file.file_stem().unwrap().to_string_lossy().starts_with(form.key.as_str()));
    let written = named.map(|file| {
        let example = example(&fs::read_to_string(file).unwrap());
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        (name, sheet(form, example.answers(form), example.context()))
    });
    let drawn = (0..).map(|seed| {
        let name = format!("{}-drawn-{seed}", form.key);
        (name, sheet(form, answers(form, &mut Chance(seed)), organ_discussed().context))
    });
    written.chain(drawn).take(EACH).collect()
}

#[test]
fn ten_documents_of_each_organ_form_are_left_for_the_official_checks() {
    let folder = env::var_os(OUT);
    let mut different = BTreeSet::new();
    for key in ORGANS {
        for (name, sample) in sheets(&forms::one(key)) {
            let bytes = write(&sample.fiche()).unwrap_or_else(|cause| panic!("{name}: {cause:?}"));
            assert_eq!(document(&sample).name, "ClinicalDocument", "{name}");
            if let Some(folder) = &folder {
                fs::create_dir_all(folder).unwrap();
                fs::write(Path::new(folder).join(format!("{name}.xml")), &bytes).unwrap();
            }
            different.insert(bytes);
        }
    }
    assert_eq!(different.len(), ORGANS.len() * EACH);
}
