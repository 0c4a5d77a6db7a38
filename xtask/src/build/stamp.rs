//! Whether anything a site is made of has changed: one hash over the content of its inputs.

use super::names;
use crate::{command, fault::Outcome, files, place::Place};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

const INPUTS: [&str; 11] = [
    "app",
    "domain",
    "frontend",
    "style",
    "xtask/src/build",
    "xtask/src/rust_text.rs",
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    ".cargo/config.toml",
    "xtask/Cargo.toml",
];

pub fn of(place: &Place, release: bool) -> Outcome<String> {
    let mut hash = Sha256::new();
    for input in INPUTS {
        for file in files::below(&place.root.join(input), &[])? {
            let name = file.strip_prefix(&place.root).unwrap_or(&file);
            hash.update(name.to_string_lossy().as_bytes());
            hash.update(Sha256::digest(files::bytes(&file)?));
        }
    }
    hash.update([u8::from(release), u8::from(command::on_path("wasm-opt").is_some())]);
    Ok(names::hexadecimal(&hash.finalize()))
}

pub fn read(site: &Path) -> Option<String> {
    std::fs::read_to_string(file(site)).ok().filter(|_| site.join("manifest.json").is_file())
}

pub fn write(site: &Path, stamp: &str) -> Outcome {
    files::write(&file(site), stamp)
}

/// Beside the site, not in it: it is not for the browser.
fn file(site: &Path) -> PathBuf {
    site.with_extension("stamp")
}
