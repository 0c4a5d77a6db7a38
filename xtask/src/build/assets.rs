//! Icons and other files served as they are: what lies in `style/` besides sheets and settings, at the root of the site.

use crate::{fault::Outcome, files, place::Place};
use std::path::Path;

/// What is read while building, and not served.
const SETTINGS: [&str; 3] = [".css", ".toml", ".md"];

pub fn copy(place: &Place, site: &Path) -> Outcome {
    let from = place.root.join("style");
    for file in files::below(&from, &[])? {
        let name = file.strip_prefix(&from).unwrap_or(&file);
        if !SETTINGS.iter().any(|ending| name.to_string_lossy().ends_with(ending)) {
            files::write(&site.join(name), files::bytes(&file)?)?;
        }
    }
    Ok(())
}
