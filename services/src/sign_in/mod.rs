//! Signing in: a password, then a one-time code; sessions of browsers; the practice place; fresh codes for grave acts.

pub(crate) mod absent;
mod buffer_key;
mod challenge;
mod code;
mod enter;
mod held;
pub mod password;
mod place;
pub(crate) mod recovery;
mod sessions;
pub(crate) mod store;
pub(crate) mod throttle;
pub mod totp;
mod visitor;

pub use buffer_key::buffer_key;
pub use code::{Confirmed, confirm, hidden_address, send_code};
pub use enter::{Entered, enter};
pub use place::{Practice, choose_place, practices};
pub(crate) use sessions::end_others;
pub use sessions::{OpenBrowser, end, live, my_sign_ins, sign_out};
pub use store::{actor_of, second_factor};
pub(crate) use visitor::hash_token;
pub use visitor::{Visitor, listener, visitor};

/// How the second factor of an account works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SecondFactor {
    /// A code by mail.
    Mail,
    /// An authenticator application.
    Application,
}
