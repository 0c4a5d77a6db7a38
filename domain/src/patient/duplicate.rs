//! Two records that may be one person, and their reversible merge.
//!
//! Source: DOMAIN §5.6 (never merged on traits alone, reversible; HL7 ADT A40 and A37), expert knowledge, to be confirmed.

use crate::ids::{AccountId, DuplicateId, PatientId};
use crate::people::refusal;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A person's decision, when it was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Who.
    pub by: AccountId,
    /// When.
    pub at: DateTime<Utc>,
}

/// One record now stands for two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merge {
    /// The record that stays.
    pub kept: PatientId,
    /// The record that points at it; nothing of it is deleted.
    pub merged: PatientId,
    /// Who merged, and when.
    pub decided: Decision,
}

/// Where a pair stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "state")]
pub enum DuplicateState {
    /// Somebody must look.
    ToReview,
    /// Two persons: the pair is not proposed again.
    Distinct {
        /// Who said so, and when.
        decided: Decision,
    },
    /// One person, one record.
    Merged {
        /// The merge.
        merge: Merge,
    },
    /// The merge was undone: both records live again.
    Undone {
        /// The merge that was.
        merge: Merge,
        /// Who undid it, and when.
        decided: Decision,
    },
}

/// A pair of records, in a fixed order: the pair (a, b) and the pair (b, a) are one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuplicatePair {
    id: DuplicateId,
    first: PatientId,
    second: PatientId,
    state: DuplicateState,
}

/// Why a step is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DuplicateRefused {
    /// A record is not a duplicate of itself.
    SameRecord,
    /// The record to keep is not in the pair.
    NotInThePair,
    /// Already merged.
    AlreadyMerged,
    /// Nothing to undo.
    NotMerged,
}

refusal!(DuplicateRefused);

impl DuplicatePair {
    /// Two records that look alike.
    ///
    /// # Errors
    /// `SameRecord`.
    pub fn found(id: DuplicateId, a: PatientId, b: PatientId) -> Result<Self, DuplicateRefused> {
        if a == b {
            return Err(DuplicateRefused::SameRecord);
        }
        Ok(Self { id, first: a.min(b), second: a.max(b), state: DuplicateState::ToReview })
    }

    /// Its identifier.
    #[must_use]
    pub const fn id(&self) -> DuplicateId {
        self.id
    }

    /// The two records, in their fixed order.
    #[must_use]
    pub const fn records(&self) -> (PatientId, PatientId) {
        (self.first, self.second)
    }

    /// Where it stands.
    #[must_use]
    pub const fn state(&self) -> &DuplicateState {
        &self.state
    }

    /// They are two persons. It can be said before or after a merge that was undone.
    ///
    /// # Errors
    /// `AlreadyMerged`: undo the merge first.
    pub fn declare_distinct(self, decided: Decision) -> Result<Self, DuplicateRefused> {
        match self.state {
            DuplicateState::Merged { .. } => Err(DuplicateRefused::AlreadyMerged),
            _ => Ok(Self { state: DuplicateState::Distinct { decided }, ..self }),
        }
    }

    /// They are one person, and `kept` stays.
    ///
    /// # Errors
    /// `NotInThePair`, `AlreadyMerged`.
    pub fn merge(self, kept: PatientId, decided: Decision) -> Result<Self, DuplicateRefused> {
        if matches!(self.state, DuplicateState::Merged { .. }) {
            return Err(DuplicateRefused::AlreadyMerged);
        }
        let merged = match kept {
            id if id == self.first => self.second,
            id if id == self.second => self.first,
            _ => return Err(DuplicateRefused::NotInThePair),
        };
        let merge = Merge { kept, merged, decided };
        Ok(Self { state: DuplicateState::Merged { merge }, ..self })
    }

    /// The merge was a mistake: both records live again, with what each one wrote.
    ///
    /// # Errors
    /// `NotMerged`.
    pub fn undo(self, decided: Decision) -> Result<Self, DuplicateRefused> {
        match self.state {
            DuplicateState::Merged { merge } => Ok(Self { state: DuplicateState::Undone { merge, decided }, ..self }),
            _ => Err(DuplicateRefused::NotMerged),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn patient(n: u128) -> PatientId {
        PatientId::from_uuid(Uuid::from_u128(n))
    }

    fn decided(hour: u32) -> Decision {
        let at = format!("2026-03-03T{hour:02}:00:00Z").parse().unwrap();
        Decision { by: AccountId::from_uuid(Uuid::from_u128(1)), at }
    }

    fn pair() -> DuplicatePair {
        DuplicatePair::found(DuplicateId::from_uuid(Uuid::from_u128(9)), patient(2), patient(1)).unwrap()
    }

    #[test]
    fn a_pair_has_no_direction() {
        assert_eq!(pair().records(), (patient(1), patient(2)));
        let id = pair().id();
        assert_eq!(DuplicatePair::found(id, patient(1), patient(2)), Ok(pair()));
        assert_eq!(DuplicatePair::found(id, patient(1), patient(1)), Err(DuplicateRefused::SameRecord));
    }

    #[test]
    fn a_merge_is_undone_and_remembered() {
        let merged = pair().merge(patient(2), decided(1)).unwrap();
        let DuplicateState::Merged { merge } = merged.state().clone() else { panic!() };
        assert_eq!((merge.kept, merge.merged), (patient(2), patient(1)));
        assert_eq!(merged.clone().merge(patient(1), decided(2)), Err(DuplicateRefused::AlreadyMerged));
        assert_eq!(merged.clone().declare_distinct(decided(2)), Err(DuplicateRefused::AlreadyMerged));
        let undone = merged.undo(decided(3)).unwrap();
        assert_eq!(undone.state(), &DuplicateState::Undone { merge, decided: decided(3) });
        assert_eq!(undone.clone().undo(decided(4)), Err(DuplicateRefused::NotMerged));
        assert!(undone.declare_distinct(decided(4)).is_ok());
    }

    #[test]
    fn a_stranger_to_the_pair_is_not_kept() {
        assert_eq!(pair().merge(patient(3), decided(1)), Err(DuplicateRefused::NotInThePair));
    }
}
