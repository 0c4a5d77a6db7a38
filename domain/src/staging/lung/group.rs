//! The stage groups of lung cancer.
//!
//! Source: UICC TNM, 8th edition (DOMAIN §2.5, \[S:LUNG8\]); the 9th keeps the same groups.

use serde::{Deserialize, Serialize};

/// A stage group, from the least to the gravest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Group {
    /// Occult carcinoma: cells without a tumour to be seen.
    Occult,
    /// In situ.
    Zero,
    /// IA1.
    IA1,
    /// IA2.
    IA2,
    /// IA3.
    IA3,
    /// IB.
    IB,
    /// IIA.
    IIA,
    /// IIB.
    IIB,
    /// IIIA.
    IIIA,
    /// IIIB.
    IIIB,
    /// IIIC.
    IIIC,
    /// IVA.
    IVA,
    /// IVB.
    IVB,
}

impl Group {
    /// Every group, from the least to the gravest.
    pub const ALL: [Self; 13] = [
        Self::Occult,
        Self::Zero,
        Self::IA1,
        Self::IA2,
        Self::IA3,
        Self::IB,
        Self::IIA,
        Self::IIB,
        Self::IIIA,
        Self::IIIB,
        Self::IIIC,
        Self::IVA,
        Self::IVB,
    ];

    /// The code in forms (value set `stade-poumon`).
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Occult => "occult",
            Self::Zero => "0",
            Self::IA1 => "IA1",
            Self::IA2 => "IA2",
            Self::IA3 => "IA3",
            Self::IB => "IB",
            Self::IIA => "IIA",
            Self::IIB => "IIB",
            Self::IIIA => "IIIA",
            Self::IIIB => "IIIB",
            Self::IIIC => "IIIC",
            Self::IVA => "IVA",
            Self::IVB => "IVB",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.code() == code)
    }
}
