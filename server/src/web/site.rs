//! The built pages: names of the programs and of the style sheet, as the build left them in `manifest.json`.

use serde::Deserialize;
use std::path::{Path, PathBuf};

/// Where the built files are, and what they are called.
#[derive(Debug)]
pub struct Site {
    /// The folder that `/pkg` shows.
    pub root: PathBuf,
    /// Names.
    pub manifest: Manifest,
}

/// Names of the built files.
#[derive(Debug, Clone, Deserialize)]
pub struct Manifest {
    /// The professionals' program.
    pub pro: Program,
    /// The patients' program.
    pub portal: Program,
    /// The style sheet.
    pub css: String,
}

/// One program of the browser.
#[derive(Debug, Clone, Deserialize)]
pub struct Program {
    /// Path of its script.
    pub js: String,
    /// Path of its WebAssembly module.
    pub wasm: String,
}

impl Site {
    /// Reads the names.
    ///
    /// # Errors
    /// A sentence, when the pages were not built.
    pub fn read(root: &Path) -> Result<Self, String> {
        let path = root.join("manifest.json");
        let text = std::fs::read_to_string(&path).map_err(|cause| {
            format!("The pages are not built ({}: {cause}). Run `cargo xtask build`.", path.display())
        })?;
        let manifest =
            serde_json::from_str(&text).map_err(|cause| format!("{} does not read: {cause}", path.display()))?;
        Ok(Self { root: root.to_owned(), manifest })
    }
}
