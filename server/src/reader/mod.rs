//! The reader of clinical documents, given to the services.

#[cfg(test)]
mod tests;

use documents::cda::read;
use domain::{
    exchange::{Reading, TakenUp, Unreadable},
    forms::{CheckContext, Form},
    ids::RowId,
};
use services::exchange::DocumentReader;

/// Reads CDA R2.
pub struct CdaReader;

impl DocumentReader for CdaReader {
    fn read(&self, bytes: &[u8]) -> Result<Reading, Unreadable> {
        read::read(bytes)
    }

    fn take_up(
        &self,
        bytes: &[u8],
        form: &Form,
        context: &CheckContext,
        new_row: &mut dyn FnMut() -> RowId,
    ) -> Result<TakenUp, Unreadable> {
        read::take_up(bytes, form, context, new_row)
    }
}
