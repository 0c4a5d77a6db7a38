//! Documents of other software: shown, and taken up in the form that a person is writing.
//!
//! The reader itself is given by whoever starts the service: this room decides who may read, what is kept of it, and traces.

mod read;
mod take_up;

use domain::{
    exchange::{Reading, TakenUp, Unreadable},
    forms::{CheckContext, Form},
    ids::RowId,
};

pub use read::{OpenForm, Shown, document, form};
pub use take_up::{Done, take_up};

/// Reads the documents of other software.
pub trait DocumentReader: Send + Sync {
    /// What a page shows of a document.
    ///
    /// # Errors
    /// When it is no clinical document.
    fn read(&self, bytes: &[u8]) -> Result<Reading, Unreadable>;

    /// What a form takes from a document.
    ///
    /// # Errors
    /// When it is no FRCP.
    fn take_up(
        &self,
        bytes: &[u8],
        form: &Form,
        context: &CheckContext,
        new_row: &mut dyn FnMut() -> RowId,
    ) -> Result<TakenUp, Unreadable>;
}

/// A reader that knows no document: for what exchanges nothing.
#[derive(Debug, Clone, Copy)]
pub struct NoReader;

impl DocumentReader for NoReader {
    fn read(&self, _: &[u8]) -> Result<Reading, Unreadable> {
        Err(Unreadable::NotCda)
    }

    fn take_up(
        &self,
        _: &[u8],
        _: &Form,
        _: &CheckContext,
        _: &mut dyn FnMut() -> RowId,
    ) -> Result<TakenUp, Unreadable> {
        Err(Unreadable::NotCda)
    }
}
