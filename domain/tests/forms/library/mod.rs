//! Reads the form files of the product for the tests.

pub mod example;

use domain::forms::{Block, BodySex, CheckContext, Form, Library, assemble};
use std::{fs, path::Path};

fn files(folder: &Path) -> Vec<String> {
    let mut found = vec![];
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        found.push((path, text));
    }
    found.sort();
    found.into_iter().map(|(_, text)| text).collect()
}

pub fn library() -> Library {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("forms");
    let mut library = Library::default();
    for entry in fs::read_dir(&root).unwrap() {
        let folder = entry.unwrap().path();
        if !folder.is_dir() {
            continue;
        }
        for text in files(&folder) {
            if folder.ends_with("blocks") {
                library.blocks.push(toml::from_str::<Block>(&text).unwrap_or_else(|e| panic!("{e}")));
            } else {
                library.forms.push(toml::from_str::<Form>(&text).unwrap_or_else(|e| panic!("{e}")));
            }
        }
    }
    library
}

pub fn form(key: &str) -> Form {
    library().forms.into_iter().find(|form| form.key.as_str() == key).unwrap()
}

pub fn assembled(form: &Form) -> Form {
    assemble(form, &library()).unwrap_or_else(|e| panic!("{}: {e:#?}", form.key))
}

pub fn context(today: &str, birth: &str, sex: &str) -> CheckContext {
    CheckContext {
        birth: Some(birth.parse().unwrap()),
        sex: Some(if sex == "F" { BodySex::Female } else { BodySex::Male }),
        ..CheckContext::on(today.parse().unwrap())
    }
}
