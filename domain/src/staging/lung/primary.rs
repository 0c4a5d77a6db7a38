//! The T that the size and the invasion of a lesion suggest, beside the T that the physician types.
//!
//! Source: UICC TNM, 8th edition (DOMAIN §2.5, \[S:LUNG8\]: sizes and invasions, the same in the 9th). Adjacent lobe, azygos
//! vein, thoracic nerve roots, thymus, vagus nerve, brachial plexus, and the sub-solid lesions measured by their solid
//! part: Radiology Assistant, TNM 9th edition, 10 January 2025; expert knowledge, to be confirmed.

use super::T;
use serde::{Deserialize, Serialize};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident { $($(#[$member_doc:meta])* $member:ident $code:literal)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$member_doc])* $member,)* }

        impl $name {
            /// Every one, in the order of its value set.
            pub const ALL: &[Self] = &[$(Self::$member),*];

            /// The code in forms.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$member => $code,)* }
            }

            /// Reads a code.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.code() == code)
            }
        }
    )*};
}

codes! {
    /// How a lesion looks on the scanner (value set `aspect-nodule`).
    Aspect {
        /// Solid.
        Solid "solid"
        /// Ground glass with a solid part.
        PartSolid "part-solid"
        /// Pure ground glass.
        GroundGlass "ground-glass"
    }
    /// What a tumour invades or comes with (value set `descripteurs-t-poumon`).
    Invasion {
        /// None of the others.
        None "none"
        /// Main bronchus, short of the carina.
        MainBronchus "main-bronchus"
        /// Visceral pleura.
        VisceralPleura "visceral-pleura"
        /// Atelectasis or pneumonitis up to the hilum.
        HilarAtelectasis "hilar-atelectasis"
        /// The adjacent lobe, through the fissure.
        AdjacentLobe "adjacent-lobe"
        /// Chest wall or parietal pleura.
        ChestWall "chest-wall"
        /// Phrenic nerve.
        PhrenicNerve "phrenic-nerve"
        /// Parietal pericardium.
        Pericardium "pericardium"
        /// Azygos vein.
        AzygosVein "azygos-vein"
        /// Thoracic nerve roots or stellate ganglion.
        NerveRoots "nerve-roots"
        /// Another nodule in the same lobe.
        SameLobe "same-lobe"
        /// Diaphragm.
        Diaphragm "diaphragm"
        /// Mediastinum or thymus.
        Mediastinum "mediastinum"
        /// Heart.
        Heart "heart"
        /// Great vessels.
        GreatVessels "great-vessels"
        /// Carina.
        Carina "carina"
        /// Trachea.
        Trachea "trachea"
        /// Oesophagus.
        Oesophagus "oesophagus"
        /// Vertebra or spinal canal.
        Vertebra "vertebra"
        /// Recurrent or vagus nerve.
        RecurrentNerve "recurrent-nerve"
        /// Brachial plexus or cervical nerve roots.
        BrachialPlexus "brachial-plexus"
        /// A nodule in another lobe of the same side.
        OtherLobe "other-lobe"
    }
}

impl Invasion {
    /// The least T that it makes.
    #[must_use]
    pub const fn least_t(self) -> Option<T> {
        match self {
            Self::None => None,
            Self::MainBronchus | Self::VisceralPleura | Self::HilarAtelectasis | Self::AdjacentLobe => Some(T::T2a),
            Self::ChestWall
            | Self::PhrenicNerve
            | Self::Pericardium
            | Self::AzygosVein
            | Self::NerveRoots
            | Self::SameLobe => Some(T::T3),
            Self::Diaphragm
            | Self::Mediastinum
            | Self::Heart
            | Self::GreatVessels
            | Self::Carina
            | Self::Trachea
            | Self::Oesophagus
            | Self::Vertebra
            | Self::RecurrentNerve
            | Self::BrachialPlexus
            | Self::OtherLobe => Some(T::T4),
        }
    }
}

/// What is known of a lesion. Millimetres, greatest dimension, in the lung window.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lesion {
    /// The whole lesion.
    pub size_mm: Option<f64>,
    /// Its solid part.
    pub solid_mm: Option<f64>,
    /// How it looks; a lesion of which nothing is said counts as solid.
    pub aspect: Option<Aspect>,
    /// What it invades.
    pub invasions: Vec<Invasion>,
}

/// What a lesion suggests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Suggestion {
    /// These T: one, or T3 and T4 when the size that would tell is not known.
    Categories(Vec<T>),
    /// The size lacks.
    LacksSize,
    /// The size of the solid part lacks.
    LacksSolid,
    /// A size that no lesion has: not above zero, or a solid part larger than the whole.
    NoSense,
}

/// The T that size and invasion suggest.
#[must_use]
pub fn suggested_t(lesion: &Lesion) -> Suggestion {
    let sizes = [lesion.size_mm, lesion.solid_mm];
    let larger = |(whole, solid): (f64, f64)| solid > whole;
    if sizes.into_iter().flatten().any(|size| !size.is_finite() || size < 0.0)
        || lesion.size_mm == Some(0.0)
        || lesion.size_mm.zip(lesion.solid_mm).is_some_and(larger)
    {
        return Suggestion::NoSense;
    }
    let invaded = lesion.invasions.iter().filter_map(|invasion| invasion.least_t()).max();
    // Nothing is above T4: its size does not matter.
    match (by_size(lesion), invaded) {
        (_, Some(T::T4)) => Suggestion::Categories(vec![T::T4]),
        (Ok(t), invaded) => Suggestion::Categories(vec![invaded.map_or(t, |invaded| invaded.max(t))]),
        // The table says T2a when the size of an invading T2 cannot be told; for a T3, more than 70 mm would make a T4.
        (Err(Suggestion::LacksSize), Some(T::T2a)) => Suggestion::Categories(vec![T::T2a]),
        (Err(_), Some(T::T3)) => Suggestion::Categories(vec![T::T3, T::T4]),
        (Err(lacks), _) => lacks,
    }
}

fn by_size(lesion: &Lesion) -> Result<T, Suggestion> {
    let whole = lesion.size_mm.ok_or(Suggestion::LacksSize)?;
    match lesion.aspect {
        None | Some(Aspect::Solid) => Ok(of_size(whole)),
        Some(Aspect::GroundGlass) => Ok(if whole <= 30.0 { T::Tis } else { T::T1a }),
        Some(Aspect::PartSolid) => {
            let solid = lesion.solid_mm.ok_or(Suggestion::LacksSolid)?;
            Ok(if solid <= 5.0 && whole <= 30.0 { T::T1mi } else { of_size(solid) })
        }
    }
}

/// The T of a size in millimetres; the upper bound belongs to the class.
fn of_size(mm: f64) -> T {
    let classes = [(10.0, T::T1a), (20.0, T::T1b), (30.0, T::T1c), (40.0, T::T2a), (50.0, T::T2b), (70.0, T::T3)];
    classes.into_iter().find(|(most, _)| mm <= *most).map_or(T::T4, |(_, t)| t)
}
