//! Rights: who asks, what for, on what; and the only place where a right is made.
//!
//! `ask` loads the facts, lets `domain::access::decide` decide, and mints a `Granted`. A service takes its target from the
//! grant, so that a right on one thing cannot read another. Sets go through `scope`, computed by the same function.

mod actor;
pub mod acts;
mod ask;
mod facts;
mod load;
mod narrowed;
pub mod scope;

pub use actor::Actor;
pub use acts::Act;
pub(crate) use ask::ask_either_within;
pub use ask::{Either, Granted, Offered, ask, ask_either, decide_for, offered, offered_boards};
pub(crate) use facts::{WINDOW_AFTER, is_deputy};
pub use load::Target;
pub use narrowed::narrowed;
