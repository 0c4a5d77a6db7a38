//! The peritoneum: its carcinomatosis index, the Fagotti score, what surgery leaves.
//!
//! Source: DOMAIN §2.4, gynaecological scores; expert knowledge, to be confirmed (Jacquet and Sugarbaker 1996, Fagotti 2006
//! and 2008). A score is told only when every region or item is known.

use super::{GynInput, coded::coded};

/// The regions of the index, 0 to 12.
pub const PCI_REGIONS: [GynInput; 13] = [
    GynInput::PciCentral,
    GynInput::PciRightUpper,
    GynInput::PciEpigastrium,
    GynInput::PciLeftUpper,
    GynInput::PciLeftFlank,
    GynInput::PciLeftLower,
    GynInput::PciPelvis,
    GynInput::PciRightLower,
    GynInput::PciRightFlank,
    GynInput::PciUpperJejunum,
    GynInput::PciLowerJejunum,
    GynInput::PciUpperIleum,
    GynInput::PciLowerIleum,
];

/// The items of the Fagotti score.
pub const FAGOTTI_ITEMS: [GynInput; 7] = [
    GynInput::FagottiOmentum,
    GynInput::FagottiPeritoneum,
    GynInput::FagottiDiaphragm,
    GynInput::FagottiMesentery,
    GynInput::FagottiBowel,
    GynInput::FagottiStomach,
    GynInput::FagottiLiver,
];

coded! {
    /// The size of the implants of one region, by its points.
    LesionSize from "gyn-pci" {
        /// None.
        Absent = "0",
        /// Up to 0.5 cm.
        Small = "1",
        /// Up to 5 cm.
        Medium = "2",
        /// Over 5 cm, or confluent.
        Large = "3",
    }
}

coded! {
    /// Completeness of cytoreduction.
    Residue from "gyn-residu" {
        /// Nothing seen.
        Cc0 = "CC-0",
        /// Less than 2.5 mm.
        Cc1 = "CC-1",
        /// From 2.5 mm to 2.5 cm.
        Cc2 = "CC-2",
        /// More than 2.5 cm.
        Cc3 = "CC-3",
    }
}

/// A Fagotti score from which resection is unlikely to be complete.
pub const FAGOTTI_ORIGINAL: u32 = 8;
/// The same, in later series.
pub const FAGOTTI_LATER: u32 = 10;

impl LesionSize {
    /// The points of a region.
    #[must_use]
    pub const fn points(self) -> u32 {
        match self {
            Self::Absent => 0,
            Self::Small => 1,
            Self::Medium => 2,
            Self::Large => 3,
        }
    }
}

/// The peritoneal carcinomatosis index, 0 to 39.
#[must_use]
pub fn pci(regions: [LesionSize; 13]) -> u32 {
    regions.into_iter().map(LesionSize::points).sum()
}

/// The Fagotti score, 0 to 14: two points for each item that is there.
#[must_use]
pub fn fagotti(items: [bool; 7]) -> u32 {
    items.into_iter().map(|there| if there { 2 } else { 0 }).sum()
}

/// The class of the largest residue, mm; 0 when nothing is seen. `None` for a negative size.
#[must_use]
pub fn residue(size: f64) -> Option<Residue> {
    match size {
        size if size < 0.0 => None,
        size if size <= 0.0 => Some(Residue::Cc0),
        size if size < 2.5 => Some(Residue::Cc1),
        size if size <= 25.0 => Some(Residue::Cc2),
        _ => Some(Residue::Cc3),
    }
}
