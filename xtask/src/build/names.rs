//! File names: plain while developing, with a hash of the content in a release, so that browsers may keep them for ever.

use super::wasm::Program;
use crate::{fault::During, fault::Outcome, files};
use sha2::{Digest, Sha256};
use std::{fs, path::Path};

/// Writes the wasm and the script that loads it; returns their names, script first.
pub fn write_program(pkg: &Path, name: &str, program: &Program, hashed: bool) -> Outcome<(String, String)> {
    let wasm = write_hashed(pkg, name, "wasm", &program.wasm, hashed)?;
    let script = program.script.replace(&format!("{name}_bg.wasm"), &wasm);
    let js = write_hashed(pkg, name, "js", script.as_bytes(), hashed)?;
    copy_snippets(&program.folder.join("snippets"), &pkg.join("snippets"))?;
    Ok((js, wasm))
}

/// Writes one file and returns its name.
pub fn write_hashed(pkg: &Path, name: &str, ending: &str, content: &[u8], hashed: bool) -> Outcome<String> {
    let file = if hashed { format!("{name}.{}.{ending}", short_hash(content)) } else { format!("{name}.{ending}") };
    files::write(&pkg.join(&file), content)?;
    Ok(file)
}

/// Scripts written inside Rust crates; their folders carry a hash already.
fn copy_snippets(from: &Path, to: &Path) -> Outcome {
    for file in files::below(from, &[])? {
        let target = to.join(file.strip_prefix(from).unwrap_or(&file));
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).during(folder.display())?;
        }
        fs::copy(&file, &target).during(file.display())?;
    }
    Ok(())
}

fn short_hash(content: &[u8]) -> String {
    hexadecimal(Sha256::digest(content).get(..8).unwrap_or_default())
}

pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_changes_with_the_content_only() {
        assert_eq!(short_hash(b"a"), short_hash(b"a"));
        assert_ne!(short_hash(b"a"), short_hash(b"b"));
        assert_eq!(short_hash(b"a").len(), 16);
    }
}
