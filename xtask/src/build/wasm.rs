//! From the `frontend` crate to a wasm program and the script that loads it.

use super::shrink::shrink;
use crate::{
    command,
    fault::{During, Outcome},
    files,
    place::Place,
    progress::Voice,
};
use std::{
    env,
    path::{Path, PathBuf},
};
use wasm_bindgen_cli_support::Bindgen;

pub const TARGET: &str = "wasm32-unknown-unknown";

/// One program as wasm-bindgen leaves it.
pub struct Program {
    pub script: String,
    pub wasm: Vec<u8>,
    /// Where the script and the snippets it imports lie.
    pub folder: PathBuf,
}

pub fn compile(place: &Place, name: &str, release: bool, voice: &Voice) -> Outcome<Program> {
    ensure_target(place, voice)?;
    let raw = cargo_build(place, name, release, voice)?;
    let folder = place.own().join("bindgen").join(name);
    files::clear(&folder)?;
    bind(&raw, name, release, &folder)?;
    let wasm = folder.join(format!("{name}_bg.wasm"));
    if release {
        optimise(&wasm, voice)?;
    }
    let (wasm, script) = (files::bytes(&wasm)?, files::text(&folder.join(format!("{name}.js")))?);
    let (wasm, script) = if release { shrink(&wasm, &script)? } else { (wasm, script) };
    Ok(Program { script, wasm, folder })
}

/// Adds the wasm target when this toolchain does not have it yet.
pub fn ensure_target(place: &Place, voice: &Voice) -> Outcome {
    let sysroot = command::read({
        let mut rustc = command::program("rustc", &["--print", "sysroot"]);
        rustc.current_dir(&place.root);
        rustc
    })?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    let mut rustup = command::program("rustup", &["target", "add", TARGET]);
    rustup.current_dir(&place.root);
    voice.run(rustup)
}

fn cargo_build(place: &Place, name: &str, release: bool, voice: &Voice) -> Outcome<PathBuf> {
    let profile = if release { "wasm-release" } else { "wasm-dev" };
    let mut cargo = command::cargo(
        place,
        &["build", "-p", "frontend", "--lib", "--target", TARGET, "--no-default-features", "--features", name],
    );
    cargo.args(["--profile", profile, "--target-dir"]).arg(place.front());
    if release {
        cargo.args(["--config", &without_folders(place)]);
    }
    voice.run(cargo)?;
    Ok(place.front().join(TARGET).join(profile).join("frontend.wasm"))
}

/// A program says where it failed by the name of a file. What one downloads tells nothing of the machine that built it, and
/// weighs the same wherever it was built. (Joined by cargo to the flags of `.cargo/config.toml`.)
fn without_folders(place: &Place) -> String {
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let folders =
        cargo_home.map(|home| home.join("registry/src")).into_iter().chain([place.root.clone(), place.front()]);
    let flags: Vec<String> = folders.map(|folder| format!("--remap-path-prefix={}=", folder.display())).collect();
    format!("build.rustflags = {flags:?}")
}

fn bind(raw: &Path, name: &str, release: bool, folder: &Path) -> Outcome {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(raw).out_name(name).typescript(false);
    bindgen.remove_name_section(release).remove_producers_section(release);
    bindgen.web(true).during("wasm-bindgen")?;
    bindgen.generate(folder).during("wasm-bindgen")
}

/// Two per cent smaller once compressed, when the tool is there. Its own inlining and sharing of expressions are left out:
/// they make the program smaller, but 8 % larger once compressed (measured with version 132).
fn optimise(wasm: &Path, voice: &Voice) -> Outcome {
    let Some(tool) = command::on_path("wasm-opt") else { return Ok(()) };
    let mut command = command::program(tool, &["-Oz", "--skip-pass=inlining-optimizing", "--skip-pass=local-cse"]);
    command.args(["--enable-bulk-memory", "--enable-nontrapping-float-to-int"]);
    command.args(["--enable-sign-ext", "--enable-reference-types", "--enable-multivalue"]);
    command.args(["--enable-mutable-globals", "-o"]).arg(wasm).arg(wasm);
    voice.run(command)
}
