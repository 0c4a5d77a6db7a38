//! The words after `cargo xtask`, taken one by one; what is left over is refused.

use crate::fault::{Fault, Outcome};

/// The words not taken yet.
pub struct Arguments(Vec<String>);

impl Arguments {
    pub fn read(words: impl Iterator<Item = String>) -> Self {
        Self(words.collect())
    }

    /// The first word, or nothing.
    pub fn verb(&mut self) -> String {
        if self.0.is_empty() { String::new() } else { self.0.remove(0) }
    }

    /// Whether `--name` was given.
    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|word| word != name);
        self.0.len() != before
    }

    /// The word after `--name`, or what follows `--name=`.
    pub fn value(&mut self, name: &str) -> Outcome<Option<String>> {
        let prefix = format!("{name}=");
        if let Some(at) = self.0.iter().position(|word| word.starts_with(&prefix)) {
            return Ok(self.0.remove(at).strip_prefix(&prefix).map(str::to_owned));
        }
        let Some(at) = self.0.iter().position(|word| word == name) else { return Ok(None) };
        self.0.remove(at);
        if at < self.0.len() { Ok(Some(self.0.remove(at))) } else { Err(Fault::new(format!("{name} needs a value"))) }
    }

    /// The number after `--name`.
    pub fn number<N: std::str::FromStr>(&mut self, name: &str) -> Outcome<Option<N>> {
        let Some(word) = self.value(name)? else { return Ok(None) };
        word.parse().map(Some).map_err(|_| Fault::new(format!("{name} needs a number, not `{word}`")))
    }

    /// Refuses what nobody asked for.
    pub fn finish(self) -> Outcome {
        match self.0.first() {
            None => Ok(()),
            Some(word) => Err(Fault::new(format!("unknown argument `{word}`"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(words: &[&str]) -> Arguments {
        Arguments::read(words.iter().map(ToString::to_string))
    }

    #[test]
    fn a_value_is_read_after_a_space_or_an_equals_sign() {
        assert_eq!(given(&["--port", "4000"]).number("--port").unwrap(), Some(4000));
        assert_eq!(given(&["--port=4000"]).number("--port").unwrap(), Some(4000));
    }

    #[test]
    fn an_unknown_word_is_refused() {
        let mut words = given(&["--release", "--relase"]);
        assert!(words.flag("--release"));
        assert!(words.finish().is_err());
    }
}
