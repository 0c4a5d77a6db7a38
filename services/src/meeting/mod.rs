//! From inscription to decision: cases, order of passage, presence, quorum, and the meeting itself.
//!
//! The rules are those of `domain::meeting`; here they meet the rows. A case that could not be presented goes by itself to
//! the next session of its board, with the same form and its history.

mod case_file;
mod quorum;
mod store;

pub use case_file::{CaseFile, Opinion, Sitting};
pub use quorum::{attendances, case_of_frcp, quorum_for_case};
