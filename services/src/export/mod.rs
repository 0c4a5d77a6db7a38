//! Everything that one owns, in clear, for its owner: a person who asks, an establishment that leaves.
//!
//! What goes is decided by `domain::export`. An export is ordered by a person with an open account, who answers for it:
//! [`order`] mints the only key to the records, and each record that leaves gets its event before its bytes do, so that the
//! patient reads it among those who looked.

mod order;
mod parts;
mod record;

pub use order::{Asked, Order, order};
pub use record::{Document, Form, Record, Version, document, record, rendered};
