//! The form files of the product, assembled.

use domain::forms::{Block, Form, Library, assemble};
use std::{
    fs,
    path::{Path, PathBuf},
};

fn texts(folder: &Path) -> Vec<String> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().filter(|file| file.is_file()).map(|file| fs::read_to_string(file).unwrap()).collect()
}

/// The files as they are written.
pub fn library() -> Library {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain/forms");
    let blocks = texts(&root.join("blocks")).iter().map(|text| toml::from_str::<Block>(text).unwrap()).collect();
    let names = ["frcp-generic", "frcp-breast", "frcp-gyn", "frcp-lung"];
    let forms = names.iter().flat_map(|name| texts(&root.join(name)));
    Library { forms: forms.map(|text| toml::from_str(&text).unwrap()).collect(), blocks }
}

/// Every form, as it is filled.
pub fn all() -> Vec<Form> {
    let library = library();
    library.forms.iter().map(|form| assemble(form, &library).unwrap()).collect()
}

/// One form.
pub fn one(key: &str) -> Form {
    all().into_iter().find(|form| form.key.as_str() == key).unwrap()
}
