//! Other programs: how they are started, shown and read.

use crate::{
    fault::{During, Fault, Outcome},
    place::Place,
};
use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// What this tool inherits from being run by cargo. Passed on, it would make some build scripts run again.
const OF_OUR_OWN_BUILD: [&str; 6] =
    ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_", "CARGO_PRIMARY_", "OUT_DIR"];

/// Cargo, in the workspace.
pub fn cargo(place: &Place, words: &[&str]) -> Command {
    let mut command = program(env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()), words);
    command.current_dir(&place.root);
    command
}

/// Any program, without what belongs to this tool's own build.
pub fn program(name: impl AsRef<std::ffi::OsStr>, words: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(words);
    for (key, _) in env::vars_os() {
        if OF_OUR_OWN_BUILD.iter().any(|start| key.to_string_lossy().starts_with(start)) {
            command.env_remove(key);
        }
    }
    command
}

/// Runs and returns what was written on the standard output.
pub fn read(mut command: Command) -> Outcome<String> {
    let name = spoken(&command);
    let output = command.stdin(Stdio::null()).output().during(&name)?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(Fault::new(format!("{name}: {}\n{}", output.status, String::from_utf8_lossy(&output.stderr))))
}

/// The command as one would type it.
pub fn spoken(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = command.get_args().map(|word| word.to_string_lossy().into_owned());
    std::iter::once(name.to_string_lossy().into_owned()).chain(words).collect::<Vec<_>>().join(" ")
}

/// Where a program is, when it is on the PATH.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}
