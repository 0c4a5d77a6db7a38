//! The patients' site: a code handed at the desk opens it; it shows who reads the record and why, what was consented, what the
//! boards proposed once it was announced, and who looked.
//!
//! Decides nothing: `domain::access` knows what a patient or a representative may do, `domain::portal` who is invited.

mod circle;
mod decisions;
mod invite;
mod looks;
mod open;
mod tie;

pub use circle::{Circle, Reader, circle, person_name};
pub use decisions::{Decision, DecisionLine, decision, decisions};
pub use invite::{Access, Accesses, Handed, Invitee, accesses, invite, take_back};
pub use looks::{LookLine, looks};
pub use open::open;
pub use tie::{Tied, giver, records};
pub(crate) use tie::{relation, relations};
