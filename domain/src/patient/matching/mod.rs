//! Is this the same person? Keys to find candidates, a score to order them, and one search box.
//!
//! Source: DOMAIN §5.6, expert knowledge, to be confirmed. It never links by itself: a person decides.

mod blocking;
mod compare;
mod normalise;
mod phonetic;
mod query;
mod score;
mod search;
#[cfg(test)]
mod tests;
mod typo;

pub use blocking::{keys_of_candidate, keys_of_query};
pub use normalise::{normalise, words_of};
pub use phonetic::phonetic_key;
pub use query::{Candidate, Query};
pub use score::{PROPOSED_FROM, REVIEWED_FROM, Reason, Score, Zone, score};
pub use search::{SearchQuery, SearchRefused};
pub use typo::meant;
