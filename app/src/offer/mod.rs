//! The offers of boards: their list, their text, and the steps that bring them into force.

mod calls;
mod delegations;
mod editor;
mod list_page;
mod offer_page;
mod people_field;
#[cfg(feature = "ssr")]
mod public_page;
mod quorum_fields;
mod read;
#[cfg(feature = "ssr")]
mod server;
mod steps;
mod typed;

pub use calls::{PersonShown, find_people};
pub use list_page::OffersPage;
pub use offer_page::{NewOfferPage, OfferPage};
pub use people_field::people_field;
#[cfg(feature = "ssr")]
pub use public_page::public_page;
