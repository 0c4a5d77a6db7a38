//! How far a small-cell carcinoma goes, and whether metastases are few.
//!
//! Source: expert knowledge, to be confirmed (DOMAIN §2.5: limited when one irradiable field of a hemithorax holds it, else
//! extended; few metastases: at most 5 in at most 3 organs). A metastasis is never inside such a field.

use super::M;
use serde::{Deserialize, Serialize};

/// Whether one field of irradiation holds the disease (value set `champ-cpc`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// One field of a hemithorax holds it.
    Holds,
    /// It goes beyond.
    Beyond,
}

impl Field {
    /// Reads a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "holds" => Some(Self::Holds),
            "beyond" => Some(Self::Beyond),
            _ => None,
        }
    }
}

/// The extent of a small-cell carcinoma.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extent {
    /// Limited.
    Limited,
    /// Extended.
    Extended,
}

impl Extent {
    /// The code of the result.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Limited => "limited",
            Self::Extended => "extended",
        }
    }
}

/// The extent from the metastases and the field; `None` when neither a metastasis nor a field says it.
#[must_use]
pub const fn extent(m: Option<M>, field: Option<Field>) -> Option<Extent> {
    match (m, field) {
        (Some(M::M1a | M::M1b | M::M1c | M::M1c1 | M::M1c2 | M::M1), _) | (_, Some(Field::Beyond)) => {
            Some(Extent::Extended)
        }
        (Some(M::M0), Some(Field::Holds)) => Some(Extent::Limited),
        (Some(M::M0 | M::Mx) | None, _) => None,
    }
}

/// The most metastases of an oligometastatic disease.
pub const OLIGO_METASTASES: u32 = 5;
/// The most organs of an oligometastatic disease.
pub const OLIGO_ORGANS: usize = 3;

/// Whether metastases are few.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Spread {
    /// At most 5 in at most 3 organs.
    Few,
    /// More.
    Many,
}

impl Spread {
    /// The code of the result.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Few => "few",
            Self::Many => "many",
        }
    }
}

/// Whether so many metastases, in a class of the value set `nombre-metastases`, and so many organs are few; `None` for a
/// class that is not known and for no organ at all.
#[must_use]
pub fn spread(class: &str, organs: usize) -> Option<Spread> {
    let most: Option<u32> = match class {
        "1" => Some(1),
        "2-3" => Some(3),
        "4-5" => Some(5),
        "more" => None,
        _ => return None,
    };
    let few = most.is_some_and(|most| most <= OLIGO_METASTASES) && organs <= OLIGO_ORGANS;
    (organs > 0).then_some(if few { Spread::Few } else { Spread::Many })
}
