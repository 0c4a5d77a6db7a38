//! The files of the workspace, in a steady order.

use crate::fault::{During, Outcome};
use std::{
    fs,
    path::{Path, PathBuf},
};

const NOT_OURS: [&str; 4] = ["target", "node_modules", ".git", "test-results"];

/// Every file below `folder` with one of the endings (all files when none is given), sorted.
pub fn below(folder: &Path, endings: &[&str]) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    if folder.is_dir() {
        collect(folder, endings, &mut found)?;
    } else if folder.is_file() {
        found.push(folder.to_owned());
    }
    found.sort();
    Ok(found)
}

fn collect(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) -> Outcome {
    for entry in fs::read_dir(folder).during(folder.display())? {
        let path = entry.during(folder.display())?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            if !NOT_OURS.contains(&name.as_str()) {
                collect(&path, endings, found)?;
            }
        } else if endings.is_empty() || endings.iter().any(|ending| name.ends_with(ending)) {
            found.push(path);
        }
    }
    Ok(())
}

pub fn text(file: &Path) -> Outcome<String> {
    fs::read_to_string(file).during(file.display())
}

pub fn bytes(file: &Path) -> Outcome<Vec<u8>> {
    fs::read(file).during(file.display())
}

/// Writes a file, and the folders above it.
pub fn write(file: &Path, content: impl AsRef<[u8]>) -> Outcome {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).during(folder.display())?;
    }
    fs::write(file, content).during(file.display())
}

/// Removes a folder that may not be there.
pub fn clear(folder: &Path) -> Outcome {
    if folder.exists() { fs::remove_dir_all(folder).during(folder.display()) } else { Ok(()) }
}
