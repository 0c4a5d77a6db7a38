//! Cases from a file: each line becomes the draft of a form whose values are to be confirmed, or is refused with reasons.
//!
//! Reading is pure and comes first (the dry run); writing follows. It refuses to invent an identity outside of a demo
//! territory: a file without identities is only written there, under fictive ones.

mod mapping;
mod read;
mod write;

pub use mapping::{Column, ColumnKind, Mapping, SexColumn};
pub use read::{Drafted, Read, Refused, read};
pub(crate) use write::changes;
pub use write::{Into, write};
