//! The whole of an installation in one file, and back.
//!
//! An archive holds the rows of every table, as one instant saw them, and the encrypted files that those rows name. Rows are
//! written as values, not as a copy of a database: what was saved from SQLite is restored into PostgreSQL and the other way.
//! The archive is compressed, then sealed by a key derived from the current master key: that one restores it. It never holds
//! a master key, which is kept elsewhere.
//!
//! A restoration reads the archive to its end before it writes anything, and writes into an empty place only. It is the one
//! writing of rows that does not pass through `write`: the rows come with the traces of when they were written.

mod archive;
mod restore;
mod rows;
mod save;
mod sealed;

pub use archive::{Counted, KeyOf, Manifest};
pub use restore::{Checked, check, load, refuse_occupied};
pub use save::save;
