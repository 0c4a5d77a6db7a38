//! The closed lists of the lung: its formulas, and what each asks for.

use crate::staging::Input;
use serde::{Deserialize, Serialize};

/// A formula of the lung.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LungFormula {
    /// Pack-years over several periods.
    PackYearsTotal,
    /// The stage group.
    LungStage,
    /// The T that size and invasion suggest.
    LungT,
    /// The N that the involved stations suggest.
    LungN,
    /// The extent of a small-cell carcinoma.
    SclcExtent,
    /// Predicted postoperative FEV1, percents of the norm.
    #[serde(rename = "ppo-fev1")]
    PpoFev1,
    /// Predicted postoperative FEV1, litres.
    #[serde(rename = "ppo-fev1-litres")]
    PpoFev1Litres,
    /// Predicted postoperative DLCO, percents of the norm.
    PpoDlco,
    /// The lower of both predicted values, and what they say together.
    PpoRisk,
    /// The class of PD-L1 on tumour cells.
    #[serde(rename = "pd-l1")]
    PdL1,
    /// Whether metastases are few.
    Oligometastatic,
}

/// An input of a formula of the lung. Units are part of the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LungInput {
    /// Cigarettes a day, period by period.
    PeriodCigarettes,
    /// Years, period by period.
    PeriodYears,
    /// Edition of the TNM (value set `tnm-edition`).
    LungEdition,
    /// T (value sets `tnm-t-lung`, `tnm-pt-lung`).
    LungT,
    /// N (value sets `tnm-n-lung`, `tnm-pn-lung`).
    LungN,
    /// M (value sets `tnm-m-lung`, `tnm-pm-lung`).
    LungM,
    /// Clinical M, which stands when no M is told after surgery.
    LungClinicalM,
    /// Topography (CIM-10).
    LungTopography,
    /// Morphology (CIM-O-3).
    LungMorphology,
    /// Side of the tumour (value set `lateralite`).
    LungSide,
    /// Greatest dimension of a lesion, mm.
    LesionMm,
    /// Greatest dimension of its solid part, mm.
    SolidMm,
    /// How it looks (value set `aspect-nodule`).
    LesionAspect,
    /// What it invades (value set `descripteurs-t-poumon`).
    Invasions,
    /// Nodal stations, row by row (value set `stations-iaslc`).
    Stations,
    /// What each of them shows (value set `resultat-station`).
    StationResults,
    /// Whether one field holds a small-cell carcinoma (value set `champ-cpc`).
    SclcField,
    /// FEV1, percents of the norm.
    #[serde(rename = "fev1-percent")]
    Fev1Percent,
    /// FEV1, litres.
    #[serde(rename = "fev1-litres")]
    Fev1Litres,
    /// DLCO, percents of the norm.
    DlcoPercent,
    /// Resected lobes (value set `lobes-pulmonaires`).
    ResectedLobes,
    /// Resected segments of other lobes.
    ResectedSegments,
    /// Tumour cells that bear PD-L1, percents.
    #[serde(rename = "pd-l1-percent")]
    PdL1Percent,
    /// Number of metastases (value set `nombre-metastases`).
    MetastasesClass,
    /// Metastatic organs (value set `sites-metastatiques`).
    MetastaticSites,
}

macro_rules! inputs {
    ($($name:ident)*) => { &[$(Input::Lung(LungInput::$name)),*] };
}

impl LungFormula {
    /// Every formula of the lung.
    pub const ALL: [Self; 11] = [
        Self::PackYearsTotal,
        Self::LungStage,
        Self::LungT,
        Self::LungN,
        Self::SclcExtent,
        Self::PpoFev1,
        Self::PpoFev1Litres,
        Self::PpoDlco,
        Self::PpoRisk,
        Self::PdL1,
        Self::Oligometastatic,
    ];

    /// The inputs that it needs, in the order in which to show them. Some are enough without the others: a metastasis
    /// stages alone, segments are told instead of lobes.
    #[must_use]
    pub const fn inputs(self) -> &'static [Input] {
        match self {
            Self::PackYearsTotal => inputs!(PeriodCigarettes PeriodYears),
            Self::LungStage => inputs!(LungEdition LungT LungN LungM),
            Self::LungT => inputs!(LesionMm),
            Self::LungN => inputs!(LungEdition LungSide Stations StationResults),
            Self::SclcExtent => inputs!(LungM SclcField),
            Self::PpoFev1 => inputs!(Fev1Percent ResectedLobes),
            Self::PpoFev1Litres => inputs!(Fev1Litres ResectedLobes),
            Self::PpoDlco => inputs!(DlcoPercent ResectedLobes),
            Self::PpoRisk => inputs!(Fev1Percent DlcoPercent ResectedLobes),
            Self::PdL1 => inputs!(PdL1Percent),
            Self::Oligometastatic => inputs!(LungM MetastasesClass MetastaticSites),
        }
    }

    /// The inputs that it uses when they are known and does without otherwise.
    #[must_use]
    pub const fn helpful_inputs(self) -> &'static [Input] {
        match self {
            Self::LungStage => inputs!(LungClinicalM LungTopography LungMorphology),
            Self::LungT => inputs!(SolidMm LesionAspect Invasions),
            Self::PpoFev1 | Self::PpoFev1Litres | Self::PpoDlco | Self::PpoRisk => inputs!(ResectedSegments),
            _ => &[],
        }
    }
}
