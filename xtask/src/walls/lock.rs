//! The lock of the browser tests must install from whatever registry a person uses.

use crate::{fault::Outcome, files, place::Place};

pub fn hosts(place: &Place) -> Outcome<Vec<String>> {
    let lock = place.root.join("end2end/package-lock.json");
    if !lock.is_file() {
        return Ok(Vec::new());
    }
    let text = files::text(&lock)?;
    let lines = text.lines().enumerate().filter(|(_, line)| line.contains("\"resolved\""));
    Ok(lines.map(|(number, _)| format!("end2end/package-lock.json:{}", number + 1)).collect())
}
