//! Who may come in by which door: one line per page and per server function, beside the table of endpoints.
//!
//! A line is read at three places: a stranger is led to the sign-in page before any page that strangers may not see, and
//! refused before any function that they may not call; a door without a line fails the tests. The services ask for the
//! right itself: nothing here grants anything.

mod functions;
mod pages;

#[cfg(test)]
mod tests;

pub use functions::{allow_body, of_function, opens_to_patients};
pub use pages::{of_page, pattern_of_page};

use domain::access::Action;

/// Who may use a door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Anybody: it says nothing of a person.
    Public,
    /// Whoever is signing in: what is given there (a password, a code, a link) is checked there.
    SigningIn,
    /// Whoever is signed in: it says nothing of others.
    SignedIn,
    /// Whoever has the right to one of these acts, on what the request names: the services are asked.
    Asks(&'static [Action]),
    /// Whoever holds a secret address: the services are asked whether the person for whom it was made has the right to one of these acts.
    ByAddress(&'static [Action]),
    /// Whoever operates the service: on a listener of its own, on the loopback or behind a token.
    Operator,
    /// Anybody, in a demo territory only.
    Demo,
    /// The policy of the page at the same address.
    OfThePage,
    /// The policy of the server function that the address names.
    OfTheFunction,
}

impl Policy {
    /// Whether it opens before anybody has signed in.
    #[must_use]
    pub const fn lets_strangers_in(self) -> bool {
        matches!(self, Self::Public | Self::SigningIn | Self::ByAddress(_) | Self::Demo)
    }
}
