//! The native test programs of every room but the domain, compiled together: one choice of features, one compilation.

use super::{Bench, log::Log, tally, tally::Tally};
use crate::{
    command,
    fault::{During, Fault, Outcome},
};
use cargo_metadata::Message;
use std::path::PathBuf;

const ROOMS: [&str; 5] = ["documents", "services", "migrations", "app", "server"];

struct Binary {
    room: String,
    program: PathBuf,
    folder: PathBuf,
}

pub struct Binaries(Vec<Binary>);

impl Binaries {
    pub fn compile(bench: &Bench, log: &mut Log) -> Outcome<Self> {
        let mut cargo = command::cargo(bench.place, &["test", "--no-run", "--features", "app/ssr"]);
        cargo.arg("--message-format=json-render-diagnostics").args(["--lib", "--bins", "--tests"]);
        ROOMS.iter().for_each(|room| {
            cargo.args(["-p", room]);
        });
        let ran = log.run(cargo)?;
        if !ran.ok {
            return Err(Fault::new("the tests do not compile"));
        }
        let messages = Message::parse_stream(ran.output.as_bytes()).collect::<Result<Vec<_>, _>>();
        Ok(Self(messages.during("reading what cargo built")?.into_iter().filter_map(test_program).collect()))
    }

    /// Runs the programs of a room, one after another; `choice` says which of their facts.
    pub fn run(&self, room: &str, variables: &[(&str, &str)], choice: &[&str], log: &mut Log) -> Outcome<Tally> {
        let mut sum = Tally::default();
        for binary in self.0.iter().filter(|binary| binary.room == room) {
            sum.add(binary.run(variables, choice, log)?);
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

fn test_program(message: Message) -> Option<Binary> {
    let Message::CompilerArtifact(artifact) = message else { return None };
    let folder: PathBuf = artifact.manifest_path.parent()?.into();
    let room = folder.file_name()?.to_string_lossy().into_owned();
    let program = artifact.executable.filter(|_| artifact.profile.test)?.into();
    Some(Binary { room, program, folder })
}
