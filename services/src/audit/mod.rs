//! The audit: one append-only chain per instance, sealed every minute by a signature over all heads.

mod append;
mod event;
mod newly;
mod seal;
mod verify;

pub(crate) use append::{Chain, append_all};
pub use event::Event;
pub use newly::Told;
pub(crate) use newly::{codes, newly};
pub use seal::seal;
pub use verify::{Verdict, verify};
