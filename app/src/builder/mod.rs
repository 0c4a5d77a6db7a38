//! The forms and the groups that own them. Every page is drawn by the server alone: the programs of the browser know nothing of it.

mod comments;
mod editor;
mod group_page;
mod life;
mod lines;
mod list_page;
mod outline;
mod parts;
mod preview;
mod question;
mod sheet;
mod version_page;
mod whole;

pub(crate) use group_page::group_page;
pub(crate) use list_page::list_page;
pub(crate) use version_page::version_page;

use crate::{
    prelude::*,
    ui::{Mark, Pill},
};
use domain::{
    forms::builder::{
        Standing,
        typed::{Fields, Mistake},
    },
    words,
};

/// A form of these pages that was refused: what was typed comes back whole, with each mistake at its field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Refused {
    /// The gesture.
    pub gesture: String,
    /// The place that it was about.
    pub place: String,
    /// What was being added there.
    pub adds: String,
    /// What was typed.
    pub fields: Fields,
    /// What is wrong; with the whole when the field is empty.
    pub mistakes: Vec<Mistake>,
}

/// The page of a version.
#[must_use]
pub fn version_of(group: &str, version: &str) -> String {
    format!("{}/versions/{version}", crate::routes::form_group(group))
}

/// A place of a version: what is shown there, what is being added, and the case of the preview.
#[must_use]
pub fn place_of(version: &str, place: &str, adds: &str, case: &str) -> String {
    let adds = if adds.is_empty() { String::new() } else { format!("&ajout={adds}") };
    format!("{version}?lieu={}{adds}&cas={case}#lieu", place.replace(' ', "+"))
}

/// Where a version stands, as a mark and its word.
fn standing(standing: Standing) -> AnyView {
    let mark = match standing {
        Standing::InForce => Mark::Done,
        Standing::Draft | Standing::Approved | Standing::Planned => Mark::Provisional,
        Standing::InReview => Mark::Check,
        Standing::Superseded | Standing::Dropped | Standing::RolledBack => Mark::Neutral,
    };
    view! { <Pill mark=mark word=words::builder::standing(standing) /> }.into_any()
}
