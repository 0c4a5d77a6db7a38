//! Files that are imported: how they are cut into lines (`Sheet`), and what they would do (`Report`).
//!
//! Cases from a file: each line becomes the draft of a form whose values are to be confirmed, or is refused with reasons.
//!
//! Reading is pure and comes first (the dry run); writing follows, a batch of lines for each commit. It refuses to invent an identity outside of a demo
//! territory: a file without identities is only written there, under fictive ones. When the file gives a stage, ours is told
//! beside it, with the reason of each difference.

mod agreement;
mod compare;
mod lines;
mod mapping;
mod place;
mod read;
mod report;
mod rows;
mod sheet;
mod value;
mod write;

pub use agreement::{Agreement, agreement};
pub use compare::{Compared, Outcome, Standing};
pub(crate) use lines::changes;
pub use mapping::{Band, Cause, Column, ColumnKind, Mapping, Part, SexColumn, StageColumn, Values};
pub use read::{Drafted, Read, Refused, read};
pub use report::{By, How, Refusal, Report, operator};
pub(crate) use report::{Parsed, parse};
pub(crate) use rows::upsert;
pub use sheet::{Line, Sheet};
pub use write::{Done, Into, write};
