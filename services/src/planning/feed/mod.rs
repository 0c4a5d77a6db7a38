//! One's agenda in other software: a secret address that it reads again and again.
//!
//! The address stands for its holder and for nothing else: what it shows is asked at each reading of the rights that the holder has
//! then. Only the hash of its secret is kept.

mod address;
mod entries;
mod held;
mod kept;

pub use address::{end_feed, feed_since, make_feed};
pub use entries::feed_entries;
pub use held::{HeldFeed, held_feed};
pub use kept::KeptTags;
