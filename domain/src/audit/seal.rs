//! A seal names the heads of all chains at one instant, and the seal before it. It is signed elsewhere.

use super::{Hash, InstanceName};
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The last entry of a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Its number.
    pub sequence: u64,
    /// Its hash.
    pub hash: Hash,
}

/// The heads of all chains at one instant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// From 1, without gap.
    pub number: u64,
    /// When.
    pub at: DateTime<Utc>,
    /// The hash of the seal before; `Hash::NOTHING` for the first.
    pub previous: Hash,
    /// The heads, by instance.
    pub heads: BTreeMap<InstanceName, Head>,
}

impl Seal {
    /// The seal that follows. It is later than the one before it, were the clock of another instance ahead of ours: seals are
    /// read in the order of their instants.
    #[must_use]
    pub fn following(last: Option<&Self>, at: DateTime<Utc>, heads: BTreeMap<InstanceName, Head>) -> Self {
        Self {
            number: last.map_or(1, |seal| seal.number.saturating_add(1)),
            at: last.map_or(at, |seal| at.max(seal.at + Duration::milliseconds(1))),
            previous: last.map_or(Hash::NOTHING, Self::hash),
            heads,
        }
    }

    /// The bytes to sign: one line a value, in one order.
    #[must_use]
    pub fn canonical_bytes(&self) -> Vec<u8> {
        let at = self.at.timestamp_micros();
        let mut text = format!("terr-esante audit seal 1\n{}\n{at}\n{}\n", self.number, self.previous);
        for (instance, head) in &self.heads {
            let _ = writeln!(text, "{instance} {} {}", head.sequence, head.hash);
        }
        text.into_bytes()
    }

    /// The hash of these bytes.
    #[must_use]
    pub fn hash(&self) -> Hash {
        Hash::from_bytes(Sha256::digest(self.canonical_bytes()).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_to_sign_are_plain_lines_in_one_order() {
        let head = |sequence| Head { sequence, hash: Hash::NOTHING };
        let heads = [("b", 2), ("a", 1)].map(|(name, number)| (InstanceName::parse(name).unwrap(), head(number)));
        let seal = Seal::following(None, DateTime::from_timestamp(1, 0).unwrap(), heads.into());
        let zeros = "0".repeat(64);
        let expected = format!("terr-esante audit seal 1\n1\n1000000\n{zeros}\na 1 {zeros}\nb 2 {zeros}\n");
        assert_eq!(String::from_utf8(seal.canonical_bytes()).unwrap(), expected);
        assert_eq!(Seal::following(Some(&seal), seal.at, BTreeMap::new()).previous, seal.hash());
    }

    #[test]
    fn a_seal_is_later_than_the_one_before_it_whatever_the_clock_says() {
        let at = |seconds| DateTime::from_timestamp(seconds, 0).unwrap();
        let first = Seal::following(None, at(100), BTreeMap::new());
        let behind = Seal::following(Some(&first), at(40), BTreeMap::new());
        assert!(behind.at > first.at && behind.at < at(101));
        assert_eq!(Seal::following(Some(&behind), at(160), BTreeMap::new()).at, at(160));
    }
}
