//! Random but valid records, drawn from a seed.
//!
//! Nobody here exists: names are drawn from short lists, INS are marked as test numbers, RPPS and FINESS numbers are
//! outside of what the registers give, telephones and addresses are in ranges kept for fiction.

mod draw;
mod names;
pub mod patient;
pub mod people;
pub mod planning;

pub use draw::Draw;
