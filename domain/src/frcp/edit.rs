//! A draft is a log of edits: nothing typed is ever lost.
//!
//! Every edit says on which revision *of that answer* it was typed. If someone else has written meanwhile, the edit
//! does not win: it stays beside the answer as a visible second value until a person chooses. Adding, deleting and
//! moving a row are edits too; deleting a row that has newer edits is a conflict, and so is writing into a row that
//! was deleted meanwhile. Validation freezes a position of the log; history, differences and undo are reads of it.
//!
//! Source: ARCHITECTURE §4. It refuses to know how edits travel and what a form asks.

use crate::{
    forms::{Answer, ListPath, Order, Path, Target},
    ids::{AccountId, EditId, ProfessionalId, RowId},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// One edit, as the browser sends it and as the log keeps it for ever.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Edit {
    /// Its identity, made by whoever typed: sending an edit twice changes nothing.
    pub id: EditId,
    /// Who typed.
    pub author: AccountId,
    /// For whom, when a secretary types on behalf of a physician.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<ProfessionalId>,
    /// When it was typed.
    pub at: DateTime<Utc>,
    /// Where the value comes from, when nobody typed it: it is to be confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported: Option<Imported>,
    /// What was done.
    pub change: Change,
}

/// Where a value comes from that nobody typed. It stays beside the answer until somebody writes the answer again, were it
/// the same one: that is how it is confirmed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    /// The source.
    pub source: String,
    /// Of when, as the source tells it; empty when the source already says it.
    pub date: String,
    /// Whose word it is; empty when the source does not tell.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// Taken over from the record or from an earlier form, and not from the document of other software.
    #[serde(default, skip_serializing_if = "is_false")]
    pub prefilled: bool,
}

const fn is_false(value: &bool) -> bool {
    !*value
}

/// What an edit does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum Change {
    /// Writes an answer, or clears it.
    Answer {
        /// Where.
        path: Path,
        /// The edit that the author saw as the current one; `None` for a question never answered.
        base: Option<EditId>,
        /// The new answer; `None` clears it.
        answer: Option<Answer>,
    },
    /// Chooses between the current answer and its second values.
    Resolve {
        /// Where.
        path: Path,
        /// The edit that the author saw as the current one.
        base: Option<EditId>,
        /// The second values that the author saw, and that the choice settles.
        settles: Vec<EditId>,
        /// The chosen answer: one of them, or a new one.
        answer: Option<Answer>,
    },
    /// Adds a row.
    AddRow {
        /// To which list.
        list: ListPath,
        /// The new row.
        row: RowId,
        /// Its place.
        order: Order,
    },
    /// Moves a row. The last move wins; the log keeps the others.
    MoveRow {
        /// Of which list.
        list: ListPath,
        /// Which row.
        row: RowId,
        /// Its new place.
        order: Order,
    },
    /// Deletes a row with all that it holds.
    DeleteRow {
        /// Of which list.
        list: ListPath,
        /// Which row.
        row: RowId,
        /// The last edit inside the row that the author saw.
        seen: Option<EditId>,
    },
    /// Passes over a warning, for a reason. It holds until the question that the warning points at is answered again.
    PassOver {
        /// The place that the warning points at.
        at: Target,
        /// Which of its warnings: see `Issue::warning`.
        warning: String,
        /// Why, in the words of whoever passes over.
        reason: String,
    },
    /// Keeps a row of which the deletion was in conflict.
    KeepRow {
        /// Of which list.
        list: ListPath,
        /// Which row.
        row: RowId,
    },
}

/// The most characters of a reason to pass over a warning. Source: expert knowledge, to be confirmed.
const LONGEST_REASON: usize = 500;

/// Whether a text says why a warning is passed over: a few words, not nothing and not a document.
#[must_use]
pub fn is_reason(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= LONGEST_REASON
}

/// What became of an edit. In every case it is in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum Outcome {
    /// It is the current value now.
    Applied,
    /// It was already in the log: nothing changed.
    AlreadyKnown,
    /// Someone else wrote the same thing: nothing to choose.
    SameAsCurrent,
    /// It stays as a second value beside the current one, until someone chooses.
    SecondValue {
        /// The edit that is current.
        current: Option<EditId>,
    },
    /// The row has edits that the author of the deletion had not seen: the row stays, and the deletion waits.
    DeletionWaits {
        /// The last edit inside the row.
        newest: Option<EditId>,
    },
    /// The row had been deleted meanwhile: it is back, and the deletion waits for a choice.
    RowIsBack {
        /// The deletion.
        deletion: EditId,
    },
}

impl Outcome {
    /// Whether a person has to choose.
    #[must_use]
    pub const fn is_conflict(&self) -> bool {
        matches!(self, Self::SecondValue { .. } | Self::DeletionWaits { .. } | Self::RowIsBack { .. })
    }
}

impl Change {
    /// The answer that it writes to, if it writes one.
    #[must_use]
    pub const fn path(&self) -> Option<&Path> {
        match self {
            Self::Answer { path, .. } | Self::Resolve { path, .. } => Some(path),
            _ => None,
        }
    }

    /// The row that it adds, moves, deletes or keeps.
    #[must_use]
    pub fn row(&self) -> Option<(&ListPath, RowId)> {
        match self {
            Self::AddRow { list, row, .. }
            | Self::MoveRow { list, row, .. }
            | Self::DeleteRow { list, row, .. }
            | Self::KeepRow { list, row } => Some((list, *row)),
            Self::Answer { .. } | Self::Resolve { .. } | Self::PassOver { .. } => None,
        }
    }
}
