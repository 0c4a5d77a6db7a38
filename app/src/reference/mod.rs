//! Reference lists, searched on the server.

mod calls;

pub use calls::{CodeFound, find_reference_codes};
