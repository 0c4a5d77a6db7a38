//! Icons and other files served as they are: what lies in `style/assets/`, at the root of the site.

use crate::{fault::Outcome, files, place::Place};
use std::path::Path;

pub fn copy(place: &Place, site: &Path) -> Outcome {
    let from = place.root.join("style/assets");
    for file in files::below(&from, &[])? {
        let name = file.strip_prefix(&from).unwrap_or(&file);
        files::write(&site.join(name), files::bytes(&file)?)?;
    }
    Ok(())
}
