//! What a suite's programs wrote: one file per suite, and its end on the screen when the suite fails.

use crate::{
    command,
    fault::{During, Outcome},
    files,
    place::Place,
    progress::Voice,
};
use std::{
    fs::{File, OpenOptions},
    io::Write,
    path::PathBuf,
    process::{Command, Stdio},
};

const SHOWN: usize = 60;

pub struct Log {
    path: PathBuf,
    file: File,
}

/// What a program did.
pub struct Ran {
    pub ok: bool,
    /// Its standard output; the standard error goes to the log only.
    pub output: String,
}

impl Log {
    pub fn open(place: &Place, suite: &str) -> Outcome<Self> {
        let path = place.own().join(format!("{suite}.log"));
        files::write(&path, "")?;
        let file = OpenOptions::new().append(true).open(&path).during(path.display())?;
        Ok(Self { path, file })
    }

    /// Runs a program; what it writes goes to the log.
    pub fn run(&mut self, mut command: Command) -> Outcome<Ran> {
        let name = command::spoken(&command);
        self.note(&format!("$ {name}"));
        let errors = self.file.try_clone().during(self.path.display())?;
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(errors);
        let output = command.spawn().and_then(std::process::Child::wait_with_output).during(name)?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        if !text.starts_with('{') {
            self.note(text.trim_end());
        }
        if !output.status.success() {
            self.note(&format!("({})", output.status));
        }
        Ok(Ran { ok: output.status.success(), output: text })
    }

    /// Adds a line; a log that cannot be written must not stop the tests.
    pub fn note(&mut self, line: &str) {
        writeln!(self.file, "{line}").ok();
    }

    /// For work that tells its own progress.
    pub fn voice(&self) -> Voice {
        Voice::Log(self.path.clone())
    }

    pub fn print_end(&self) {
        let text = std::fs::read_to_string(&self.path).unwrap_or_default();
        let lines: Vec<_> = text.lines().collect();
        println!("    --- {}", self.path.display());
        for line in lines.iter().skip(lines.len().saturating_sub(SHOWN)) {
            println!("    {line}");
        }
    }
}
