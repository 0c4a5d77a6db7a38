//! The complete forms that clinicians wrote as examples, as responses.

use crate::{example::example, forms, round::told};
use documents::fhir::{Response, Status, read, response};
use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// The folder where responses are left for the official checks and for other renderers, when it is named.
const OUT: &str = "DCC_FHIR_OUT";

/// The examples without an expected remark, and the next step of one of them.
fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain/tests/examples");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let name = |file: &PathBuf| file.file_stem().unwrap().to_string_lossy().into_owned();
    files.retain(|file| {
        name(file).starts_with("frcp-") && ["-complete", "-operated"].iter().any(|end| name(file).ends_with(end))
    });
    files.sort();
    files
}

#[test]
fn every_complete_example_is_left_as_a_response_and_comes_back() {
    let folder = env::var_os(OUT);
    let all = forms::all();
    let mut answered: Vec<String> = vec![];
    for file in files() {
        let example = example(&fs::read_to_string(&file).unwrap());
        let form = all.iter().find(|form| form.key.as_str() == example.form).unwrap();
        let given = example.answers(form);
        let sent = response(form, &given, &example.context(), Status::Completed).unwrap_or_else(|e| panic!("{e:#?}"));
        let text = serde_json::to_string_pretty(&sent).unwrap();
        let arrived: Response = serde_json::from_str(&text).unwrap();
        let back = read(form, &arrived, &mut || panic!("every row has its name")).unwrap_or_else(|e| panic!("{e:#?}"));
        assert_eq!(told(&back), told(&given), "{}", file.display());
        answered.push(example.form);
        if let Some(folder) = &folder {
            fs::create_dir_all(folder).unwrap();
            fs::write(Path::new(folder).join(file.with_extension("json").file_name().unwrap()), text).unwrap();
        }
    }
    let with_one = |key: &str| answered.iter().any(|form| form == key);
    assert!(answered.len() > 9 && all.iter().all(|form| with_one(form.key.as_str())), "{answered:?}");
}
