//! What must not compile: a service without its grant, a forged grant, a right on one thing used for another.
//!
//! Each case says on its first line the one error that the compiler must find in it; one case compiles. The compiler is given the libraries
//! as the suites compiled them: nothing is compiled a second time.

#![cfg(test)]

use std::{env, fs, path::Path, process::Command};

/// `name=path`, one library a line.
const LIBRARIES: &str = "DCC_LIBRARIES";

#[test]
#[ignore = "`cargo xtask test` says where the libraries are"]
fn a_service_cannot_be_called_without_its_grant() {
    let libraries = env::var(LIBRARIES).expect(LIBRARIES);
    let mut tried = 0;
    for entry in fs::read_dir("tests/grants").unwrap() {
        let case = entry.unwrap().path();
        let text = fs::read_to_string(&case).unwrap();
        let said = text.strip_prefix("//! ").and_then(|text| text.split_once(". ")).unwrap().0;
        let expected = if said == "Compiles" { vec![] } else { vec![format!("error[{said}]")] };
        assert_eq!(errors(&case, &libraries), expected, "{}", case.display());
        tried += 1;
    }
    assert_eq!(tried, 6);
}

/// The errors that the compiler finds in a program.
fn errors(case: &Path, libraries: &str) -> Vec<String> {
    let mut compiler = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    compiler.args(["--edition=2024", "--emit=metadata", "--color=never", "--out-dir", env!("CARGO_TARGET_TMPDIR")]);
    for library in libraries.lines() {
        let folder = Path::new(library.split_once('=').unwrap().1).parent().unwrap();
        compiler.arg("--extern").arg(library).arg("-L").arg(format!("dependency={}", folder.display()));
    }
    let told = String::from_utf8(compiler.arg(case).output().unwrap().stderr).unwrap();
    let mut found: Vec<String> = told
        .lines()
        .filter(|line| line.starts_with("error") && !line.starts_with("error: aborting"))
        .map(|line| line.split(": ").next().unwrap().to_owned())
        .collect();
    found.dedup();
    found
}
