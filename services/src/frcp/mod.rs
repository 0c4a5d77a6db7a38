//! The FRCP: opened by an inscription, written by several hands, passed in session, signed by the coordinator, frozen.
//!
//! A draft is the log of its edits (table `edit`, one revision each); its current answers are a replay of that log. A
//! validated content is a row of `frcp_version` that nothing changes. The rules are those of `domain::frcp`; this module
//! loads, asks, saves and traces. It refuses to know how a form looks and how a document is printed.

mod header;
mod initiate;
mod passage;
mod prefill;
mod store;

pub use header::{Board, Header, Identity, Participant, Person, QuorumLine};
pub use initiate::{Initiate, initiate};
pub use passage::note_passage;
pub use store::{Frozen, Kept};
