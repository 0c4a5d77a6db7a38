//! By what the sessions of a territory stand side by side.

use serde::{Deserialize, Serialize};

/// What a column of the view of resources is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Columns {
    /// A board.
    #[default]
    #[serde(rename = "rcp")]
    Board,
    /// A room of an establishment.
    #[serde(rename = "salle")]
    Room,
    /// An establishment.
    #[serde(rename = "site")]
    Site,
    /// A coordinator or a member.
    #[serde(rename = "expert")]
    Expert,
}

impl Columns {
    /// Each of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Board, Self::Room, Self::Site, Self::Expert];
}
