//! Documents of a record: their type is read from their content, their bytes are encrypted outside the database.
//!
//! Each file has a key of its own, wrapped by the master key and bound to the document: two files cannot be swapped.

mod content;
mod download;
mod files;
mod upload;

pub use content::{CDA, Kind, LARGEST, MediaType};
pub(crate) use download::content as opened;
pub use download::{Opened, open};
pub use upload::{Sealed, Upload, add_document, seal};
pub(crate) use upload::{add, give_up};
