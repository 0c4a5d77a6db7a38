//! Who may do what, to whom, and when: the one rule of access, as a table.
//!
//! It decides from facts (`Facts`) whether an `Action` is allowed, refused with a reason, or hidden: one who may not know
//! that a thing exists gets "not found". Sources: CSP L.1110-4, L.1110-12, L.1111-5, L.1111-7, R.1110-1 and R.1110-2;
//! the roles of a board and the circle of care are expert knowledge, to be confirmed (DOMAIN §1.7, §5).
//!
//! It refuses to know identifiers, where the facts come from, and the stages of each thing (whether an offer *can* be
//! submitted belongs to the offer): it only knows who may ask. The matrix is printed in `matrix.txt`, and reviewed there.

mod action;
mod bars;
mod decide;
mod fact;
mod facts;
#[cfg(test)]
mod matrix;
mod refusal;
mod role_set;
mod rule;
mod table;
mod window;

pub use action::{Action, ActionKind, Effect, NotAnAction, TargetKind, policy};
pub use decide::{decide, decide_without_target};
pub use facts::{
    AccountFacts, ActorFacts, ActorKind, BoardFacts, Circle, Circumstance, DirectoryFacts, DocumentFacts, Facts,
    FormGroupFacts, FrcpFacts, InscriptionFacts, OfferFacts, OfferStage, PatientFacts, PortalRelation, SessionFacts,
    Sharing,
};
pub use refusal::{Decision, Refusal};
pub use role_set::RoleSet;
pub use window::{DAYS_AFTER_SESSION, SessionWindow};
