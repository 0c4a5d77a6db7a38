//! What a board is before it meets: its offer, from draft to closed, in dated versions.
//!
//! It decides what an offer must say, who lets it go further, and which version a past session keeps. Source: process
//! chain of the product, steps 1 and 2, and its offer state machine (expert knowledge, to be confirmed); INCa référentiel
//! RCP (2023) for the types; ANS FRCP 2022.01 value sets for the codes. It refuses to know dates of sessions
//! (`crate::planning`) and cases (`crate::meeting`).

mod details;
mod draft;
mod kind;
mod life;
mod organ;
mod sessions;

pub use details::{Contact, Modality, NationalIds, OfferDetails, PatientInformation, Periodicity};
pub use draft::{OfferDraft, OfferField, OfferWarning};
pub use kind::{Nature, RcpType, RecourseField};
pub use life::{
    Offer, OfferEvent, OfferRefusal, OfferStatus, OfferStep, OfferVersion, Pending, PendingStage, Stop, Stopped,
};
pub use organ::Organ;
pub use sessions::Difference;
