//! How far a long command is: one line that is written again on a terminal, and a line now and then elsewhere.

use domain::words::commands as words;
use std::{
    io::{IsTerminal, Write, stderr},
    time::{Duration, Instant},
};

/// Between two lines on a terminal.
const OFTEN: Duration = Duration::from_millis(200);
/// Between two lines elsewhere.
const SELDOM: Duration = Duration::from_secs(10);

/// The progress of one pass over some lines.
#[derive(Debug)]
pub(super) struct Progress {
    all: usize,
    writing: bool,
    last: Instant,
    shown: bool,
}

impl Progress {
    /// Starts a pass.
    pub(super) fn new(all: usize, writing: bool) -> Self {
        Self { all, writing, last: Instant::now(), shown: false }
    }

    /// So many lines are done. What cannot be shown is not an error: nobody is looking.
    pub(super) fn tell(&mut self, done: usize) {
        let terminal = stderr().is_terminal();
        if self.last.elapsed() < if terminal { OFTEN } else { SELDOM } {
            return;
        }
        (self.last, self.shown) = (Instant::now(), terminal);
        let sentence = words::import_progress(done, self.all, self.writing);
        let _ = if terminal { write!(stderr(), "\r{sentence}") } else { writeln!(stderr(), "{sentence}") };
    }

    /// Ends the pass: what follows starts on its own line.
    pub(super) fn end(&mut self) {
        if std::mem::take(&mut self.shown) {
            let _ = writeln!(stderr());
        }
    }
}
