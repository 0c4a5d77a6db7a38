//! The native programs and their tests, compiled once for every suite that lints, runs or plays them.
//!
//! The workspace's own crates go through clippy's driver, which is the compiler with more lints: what is linted is what
//! runs, and nothing that they depend on is compiled a second time for the lints alone.

use super::{Bench, log::Log, tally, tally::Tally};
use crate::{
    command,
    fault::{During, Fault, Outcome},
};
use cargo_metadata::{Message, diagnostic::DiagnosticLevel};
use std::{collections::BTreeMap, path::PathBuf};

/// Rooms that are compiled together, with one choice of features for all that they depend on.
struct Group {
    rooms: &'static [&'static str],
    words: &'static [&'static str],
}

/// The rules and this tool are apart: what their tests need would change how the server's dependencies are compiled.
const GROUPS: [Group; 3] = [
    Group { rooms: &["domain"], words: &["--lib", "--tests", "--features", "domain/samples"] },
    Group {
        rooms: &["documents", "services", "macros", "migrations", "app", "server"],
        words: &["--lib", "--bins", "--tests", "--examples", "--features", "app/ssr"],
    },
    Group { rooms: &["xtask"], words: &["--bins", "--tests"] },
];

struct Binary {
    room: String,
    program: PathBuf,
    folder: PathBuf,
}

/// The libraries that the cases which must not compile are given, as the server's group compiled them.
const LIBRARIES: [&str; 3] = ["domain", "services", "serde_json"];
/// Where the tests of the services read them: `name=path`, one a line.
const LIBRARIES_VARIABLE: &str = "DCC_LIBRARIES";

#[derive(Default)]
pub struct Binaries {
    tests: Vec<Binary>,
    /// Where each of the libraries is.
    libraries: BTreeMap<String, PathBuf>,
    /// What the lints found.
    pub warnings: usize,
}

impl Binaries {
    pub fn compile(bench: &Bench, log: &mut Log) -> Outcome<Self> {
        let mut all = Self::default();
        for group in &GROUPS {
            all.add(group, bench, log)?;
        }
        Ok(all)
    }

    fn add(&mut self, group: &Group, bench: &Bench, log: &mut Log) -> Outcome {
        let mut cargo = command::cargo(bench.place, &["build", "--message-format=json"]);
        cargo.args(group.words);
        group.rooms.iter().for_each(|room| {
            cargo.args(["-p", room]);
        });
        cargo.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver");
        let ran = log.run(cargo)?;
        for message in Message::parse_stream(ran.output.as_bytes()) {
            let message = message.during("reading what cargo built")?;
            if group.rooms.contains(&"services") {
                self.libraries.extend(library(&message));
            }
            self.note(message, log);
        }
        if ran.ok { Ok(()) } else { Err(Fault::new("the native programs do not compile")) }
    }

    fn note(&mut self, message: Message, log: &mut Log) {
        match message {
            Message::CompilerMessage(told) => {
                self.warnings += usize::from(told.message.level == DiagnosticLevel::Warning);
                log.note(told.message.rendered.as_deref().unwrap_or(&told.message.message));
            }
            message => self.tests.extend(test_program(message)),
        }
    }

    /// Runs the programs of a room, one after another; `choice` says which of their facts.
    pub fn run(&self, room: &str, variables: &[(&str, &str)], choice: &[&str], log: &mut Log) -> Outcome<Tally> {
        let mut sum = Tally::default();
        let libraries = self.libraries.iter().map(|(name, path)| format!("{name}={}", path.display()));
        let libraries = libraries.collect::<Vec<_>>().join("\n");
        let variables = [variables, &[(LIBRARIES_VARIABLE, libraries.as_str())]].concat();
        for binary in self.tests.iter().filter(|binary| binary.room == room) {
            sum.add(binary.run(&variables, choice, log)?);
        }
        Ok(sum)
    }
}

impl Binary {
    /// As `cargo test` would: in the crate's folder, with the variables that some test tools read.
    fn run(&self, variables: &[(&str, &str)], choice: &[&str], log: &mut Log) -> Outcome<Tally> {
        let mut command = command::program(&self.program, choice);
        command.current_dir(&self.folder).env("CARGO_MANIFEST_DIR", &self.folder);
        command.env("CARGO_PKG_NAME", &self.room).envs(variables.iter().copied());
        let ran = log.run(command)?;
        let mut tally = tally::of_rust_tests(&ran.output);
        if !ran.ok && tally.failed == 0 {
            tally.failed = 1;
        }
        Ok(tally)
    }
}

fn library(message: &Message) -> Option<(String, PathBuf)> {
    let Message::CompilerArtifact(artifact) = message else { return None };
    let wanted = LIBRARIES.contains(&artifact.target.name.as_str()) && !artifact.profile.test;
    let file = artifact.filenames.iter().filter(|_| wanted).find(|file| file.extension() == Some("rlib"))?;
    Some((artifact.target.name.clone(), file.into()))
}

fn test_program(message: Message) -> Option<Binary> {
    let Message::CompilerArtifact(artifact) = message else { return None };
    let folder: PathBuf = artifact.manifest_path.parent()?.into();
    let room = folder.file_name()?.to_string_lossy().into_owned();
    let program = artifact.executable.filter(|_| artifact.profile.test)?.into();
    Some(Binary { room, program, folder })
}
