//! The stages of a version, and what readers said when they sent it back.

use crate::frcp::Stamp;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Where a version is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "kebab-case")]
pub enum Stage {
    /// Being written.
    Draft,
    /// Read by the group.
    InReview {
        /// Who asked, and when.
        asked: Stamp,
        /// Who approved so far.
        approvals: Vec<Stamp>,
    },
    /// Approved, with no day yet.
    Approved {
        /// Who approved.
        approvals: Vec<Stamp>,
    },
    /// In force from a day on, which may be to come.
    Published {
        /// Who approved.
        approvals: Vec<Stamp>,
        /// First day in force.
        from: NaiveDate,
        /// Who fixed the day.
        planned: Stamp,
    },
    /// Given up before it was published.
    Dropped {
        /// Who gave it up.
        dropped: Stamp,
    },
    /// Taken back once in force: nothing begins under it any more, what began stays.
    RolledBack {
        /// The first day that it was in force.
        from: NaiveDate,
        /// Who took it back.
        back: Stamp,
        /// Why.
        reason: String,
    },
}

/// A refusal of a reader, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentBack {
    /// Who, and when.
    pub by: Stamp,
    /// What is to change.
    pub reason: String,
}
