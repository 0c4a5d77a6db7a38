//! What is said while work goes on: on the screen, or in a suite's log.

use crate::{
    command,
    fault::{During, Fault, Outcome},
};
use std::{
    fs::{File, OpenOptions},
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// Where progress is told.
pub enum Voice {
    Screen,
    Log(PathBuf),
}

impl Voice {
    pub fn say(&self, line: &str) {
        match self {
            Self::Screen => println!("{line}"),
            Self::Log(path) => {
                if let Ok(mut file) = append(path) {
                    writeln!(file, "{line}").ok();
                }
            }
        }
    }

    /// Runs a step, and says how long it took.
    pub fn step<T>(&self, name: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
        self.say(&format!("- {name}"));
        let start = Instant::now();
        let done = work()?;
        self.say(&format!("  {name}: done in {}", seconds(start.elapsed())));
        Ok(done)
    }

    /// Runs a program that must succeed, with its output told here.
    pub fn run(&self, mut command: Command) -> Outcome {
        let name = command::spoken(&command);
        command.stdin(Stdio::null());
        if let Self::Log(path) = self {
            command.stdout(append(path)?).stderr(append(path)?);
        }
        let status = command.status().during(&name)?;
        if status.success() { Ok(()) } else { Err(Fault::new(format!("{name}: {status}"))) }
    }
}

fn append(path: &Path) -> Outcome<File> {
    OpenOptions::new().create(true).append(true).open(path).during(path.display())
}

pub fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
