//! Reads the form files of the product for the tests.

pub mod example;

use domain::forms::{Block, BodySex, CheckContext, Form, Library, assemble};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

/// Every form file and block: its path under `forms`, and its text.
pub fn files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("forms");
    let mut found = vec![];
    for folder in entries(&root).into_iter().filter(|folder| folder.is_dir()) {
        for file in entries(&folder).into_iter().filter(|file| file.extension().is_some_and(|kind| kind == "toml")) {
            let name = file.strip_prefix(&root).unwrap().display().to_string();
            found.push((name, fs::read_to_string(&file).unwrap()));
        }
    }
    found.sort();
    found
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

/// Every form and block, read once: the files are many and each example asks for all of them.
pub fn library() -> Library {
    static READ: LazyLock<Library> = LazyLock::new(read);
    READ.clone()
}

fn read() -> Library {
    let mut library = Library::default();
    for (name, text) in files() {
        if name.starts_with("blocks") {
            library.blocks.push(toml::from_str::<Block>(&text).unwrap_or_else(|e| panic!("{e}")));
        } else {
            library.forms.push(toml::from_str::<Form>(&text).unwrap_or_else(|e| panic!("{e}")));
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
