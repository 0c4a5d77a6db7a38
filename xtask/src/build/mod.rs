//! What the browser receives: two wasm programs, one style sheet, the assets.

mod assets;
pub mod classes;
pub mod compress;
pub mod css;
mod names;
mod shrink;
mod stamp;
pub mod wasm;

use crate::{
    arguments::Arguments,
    fault::{During, Outcome},
    files,
    place::Place,
    progress::Voice,
};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};
pub use wasm::{TARGET as WASM_TARGET, ensure_target as ensure_wasm_target};

/// The two programs; a patient never downloads the professionals' pages.
pub const PROGRAMS: [&str; 2] = ["pro", "portal"];

/// A site to build.
pub struct Site {
    pub root: PathBuf,
    /// Small, with hashed names and precompressed files; otherwise quick to build.
    pub release: bool,
    pub voice: Voice,
}

pub fn build(place: &Place, mut arguments: Arguments) -> Outcome<ExitCode> {
    let site = Site { root: place.site(), release: arguments.flag("--release"), voice: Voice::Screen };
    arguments.finish()?;
    site.make(place)?;
    Ok(ExitCode::SUCCESS)
}

impl Site {
    /// Builds the site unless nothing it is made of has changed.
    pub fn make(&self, place: &Place) -> Outcome {
        let stamp = stamp::of(place, self.release)?;
        if stamp::read(&self.root) == Some(stamp.clone()) {
            self.voice.say("- site: unchanged");
            return Ok(());
        }
        let next = self.root.with_extension("next");
        files::clear(&next)?;
        self.fill(place, &next)?;
        files::clear(&self.root)?;
        fs::rename(&next, &self.root).during("putting the site in place")?;
        stamp::write(&self.root, &stamp)
    }

    fn fill(&self, place: &Place, next: &Path) -> Outcome {
        let pkg = next.join("pkg");
        let mut manifest = serde_json::Map::new();
        for name in PROGRAMS {
            let entry = self.voice.step(&format!("wasm program {name}"), || self.program(place, name, &pkg))?;
            manifest.insert(name.to_owned(), entry);
        }
        let css = self.voice.step("style sheet", || self.style(place, &pkg))?;
        manifest.insert("css".to_owned(), css);
        self.voice.step("assets", || assets::copy(place, next))?;
        let text = serde_json::to_string_pretty(&manifest).during("manifest")?;
        files::write(&next.join("manifest.json"), text)?;
        if self.release {
            self.voice.step("compression", || compress::all(next))?;
        }
        Ok(())
    }

    fn program(&self, place: &Place, name: &str, pkg: &Path) -> Outcome<Value> {
        let program = wasm::compile(place, name, self.release, &self.voice)?;
        let (js, wasm) = names::write_program(pkg, name, &program, self.release)?;
        Ok(json!({ "js": format!("/pkg/{js}"), "wasm": format!("/pkg/{wasm}") }))
    }

    fn style(&self, place: &Place, pkg: &Path) -> Outcome<Value> {
        let sheet = css::sheet(place, self.release)?;
        let name = names::write_hashed(pkg, "app", "css", sheet.as_bytes(), self.release)?;
        Ok(json!(format!("/pkg/{name}")))
    }
}
