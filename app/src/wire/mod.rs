//! What travels between a page and the server, and how a page waits for it.
//!
//! Leptos's server functions, resources and actions are generic: each use compiles its own copy of an exchange, of a
//! graph of waiting and of a reader of JSON. Here there is one of each, and what depends on a type is a line.

mod action;
#[cfg(not(feature = "ssr"))]
mod call;
mod cell;
mod code;
mod effect;
mod kept;
mod read;
mod resource;
mod signal;
mod stored;
mod write;

pub use action::{Action, Answers};
#[cfg(not(feature = "ssr"))]
pub use call::{Call, call, call_as_written};
pub use cell::{Memo, RwSignal};
pub use code::{code, named};
pub use effect::Effect;
pub use kept::Kept;
pub use read::{Unreadable, read};
pub use resource::{Resource, Waiting};
pub use signal::Signal;
pub use stored::{Callback, StoredValue};
pub use write::write;
