//! The closed list of gynaecological formulas, and what each asks for.

use super::{FAGOTTI_ITEMS, GynInput as G, PCI_REGIONS};
use crate::staging::Input;
use serde::{Deserialize, Serialize};

/// A gynaecological formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GynFormula {
    /// Cervix, FIGO 2018.
    #[serde(rename = "figo-cervix-2018")]
    FigoCervix2018,
    /// Endometrium, FIGO 2023.
    #[serde(rename = "figo-endometrium-2023")]
    FigoEndometrium2023,
    /// Endometrium, FIGO 2009.
    #[serde(rename = "figo-endometrium-2009")]
    FigoEndometrium2009,
    /// Endometrium, molecular class.
    MolecularClass,
    /// Ovary, FIGO 2014.
    #[serde(rename = "figo-ovary-2014")]
    FigoOvary2014,
    /// Vulva, FIGO 2021.
    #[serde(rename = "figo-vulva-2021")]
    FigoVulva2021,
    /// Vagina, FIGO.
    FigoVagina,
    /// Peritoneal carcinomatosis index.
    Pci,
    /// Fagotti score.
    Fagotti,
    /// Completeness of cytoreduction.
    Residue,
    /// Risk of malignancy index.
    #[serde(rename = "rmi-1")]
    Rmi1,
    /// ROMA.
    Roma,
    /// Platinum-free interval, months.
    PlatinumInterval,
    /// Sensitivity to platinum.
    PlatinumSensitivity,
}

/// What a gynaecological score says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GynNote {
    /// A Fagotti score of 8 or 9.
    FagottiOverOriginal,
    /// A Fagotti score from 10.
    FagottiOverBoth,
    /// A risk of malignancy index over 200.
    RmiHigh,
    /// An interval of which the dates leave the choice, full months.
    Months {
        /// The shortest.
        from: u32,
        /// The longest.
        to: u32,
    },
}

macro_rules! inputs {
    ($($name:ident)*) => { &[$(Input::Gyn(G::$name)),*] };
}

const PCI: [Input; 13] = wrapped(PCI_REGIONS);
const FAGOTTI: [Input; 7] = wrapped(FAGOTTI_ITEMS);

const fn wrapped<const N: usize>(inputs: [G; N]) -> [Input; N] {
    let mut all = [Input::Age; N];
    let mut at = 0;
    while at < N {
        #[expect(clippy::indexing_slicing, reason = "computed when compiling, below the length of both")]
        {
            all[at] = Input::Gyn(inputs[at]);
        }
        at += 1;
    }
    all
}

impl GynFormula {
    /// Every formula.
    pub const ALL: &'static [Self] = &[
        Self::FigoCervix2018,
        Self::FigoEndometrium2023,
        Self::FigoEndometrium2009,
        Self::MolecularClass,
        Self::FigoOvary2014,
        Self::FigoVulva2021,
        Self::FigoVagina,
        Self::Pci,
        Self::Fagotti,
        Self::Residue,
        Self::Rmi1,
        Self::Roma,
        Self::PlatinumInterval,
        Self::PlatinumSensitivity,
    ];

    /// What it uses when it is known and does without otherwise.
    #[must_use]
    pub const fn helpful_inputs(self) -> &'static [Input] {
        match self {
            Self::FigoEndometrium2023 => inputs!(CorpusClass),
            Self::FigoOvary2014 => inputs!(OvaryNodeSize OvaryImplantSize),
            Self::FigoVulva2021 => inputs!(VulvaNodeSize),
            Self::MolecularClass => inputs!(Msi),
            _ => &[],
        }
    }

    /// What it asks for, in the order in which to show it. A stage does without what its gravest finding makes useless.
    #[must_use]
    pub const fn inputs(self) -> &'static [Input] {
        match self {
            Self::FigoCervix2018 => {
                inputs!(CervixVisible CervixDepth CervixSize CervixVagina CervixParametrium CervixWall
                CervixHydronephrosis CervixPelvicNodes CervixAorticNodes CervixBladder CervixRectum CervixDistant)
            }
            Self::FigoEndometrium2023 => inputs!(CorpusHistology CorpusMyometrium CorpusStroma CorpusLvsi CorpusAdnexa
                CorpusSerosa CorpusVagina CorpusPeritoneum CorpusPelvicNodes CorpusAorticNodes CorpusMucosa CorpusDistant),
            Self::FigoEndometrium2009 => inputs!(CorpusMyometrium CorpusStroma CorpusAdnexa CorpusSerosa CorpusVagina
                CorpusPeritoneum CorpusPelvicNodes CorpusAorticNodes CorpusMucosa CorpusDistant),
            Self::MolecularClass => inputs!(Pole Mlh1 Pms2 Msh2 Msh6 P53),
            Self::FigoOvary2014 => inputs!(OvarySides OvaryCapsule OvaryCytology OvaryPelvis OvaryNodes OvaryPeritoneum
                OvaryDistant),
            Self::FigoVulva2021 => inputs!(VulvaSize VulvaDepth VulvaAdjacent VulvaNodes VulvaDistant),
            Self::FigoVagina => inputs!(VaginaSide VaginaHydronephrosis VaginaNodes VaginaMucosa VaginaDistant),
            Self::Pci => &PCI,
            Self::Fagotti => &FAGOTTI,
            Self::Residue => inputs!(ResidueSize),
            Self::Rmi1 => inputs!(Ultrasound Menopause Ca125),
            Self::Roma => inputs!(Menopause He4 Ca125),
            Self::PlatinumInterval | Self::PlatinumSensitivity => inputs!(LastPlatinum Relapse),
        }
    }
}
