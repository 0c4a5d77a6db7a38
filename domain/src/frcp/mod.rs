//! The FRCP: several people write it, a board discusses it, a coordinator validates it, and it never changes again.
//!
//! Decides what an edit does to a draft (`edit`, `draft`), the life of a form (`stage`), what stands in the way of its
//! validation (`validation`), how a validated form is completed or replaced, its content hash, and what a new form
//! takes over from the last one. Source: DOMAIN §1.5, §1.8; CSP D.6124-131. It refuses to know who may act: that is
//! `crate::access`.

mod copy;
mod draft;
#[cfg(test)]
mod draft_tests;
mod edit;
mod hash;
mod history;
mod provenance;
mod refresh;
mod since;
mod snapshot;
mod stage;
mod transition;
mod validation;

pub use copy::{prefill_from_last, prefill_from_record};
pub use draft::{Cell, Draft, PassedOver, Row, SecondValue, passed_over};
pub use edit::{Change, Edit, Imported, Outcome, is_reason};
pub use hash::{ContentHash, NotAHash, content_hash};
pub use history::{Difference, differences};
pub use provenance::{How, Past, Unconfirmed, unconfirmed};
pub use refresh::{Declined, Stale, emptied_by_form, missing_rows, said_by_form, stale, taken_over};
pub use since::{changed_between, new_since};
pub use snapshot::{PlacedRow, Snapshot};
pub use stage::{
    AbandonReason, Addendum, AddendumReason, CaseStatus, Discussion, Frcp, FrcpRefusal, RectificationReason, Signature,
    Stage, StageName, Stamp, Validation,
};
pub use validation::{
    BoardFacts, Finding, Link, QuorumStanding, Report, SignatureFacts, ValidationFacts, ValidationRule, validate,
};

/// The section of every form that holds what the board proposes.
pub const PROPOSAL: &str = "proposal";
