//! What the pages of offers ask and do.

use crate::failure::Failure;
use crate::prelude::*;
use chrono::NaiveDate;
use domain::sorted::Set;
use domain::{
    offer::{NationalIds, Offer, OfferDraft, OfferStatus, Organ, PendingStage, RcpType},
    people::DelegatedPower,
};
use serde::{Deserialize, Serialize};

/// The list of offers.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OffersShown {
    /// The offers, by name.
    pub lines: Vec<LineShown>,
    /// The person may start one.
    pub can_draft: bool,
}

/// One offer of the list.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineShown {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is about.
    pub organ: Option<Organ>,
    /// Its type.
    pub kind: Option<RcpType>,
    /// Where it is in its life.
    pub status: OfferStatus,
    /// How far a revision has gone.
    pub pending: Option<PendingStage>,
    /// How often, in words.
    pub rhythm: Option<String>,
    /// The establishment.
    pub place: String,
    /// The coordinator.
    pub coordinator: Option<String>,
    /// The person coordinates it or is a deputy.
    pub mine: bool,
}

/// The offers that the person may see.
///
/// # Errors
/// When the person may not list them.
#[server(endpoint = "offer-list")]
pub async fn offer_list() -> Result<OffersShown, Failure> {
    super::server::list().await
}

/// Somebody of the directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonShown {
    /// The id of the professional.
    pub id: String,
    /// The name.
    pub name: String,
    /// Specialty and establishment.
    pub about: String,
}

/// An establishment.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceShown {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// What the editor offers to choose from.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditorBasis {
    /// The establishments.
    pub places: Vec<PlaceShown>,
    /// What a new offer starts with.
    pub draft: OfferDraft,
    /// The people whom the text names.
    pub people: Vec<PersonShown>,
}

/// What the editor of a new offer starts from.
///
/// # Errors
/// When the person may not start an offer.
#[server(endpoint = "offer-new")]
pub async fn new_offer() -> Result<EditorBasis, Failure> {
    super::server::new_offer().await
}

/// An offer, as its page shows it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferShown {
    /// The offer.
    pub offer: Offer,
    /// Its version, to write.
    pub version: i64,
    /// Its establishment.
    pub place: String,
    /// The people whom its texts name.
    pub people: Vec<PersonShown>,
    /// The establishments, for the editor.
    pub places: Vec<PlaceShown>,
    /// The delegations that are not over.
    pub delegations: Vec<DelegationShown>,
    /// What the person may do.
    pub may: MayShown,
    /// Today in Paris.
    pub today: NaiveDate,
    /// Its sessions to come and the cases that wait in them, for whoever may stop it.
    pub coming: (usize, usize),
}

/// A delegation.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DelegationShown {
    /// Its id.
    pub id: String,
    /// Who receives.
    pub to: String,
    /// Which powers.
    pub powers: Set<DelegatedPower>,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
}

/// What the person may do, to show a button or not.
#[derive(Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MayShown {
    /// Write the text and submit it.
    pub edit: bool,
    /// Validate for the 3C.
    pub validate_3c: bool,
    /// Validate for the region.
    pub validate_region: bool,
    /// Suspend, resume and close.
    pub stop: bool,
    /// Lend powers.
    pub delegate: bool,
    /// Plan sessions.
    pub plan: bool,
}

/// One offer.
///
/// # Errors
/// `NotFound` when the person may not see it.
#[server(endpoint = "offer-see")]
pub async fn offer_page(id: String) -> Result<OfferShown, Failure> {
    super::server::page(&id).await
}

/// The professionals whose name holds these words.
///
/// # Errors
/// When nobody is signed in.
#[server(endpoint = "offer-people")]
pub async fn find_people(words: String) -> Result<Vec<PersonShown>, Failure> {
    super::server::find_people(&words).await
}

/// A text to keep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveAsked {
    /// The offer, by its id; a new one without it.
    pub id: Option<String>,
    /// The version that was read.
    pub version: i64,
    /// The text.
    pub draft: OfferDraft,
    /// Submit it to the 3C too.
    pub submit: bool,
}

/// Keeps a text, and submits it if asked; answers the id of the offer.
///
/// # Errors
/// When the person may not, when the text is incomplete, or when somebody wrote in between.
#[server(endpoint = "offer-save")]
pub async fn save_offer(asked: SaveAsked) -> Result<String, Failure> {
    super::server::save(asked).await
}

/// A step of an offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// The 3C validates.
    Validate3c,
    /// The region validates.
    ValidateRegion {
        /// The national identifiers.
        ids: NationalIds,
        /// First day in force.
        valid_from: NaiveDate,
    },
    /// Sent back by the 3C, with a reason.
    SendBack3c(String),
    /// Sent back by the region, with a reason.
    SendBackRegion(String),
    /// Suspended, with a reason.
    Suspend(String),
    /// Resumed.
    Resume,
    /// Closed, with a reason.
    Close(String),
    /// A revision starts.
    Revise,
    /// The revision is given up.
    DropRevision,
}

/// A step to do on an offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepAsked {
    /// The offer, by its id.
    pub id: String,
    /// The version that was read.
    pub version: i64,
    /// Which step.
    pub step: Step,
}

/// Does a step.
///
/// # Errors
/// When the person may not, the rules refuse, or somebody wrote in between.
#[server(endpoint = "offer-step")]
pub async fn step_offer(asked: StepAsked) -> Result<(), Failure> {
    super::server::step(asked).await
}

/// Powers to lend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LendAsked {
    /// The offer, by its id.
    pub id: String,
    /// To whom, by the id of the professional.
    pub to: String,
    /// Which powers.
    pub powers: Set<DelegatedPower>,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
}

/// Lends powers.
///
/// # Errors
/// `NeedsCode` without a fresh code; when the person may not, or the rules refuse.
#[server(endpoint = "offer-lend")]
pub async fn lend_powers(asked: LendAsked) -> Result<(), Failure> {
    super::server::lend(asked).await
}

/// Ends a delegation.
///
/// # Errors
/// When the person may not.
#[server(endpoint = "offer-lend-end")]
pub async fn end_lending(id: String, delegation: String) -> Result<(), Failure> {
    super::server::end_lending(&id, &delegation).await
}
