//! Checking chains against themselves, and against the seals.

use super::{Entry, Hash, Head, InstanceName, Seal, chain};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BrokenKind {
    /// The hash is not that of the entry: the entry was edited.
    Hash,
    /// The hash before is not that of the entry before.
    Link,
    /// Numbers are missing before this one.
    Gap,
    /// The number was already seen, or comes too late.
    Order,
    /// A seal names another hash for this number.
    Seal,
    /// A seal names this number, and the chain ends before.
    Truncated,
}

/// The first thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Broken {
    /// In the chain of this instance.
    pub instance: InstanceName,
    /// At this number.
    pub sequence: u64,
    /// What.
    pub kind: BrokenKind,
}

/// What was checked, when nothing is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counts {
    /// Entries.
    pub entries: u64,
    /// Points named by seals and found in their chain.
    pub sealed: u64,
    /// Entries that no seal covers yet.
    pub unsealed: u64,
    /// The last entry of each chain.
    pub heads: BTreeMap<InstanceName, Head>,
}

/// What is wrong among the seals themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SealProblem {
    /// The number of this seal does not follow the one before.
    Number(u64),
    /// This seal does not carry the hash of the one before.
    Link(u64),
    /// A head of this seal goes back, or is missing, compared with the one before.
    Backwards(u64),
}

/// Checks entries one by one, in the order of their numbers for each instance; instances may be mixed.
#[derive(Debug, Clone, Default)]
pub struct Verifier {
    heads: BTreeMap<InstanceName, Head>,
    expected: BTreeMap<InstanceName, BTreeMap<u64, Hash>>,
    last_sealed: BTreeMap<InstanceName, u64>,
    counts: Counts,
}

impl Verifier {
    /// A verifier that knows these seals (checked apart: their signatures, and `verify_seals`).
    ///
    /// # Errors
    /// When two seals name two hashes for one number.
    pub fn with_seals<'a>(seals: impl IntoIterator<Item = &'a Seal>) -> Result<Self, Broken> {
        let mut verifier = Self::default();
        for (instance, head) in seals.into_iter().flat_map(|seal| &seal.heads) {
            let points = verifier.expected.entry(instance.clone()).or_default();
            if *points.entry(head.sequence).or_insert(head.hash) != head.hash {
                return Err(broken(instance, head.sequence, BrokenKind::Seal));
            }
        }
        verifier.last_sealed = verifier
            .expected
            .iter()
            .filter_map(|(instance, points)| Some((instance.clone(), *points.last_key_value()?.0)))
            .collect();
        Ok(verifier)
    }

    /// Checks the next entry.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn see(&mut self, entry: &Entry) -> Result<(), Broken> {
        let head = self.heads.get(&entry.instance).copied().unwrap_or(Head { sequence: 0, hash: Hash::NOTHING });
        let wrong = |kind| Err(broken(&entry.instance, entry.sequence, kind));
        let expected = head.sequence.saturating_add(1);
        if entry.sequence < expected {
            return wrong(BrokenKind::Order);
        }
        if entry.sequence > expected {
            return wrong(BrokenKind::Gap);
        }
        if entry.previous != head.hash {
            return wrong(BrokenKind::Link);
        }
        if chain(&entry.previous, &entry.instance, entry.sequence, &entry.body) != entry.hash {
            return wrong(BrokenKind::Hash);
        }
        if !self.agrees_with_seals(entry) {
            return wrong(BrokenKind::Seal);
        }
        self.heads.insert(entry.instance.clone(), Head { sequence: entry.sequence, hash: entry.hash });
        self.counts.entries += 1;
        Ok(())
    }

    fn agrees_with_seals(&mut self, entry: &Entry) -> bool {
        if self.last_sealed.get(&entry.instance).is_none_or(|last| entry.sequence > *last) {
            self.counts.unsealed += 1;
        }
        let Some(points) = self.expected.get_mut(&entry.instance) else {
            return true;
        };
        match points.remove(&entry.sequence) {
            Some(sealed) if sealed != entry.hash => false,
            Some(_) => {
                self.counts.sealed += 1;
                true
            }
            None => true,
        }
    }

    /// Ends the check: every point named by a seal must have been seen.
    ///
    /// # Errors
    /// `BrokenKind::Truncated` at the first sealed number that is missing.
    pub fn finish(self) -> Result<Counts, Broken> {
        for (instance, points) in &self.expected {
            if let Some((sequence, _)) = points.first_key_value() {
                return Err(broken(instance, *sequence, BrokenKind::Truncated));
            }
        }
        Ok(Counts { heads: self.heads, ..self.counts })
    }
}

fn broken(instance: &InstanceName, sequence: u64, kind: BrokenKind) -> Broken {
    Broken { instance: instance.clone(), sequence, kind }
}

/// Checks all the entries against themselves and against the seals.
///
/// # Errors
/// The first thing that is wrong.
pub fn verify<'a>(
    entries: impl IntoIterator<Item = &'a Entry>,
    seals: impl IntoIterator<Item = &'a Seal>,
) -> Result<Counts, Broken> {
    let mut verifier = Verifier::with_seals(seals)?;
    for entry in entries {
        verifier.see(entry)?;
    }
    verifier.finish()
}

/// Checks that the seals follow each other, from the first, and that no head ever goes back.
///
/// # Errors
/// The first thing that is wrong. Signatures are checked apart.
pub fn verify_seals(seals: &[Seal]) -> Result<(), SealProblem> {
    let mut last: Option<&Seal> = None;
    for seal in seals {
        if seal.number != last.map_or(1, |last| last.number.saturating_add(1)) {
            return Err(SealProblem::Number(seal.number));
        }
        if seal.previous != last.map_or(Hash::NOTHING, Seal::hash) {
            return Err(SealProblem::Link(seal.number));
        }
        if last.is_some_and(|last| goes_back(last, seal)) {
            return Err(SealProblem::Backwards(seal.number));
        }
        last = Some(seal);
    }
    Ok(())
}

fn goes_back(last: &Seal, seal: &Seal) -> bool {
    last.heads.iter().any(|(instance, head)| {
        seal.heads
            .get(instance)
            .is_none_or(|now| now.sequence < head.sequence || (now.sequence == head.sequence && now.hash != head.hash))
    })
}
