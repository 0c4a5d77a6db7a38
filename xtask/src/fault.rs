//! The one error of this tool: a sentence for the person who typed the command.

use std::fmt;

/// Why the command stopped.
#[derive(Debug)]
pub struct Fault(String);

/// What every step returns.
pub type Outcome<T = ()> = Result<T, Fault>;

impl Fault {
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Says what was being done when a cause arose.
pub trait During<T> {
    fn during(self, what: impl fmt::Display) -> Outcome<T>;
}

impl<T, E: fmt::Display> During<T> for Result<T, E> {
    fn during(self, what: impl fmt::Display) -> Outcome<T> {
        self.map_err(|cause| Fault::new(format!("{what}: {cause}")))
    }
}
