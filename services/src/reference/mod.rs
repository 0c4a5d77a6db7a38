//! Reference lists: imported from their official files, and searched.
//!
//! The project ships the codes that its forms need (`domain::codes`, and the specialties and places of birth beside them). An
//! imported list completes them: a code of both is shown as the list says it, and is found by the words of both; one that
//! the list does not know stays, as long as the list has not closed it. Without any import, what ships is what is found.
//! Answers keep the words that they were given with: a new label never changes what was signed.

mod file;
mod find;
mod import;
mod known;
mod recent;
mod shipped;
mod touched;
mod weigh;

pub use file::ReferenceFile;
pub use find::{FoundCode, find_codes, find_tumours};
pub use import::{Planned, apply, plan};
pub use known::Known;
pub use recent::last_used;
pub use touched::{Held, Touched, UsedField};
