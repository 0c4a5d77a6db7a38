//! The type and the nature of a board.

use serde::{Deserialize, Serialize};

/// The type of a board. Source: INCa référentiel "RCP en cancérologie", September 2023.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RcpType {
    /// Standard.
    Standard,
    /// Recourse: a second-line or complex surgery board.
    Recourse,
    /// Rare cancers.
    RareCancer,
    /// Interregional paediatric (RCPPI).
    Paediatric,
}

/// The field of a recourse board. Source: INCa référentiel RCP (2023) for the five surgeries, and for haematology the
/// mention B of systemic treatments. Breast has no such field: its recourse boards are expert boards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecourseField {
    /// Visceral and digestive surgery.
    Digestive,
    /// Thoracic surgery.
    Thoracic,
    /// Head and neck, maxillofacial surgery.
    HeadNeck,
    /// Urologic surgery.
    Urologic,
    /// Gynaecologic surgery.
    Gynaecologic,
    /// Haematology.
    Haematologic,
    /// An expert board outside the fields of the référentiel.
    Expert,
}

/// The nature of the discussion. Source: ANS JDV_NatureDiscussion (1.2.250.1.213.1.1.4.2.281.8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nature {
    /// An apparatus and its organs.
    Organ,
    /// Transversal and supportive care.
    Transversal,
}

impl Nature {
    /// The code in the FRCP.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Organ => "ORG-117",
            Self::Transversal => "ORG-132",
        }
    }
}

impl RcpType {
    /// Every type, in the order in which lists show them.
    pub const ALL: [Self; 4] = [Self::Standard, Self::Recourse, Self::RareCancer, Self::Paediatric];
}

impl RecourseField {
    /// Every field, in the order in which lists show them.
    pub const ALL: [Self; 7] = [
        Self::Digestive,
        Self::Thoracic,
        Self::HeadNeck,
        Self::Urologic,
        Self::Gynaecologic,
        Self::Haematologic,
        Self::Expert,
    ];
}
