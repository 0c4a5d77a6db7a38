//! Names of forms, sections and questions.

use serde::{Deserialize, Serialize};
use std::{fmt, sync::Arc};

/// A name made of lower-case letters, digits, `-` and `_`, 1 to 48 characters, starting with a letter. An address is made of several, and the
/// rules make thousands of addresses at each look: a copy shares its text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Key(Arc<str>);

/// A text that is not a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAKey(pub String);

impl Key {
    /// Reads a key.
    ///
    /// # Errors
    /// When the text has another shape than the one told by the type.
    pub fn new(text: &str) -> Result<Self, NotAKey> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_';
        let starts = text.bytes().next().is_some_and(|b| b.is_ascii_lowercase());
        if starts && text.len() <= 48 && text.bytes().skip(1).all(plain) {
            return Ok(Self(text.into()));
        }
        Err(NotAKey(text.to_owned()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for NotAKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a key: {}", self.0)
    }
}

impl std::error::Error for NotAKey {}

impl TryFrom<String> for Key {
    type Error = NotAKey;

    fn try_from(text: String) -> Result<Self, NotAKey> {
        Self::new(&text)
    }
}

impl From<Key> for String {
    fn from(key: Key) -> Self {
        key.as_str().to_owned()
    }
}
