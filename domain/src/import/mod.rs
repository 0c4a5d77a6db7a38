//! What is wrong with a file that is imported, as codes and data; `words::import` turns them into sentences.
//!
//! It refuses to know how a file is cut into lines and cells: that is the reader's business.

use crate::people::{EmailError, FinessError, RppsError};

/// One line of a table: its cells, found by the heading of their column.
#[derive(Debug, Clone, Copy)]
pub struct Cells<'a> {
    headings: &'a [String],
    values: &'a [String],
}

impl<'a> Cells<'a> {
    /// The cells of a line under these headings, in the same order.
    #[must_use]
    pub const fn new(headings: &'a [String], values: &'a [String]) -> Self {
        Self { headings, values }
    }

    /// The cell of a column, without the blanks around it; empty when the file has no such column, or when it has no name.
    #[must_use]
    pub fn get(&self, column: &str) -> &'a str {
        let at = self.headings.iter().position(|heading| heading == column && !column.is_empty());
        at.and_then(|at| self.values.get(at)).map_or("", |value| value.trim())
    }

    /// Whether the file has the column.
    #[must_use]
    pub fn has(&self, column: &str) -> bool {
        self.headings.iter().any(|heading| heading == column)
    }
}

/// Why a line is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineFault {
    /// It has fewer or more cells than there are headings.
    Cells {
        /// How many it has.
        found: usize,
        /// How many there should be.
        expected: usize,
        /// It is cut by semicolons.
        semicolons: bool,
    },
    /// A quotation mark was opened and is not closed on the line, or the line was swallowed by one opened above.
    OpenQuote,
    /// A cell that every line needs is empty.
    Empty(&'static str),
    /// Not the number of an establishment.
    Finess {
        /// The column.
        column: &'static str,
        /// What is written.
        text: String,
        /// Why it is not one.
        why: FinessError,
    },
    /// Not the number of a professional.
    Rpps {
        /// What is written.
        text: String,
        /// Why it is not one.
        why: RppsError,
    },
    /// Not an address.
    Email {
        /// What is written.
        text: String,
        /// Why it is not one.
        why: EmailError,
    },
    /// A value whose shape is not the one of its column.
    Shape {
        /// The column.
        column: &'static str,
        /// What is written.
        text: String,
        /// The shape that is expected.
        shape: Shape,
    },
    /// A code that no list holds.
    Unknown {
        /// The column.
        column: &'static str,
        /// What is written.
        text: String,
        /// What it should be one of.
        among: Among,
    },
    /// The end comes before the beginning.
    EndsBefore {
        /// The column of the end.
        column: &'static str,
    },
    /// The same key stands on a line above.
    Repeated {
        /// The key.
        key: String,
        /// The first line that has it.
        first: u64,
    },
}

/// The shape of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `2026-03-14`.
    Date,
    /// Five digits.
    PostalCode,
    /// Five characters: a commune or a country of the INSEE.
    Cog,
    /// Fourteen digits.
    Siret,
    /// A number of degrees.
    Degrees,
    /// `0` or `1`.
    ZeroOrOne,
    /// A code of the list, by an example of it.
    Code(&'static str),
}

/// What a code should be one of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// The communes that were imported.
    Communes,
    /// The establishments of the directory.
    Establishments,
    /// The professions that the directory knows.
    Professions,
    /// The specialties that ship, and those that were imported.
    Specialties,
}

/// What is wrong with a file as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileFault {
    /// Bytes that are not UTF-8.
    NotUtf8 {
        /// The line of the first one.
        line: u64,
    },
    /// Nothing to read.
    Empty,
    /// The columns are cut by semicolons.
    Semicolons,
    /// Columns that every line needs are not there.
    Missing(Vec<String>),
    /// A heading stands twice.
    RepeatedHeading(String),
    /// The headings are those of no list.
    NoSuchList(Vec<String>),
}

/// What deserves a sentence without refusing anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// A column that nobody reads.
    UnknownColumn(String),
    /// Communes were checked by their shape only.
    NoCommunes,
}

/// What a line would do to the row of the same key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    Same,
    /// It would be written for the first time.
    New,
    /// These columns would change.
    Changed(Vec<&'static str>),
}
