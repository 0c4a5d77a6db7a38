//! The directory: establishments and professionals, imported from their files and found by their words.
//!
//! A file is first compared with what is there, without writing (`plan`), then written whole or not at all (`apply`): one
//! transaction. What a file does not tell any more is closed with a date, and never deleted.

mod communes;
mod establishments;
mod find;
mod people;

pub use establishments::Establishments;
pub use find::{FoundPlace, find_places};
pub use people::People;
