//! The forms and the groups that own them. Every page is drawn by the server alone: the programs of the browser know nothing of it.

mod group_page;
mod list_page;

pub(crate) use group_page::group_page;
pub(crate) use list_page::list_page;

use crate::{
    prelude::*,
    ui::{Mark, Pill},
};
use domain::{forms::builder::Standing, words};

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
