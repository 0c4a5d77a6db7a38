//! What a service answers when it does not succeed. The cause is kept for the log; people read `domain::words`.

use sea_orm::{DbErr, SqlErr};

/// Why a service did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule refuses; the sentence is for the person.
    #[error("refused: {0}")]
    Refused(String),
    /// A bad value in a field; the sentence stands beside the field.
    #[error("invalid {field}: {sentence}")]
    Invalid {
        /// The name of the field, as the page knows it.
        field: String,
        /// What is wrong and what to do, in French.
        sentence: String,
    },
    /// It does not exist, or this person may not know that it does.
    #[error("not found")]
    NotFound,
    /// Someone else changed it meanwhile; the newer state, as JSON of what the caller reads.
    #[error("conflict")]
    Conflict(String),
    /// The person must sign in.
    #[error("signed out")]
    SignedOut,
    /// The person must give a fresh one-time code.
    #[error("a fresh code is needed")]
    NeedsCode,
    /// A stored row that the domain refuses to read.
    #[error("inconsistent data in {table}.{column}, row {row}")]
    Inconsistent {
        /// Table.
        table: &'static str,
        /// Column.
        column: &'static str,
        /// Key of the row.
        row: String,
    },
    /// A part that does not answer (database, disk, mail).
    #[error("outage: {0}")]
    Outage(String),
    /// The database failed; kept whole so that a writer can tell what to try again.
    #[error("database: {0}")]
    Database(#[from] DbErr),
}

impl Error {
    /// A stored JSON body that does not read.
    #[must_use]
    pub fn body(table: &'static str, row: impl ToString) -> Self {
        Self::Inconsistent { table, column: "body", row: row.to_string() }
    }

    /// A refusal in a sentence.
    #[must_use]
    pub fn refused(sentence: impl Into<String>) -> Self {
        Self::Refused(sentence.into())
    }

    /// A bad value in a field.
    #[must_use]
    pub fn invalid(field: impl Into<String>, sentence: impl Into<String>) -> Self {
        Self::Invalid { field: field.into(), sentence: sentence.into() }
    }

    /// Whether a row was refused because another one has its number.
    #[must_use]
    pub(crate) fn is_twice_the_same(&self) -> bool {
        matches!(self, Self::Database(cause) if matches!(cause.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))))
    }

    /// Whether the same job, run again, may succeed (a serialisation failure between two instances).
    #[must_use]
    pub fn may_be_tried_again(&self) -> bool {
        match self {
            Self::Database(cause) => {
                let text = cause.to_string();
                ["could not serialize", "deadlock detected", "database is locked"]
                    .iter()
                    .any(|sign| text.contains(sign))
            }
            _ => false,
        }
    }
}
