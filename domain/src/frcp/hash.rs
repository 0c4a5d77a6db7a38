//! The hash of a validated content: the same answers always give the same 64 characters.

use crate::forms::{Answers, FormRef};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fmt;

/// A SHA-256, written as 64 hexadecimal characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ContentHash(String);

/// A text that is not a hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAHash;

/// The hash of the form's name, its version and the answers, as JSON with sorted names and no blanks.
#[must_use]
pub fn content_hash(form: &FormRef, answers: &Answers) -> ContentHash {
    let content = serde_json::json!({ "form": form, "answers": answers });
    let mut text = String::new();
    write_sorted(&content, &mut text);
    let digest = Sha256::digest(text.as_bytes());
    ContentHash(digest.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Names are sorted here and not by `serde_json`, whose order depends on the features of the whole build.
fn write_sorted(value: &Value, out: &mut String) {
    match value {
        Value::Object(fields) => {
            let mut sorted: Vec<(&String, &Value)> = fields.iter().collect();
            sorted.sort_by_key(|(name, _)| *name);
            out.push('{');
            for (i, (name, value)) in sorted.into_iter().enumerate() {
                out.push_str(if i == 0 { "" } else { "," });
                out.push_str(&Value::String(name.clone()).to_string());
                out.push(':');
                write_sorted(value, out);
            }
            out.push('}');
        }
        Value::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                out.push_str(if i == 0 { "" } else { "," });
                write_sorted(item, out);
            }
            out.push(']');
        }
        plain => out.push_str(&plain.to_string()),
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for NotAHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a SHA-256 of 64 hexadecimal characters")
    }
}

impl TryFrom<String> for ContentHash {
    type Error = NotAHash;

    fn try_from(text: String) -> Result<Self, NotAHash> {
        let hexadecimal = text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        (hexadecimal && text.len() == 64).then_some(Self(text)).ok_or(NotAHash)
    }
}

impl From<ContentHash> for String {
    fn from(hash: ContentHash) -> Self {
        hash.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::{Answer, Key};

    #[test]
    fn one_letter_changes_the_hash_and_the_order_of_writing_does_not() {
        let form = FormRef { key: Key::new("frcp-generic").unwrap(), version: 1 };
        let hash = |pairs: &[(&str, &str)]| {
            let mut answers = Answers::default();
            for (path, text) in pairs {
                answers.set(&path.parse().unwrap(), Some(Answer::text(text)));
            }
            content_hash(&form, &answers).to_string()
        };
        assert_eq!(hash(&[("a/x", "1"), ("a/y", "2")]), hash(&[("a/y", "2"), ("a/x", "1")]));
        assert_ne!(hash(&[("a/x", "1")]), hash(&[("a/x", "2")]));
        assert_eq!(hash(&[]).len(), 64);
    }
}
