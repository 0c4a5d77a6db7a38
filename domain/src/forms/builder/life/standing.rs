//! Where the versions of a form stand on a day, beside one another.

use super::{Life, Stage};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Where a version stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Being written.
    Draft,
    /// Read by the group.
    InReview,
    /// Approved, without a day.
    Approved,
    /// Published on a day to come.
    Planned,
    /// What begins now begins under it.
    InForce,
    /// A later version is in force.
    Superseded,
    /// Given up.
    Dropped,
    /// Taken back.
    RolledBack,
}

impl Life {
    /// Whether something may begin under it on this day, as long as no later version may.
    #[must_use]
    pub fn runs_on(&self, day: NaiveDate) -> bool {
        matches!(&self.stage, Stage::Published { from, .. } if *from <= day)
    }

    /// Where it stands on a day, beside the version in force that day.
    #[must_use]
    pub fn standing(&self, version: u32, in_force: Option<u32>, day: NaiveDate) -> Standing {
        match &self.stage {
            Stage::Draft => Standing::Draft,
            Stage::InReview { .. } => Standing::InReview,
            Stage::Approved { .. } => Standing::Approved,
            Stage::Published { from, .. } if *from > day => Standing::Planned,
            Stage::Published { .. } if in_force.is_some_and(|other| other > version) => Standing::Superseded,
            Stage::Published { .. } => Standing::InForce,
            Stage::Dropped { .. } => Standing::Dropped,
            Stage::RolledBack { .. } => Standing::RolledBack,
        }
    }
}

/// The version under which a form begins on a day: the last one whose day has come and that was not taken back.
pub fn in_force<'a>(versions: impl IntoIterator<Item = (u32, &'a Life)>, day: NaiveDate) -> Option<u32> {
    versions.into_iter().filter(|(_, life)| life.runs_on(day)).map(|(version, _)| version).max()
}
