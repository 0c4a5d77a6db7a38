//! The audit: what was done, by whom, on what; and how one knows that nobody changed the account of it.
//!
//! Each writing instance keeps one chain: every entry carries its number, the hash of the one before, and the hash of
//! itself. A seal signs, once a minute, the heads of all chains. Whoever deletes, edits, swaps or inserts an entry breaks
//! a chain; whoever cuts the end of a chain contradicts a seal. Sources: PGSSI-S, référentiel d'imputabilité; CNIL
//! deliberation 2021-122 on logging; OWASP ASVS 5.0.0, 16.4.2.
//!
//! It refuses to know the store and the signing key. Two things it cannot find by itself: entries cut before any seal named
//! them (at most a minute), and the last seals cut together with their entries; the last seal is therefore also
//! kept elsewhere.

mod chain;
mod event;
mod hash;
mod seal;
mod verify;

pub use chain::{Entry, InstanceName, NotAnInstance, chain, next_entry};
pub use event::{Act, AuditEvent, NotAnAct, Outcome, SystemAct, Target};
pub use hash::{Hash, NotAHash};
pub use seal::{Head, Seal};
pub use verify::{Broken, BrokenKind, Counts, SealProblem, Verifier, verify, verify_seals};
