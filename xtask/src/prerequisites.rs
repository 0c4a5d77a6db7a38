//! The programs that Rust does not bring: Node and Chromium for the browser tests, PostgreSQL, Python for the checks.

use crate::{
    arguments::Arguments,
    command,
    fault::{Fault, Outcome},
};
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

struct Need {
    what: &'static str,
    packages: &'static [&'static str],
    met: fn() -> bool,
}

const NODE: Need = Need { what: "Node 20 or later", packages: &["nodejs", "npm"], met: node_is_recent };
const CHROMIUM: Need = Need { what: "Chromium", packages: &["chromium"], met: chromium_is_there };
const POSTGRES: Need =
    Need { what: "PostgreSQL's server", packages: &["postgresql"], met: || postgres_folder().is_some() };
const PYTHON: Need = Need {
    what: "Python 3.10 or later, with venv",
    packages: &["python3", "python3-venv"],
    met: || python_is_recent() && python_has_venv(),
};
/// It may be there and not allowed to look at other processes.
const STRACE: Need = Need {
    what: "strace, allowed to record a process",
    packages: &["strace"],
    met: || command::read(command::program("strace", &["-qq", "-o", "/dev/null", "true"])).is_ok(),
};
const PDF_TEXT: Need =
    Need { what: "pdftotext", packages: &["poppler-utils"], met: || command::on_path("pdftotext").is_some() };

/// Looks for everything, and installs what is missing.
pub fn all(arguments: Arguments) -> Outcome<ExitCode> {
    arguments.finish()?;
    ensure(&[NODE, CHROMIUM, POSTGRES, PYTHON, PDF_TEXT, STRACE])?;
    println!("Node, Chromium, PostgreSQL, Python, pdftotext and strace are there.");
    Ok(ExitCode::SUCCESS)
}

pub fn browser() -> Outcome {
    ensure(&[NODE, CHROMIUM])
}

pub fn postgres() -> Outcome {
    ensure(&[POSTGRES])
}

/// What records a process, call by call.
pub fn strace() -> Outcome {
    ensure(&[STRACE])
}

pub fn python() -> Outcome {
    ensure(&[PYTHON])
}

/// On Debian as root, installs; elsewhere, says the one command to type.
fn ensure(needs: &[Need]) -> Outcome {
    let missing: Vec<_> = needs.iter().filter(|need| !(need.met)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<_> = missing.iter().flat_map(|need| need.packages.iter().copied()).collect();
    if is_root() && Path::new("/etc/debian_version").is_file() {
        install(&packages)?;
    }
    let still: Vec<_> = missing.iter().filter(|need| !(need.met)()).map(|need| need.what).collect();
    if still.is_empty() {
        return Ok(());
    }
    let line = format!("sudo apt-get update && sudo apt-get install -y {}", packages.join(" "));
    Err(Fault::new(format!("{} missing: {line}", still.join(" and "))))
}

fn install(packages: &[&str]) -> Outcome {
    command::read(command::program("apt-get", &["update", "-qq"]))?;
    let mut apt = command::program("apt-get", &["install", "-y", "-qq"]);
    apt.args(packages).env("DEBIAN_FRONTEND", "noninteractive");
    command::read(apt).map(drop)
}

pub fn is_root() -> bool {
    command::read(command::program("id", &["-u"])).is_ok_and(|id| id.trim() == "0")
}

/// Where the newest PostgreSQL's programs are.
pub fn postgres_folder() -> Option<PathBuf> {
    if let Some(initdb) = command::on_path("initdb") {
        return initdb.parent().map(Path::to_owned);
    }
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?.flatten().map(|entry| entry.path().join("bin"));
    let number = |path: &PathBuf| path.parent()?.file_name()?.to_str()?.parse::<u32>().ok();
    versions.filter(|folder| folder.join("initdb").is_file()).max_by_key(number)
}

fn chromium_is_there() -> bool {
    std::env::var_os("CHROME_PATH").is_some_and(|path| Path::new(&path).is_file())
        || Path::new("/usr/bin/chromium").is_file()
}

fn node_is_recent() -> bool {
    command::on_path("npx").is_some() && version("node").is_some_and(|version| version >= (20, 0))
}

fn python_is_recent() -> bool {
    version("python3").is_some_and(|version| version >= (3, 10))
}

/// Debian parts what makes a venv from the rest of Python.
fn python_has_venv() -> bool {
    command::read(command::program("python3", &["-c", "import ensurepip, venv"])).is_ok()
}

fn version(program: &str) -> Option<(u32, u32)> {
    read_version(&command::read(command::program(program, &["--version"])).ok()?)
}

/// The first two numbers of `v20.19.2` or `Python 3.11.7`.
fn read_version(text: &str) -> Option<(u32, u32)> {
    let start = text.find(|letter: char| letter.is_ascii_digit())?;
    let mut parts = text.get(start..)?.split(|letter: char| !letter.is_ascii_digit());
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert_eq!(read_version("v20.19.2\n"), Some((20, 19)));
        assert_eq!(read_version("Python 3.11.7"), Some((3, 11)));
        assert!(read_version("Python 3.9.1") < Some((3, 10)));
    }
}
