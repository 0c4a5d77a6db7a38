//! The directory: establishments found by their words.

mod calls;

pub use calls::{PlaceFound, find_places, place_finder};
