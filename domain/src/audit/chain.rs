//! One chain per writing instance: number, hash of the entry before, hash of this one.

use super::Hash;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;

/// The name of a writing instance: 1 to 40 lower-case letters, digits and hyphens.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct InstanceName(String);

/// A text that is not the name of an instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnInstance;

impl InstanceName {
    /// Reads a name.
    ///
    /// # Errors
    /// `NotAnInstance` when it is empty, too long, or holds something else than lower-case letters, digits and hyphens.
    pub fn parse(text: &str) -> Result<Self, NotAnInstance> {
        let known = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if known && (1..=40).contains(&text.len()) { Ok(Self(text.to_owned())) } else { Err(NotAnInstance) }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for InstanceName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for NotAnInstance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not the name of an instance")
    }
}

impl TryFrom<String> for InstanceName {
    type Error = NotAnInstance;

    fn try_from(text: String) -> Result<Self, NotAnInstance> {
        Self::parse(&text)
    }
}

impl From<InstanceName> for String {
    fn from(name: InstanceName) -> Self {
        name.0
    }
}

/// An entry as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Who wrote it.
    pub instance: InstanceName,
    /// Its number in the chain of the instance, from 1, without gap.
    pub sequence: u64,
    /// The hash of the entry before; `Hash::NOTHING` for the first.
    pub previous: Hash,
    /// The body, as written.
    pub body: String,
    /// The hash of all of this.
    pub hash: Hash,
}

/// The hash of an entry: of the one before, of the instance, of the number and of the body, each with its length.
#[must_use]
pub fn chain(previous: &Hash, instance: &InstanceName, sequence: u64, body: &str) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(b"terr-esante audit entry 1\n");
    hasher.update(previous.bytes());
    for part in [instance.as_str().as_bytes(), &sequence.to_be_bytes(), body.as_bytes()] {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    }
    Hash::from_bytes(hasher.finalize().into())
}

/// The entry that follows: `last` is the number and the hash of the last one of the instance, if any.
#[must_use]
pub fn next_entry(last: Option<(u64, Hash)>, instance: InstanceName, body: String) -> Entry {
    let (number, previous) = last.unwrap_or((0, Hash::NOTHING));
    let sequence = number.saturating_add(1);
    let hash = chain(&previous, &instance, sequence, &body);
    Entry { instance, sequence, previous, body, hash }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> InstanceName {
        InstanceName::parse(text).unwrap()
    }

    #[test]
    fn the_hash_depends_on_everything_and_on_where_each_part_ends() {
        let hash = chain(&Hash::NOTHING, &name("a"), 1, "bc");
        let other = Hash::from_bytes([1; 32]);
        for different in [
            chain(&other, &name("a"), 1, "bc"),
            chain(&Hash::NOTHING, &name("ab"), 1, "c"),
            chain(&Hash::NOTHING, &name("a"), 2, "bc"),
            chain(&Hash::NOTHING, &name("a"), 1, "bd"),
        ] {
            assert_ne!(hash, different);
        }
        assert_eq!(hash, chain(&Hash::NOTHING, &name("a"), 1, "bc"));
    }

    #[test]
    fn the_way_of_hashing_never_changes() {
        // Computed apart, with another implementation.
        let expected = "0e36fceae10d23866befdd946bb8d6d14d4ac2fd9c35507b099b872c8382b8cd";
        assert_eq!(chain(&Hash::NOTHING, &name("main"), 1, "{}").to_string(), expected);
    }

    #[test]
    fn entries_are_numbered_from_one() {
        let first = next_entry(None, name("main"), "a".into());
        let second = next_entry(Some((first.sequence, first.hash)), name("main"), "b".into());
        assert_eq!((first.sequence, first.previous), (1, Hash::NOTHING));
        assert_eq!((second.sequence, second.previous), (2, first.hash));
    }

    #[test]
    fn an_instance_has_a_plain_name() {
        assert!(InstanceName::parse("paris-2").is_ok());
        for text in ["", "Paris", "a b", &"a".repeat(41)] {
            assert_eq!(InstanceName::parse(text), Err(NotAnInstance), "{text}");
        }
    }
}
