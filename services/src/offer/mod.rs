//! Offers: from a draft to a board in force, and who may stand in for its coordinator.
//!
//! The rules of the life of an offer are those of `domain::offer`. Here they meet the database: one row per offer, whose
//! `body` is the domain's offer plus the deputies of the text that counts today (`access` reads them), and one row per
//! text that came into force. Optimistic: every step names the version it was read at.

mod delegating;
mod directory;
mod public;
mod reading;
mod steps;
mod store;
mod writing;

pub use delegating::{Delegated, delegate, end_delegation};
pub(crate) use directory::people_called;
pub use directory::{Person, find_people, places};
pub use public::{PublicBoard, public_board};
pub use reading::{BoardName, Delegate, Known, May, OfferLine, OfferView, board_names, offers, see_offer};
pub(crate) use reading::{account_names, organ_of, people_names, place_names};
pub use steps::{
    Validates, close_offer, drop_revision, resume_offer, revise_offer, send_back_offer, suspend_offer,
    validate_offer_for_3c, validate_offer_for_region,
};
pub(crate) use store::code;
pub(crate) use store::row as offer_row;
pub use store::{read_offer, recompute_board};
pub use writing::{draft_offer, edit_offer, submit_offer};
