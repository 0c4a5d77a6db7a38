//! The closed lists of the breast: formulas, what each asks for, and what a score says.

use super::BreastInput as B;
use crate::staging::Input;
use serde::{Deserialize, Serialize};

/// A formula of the breast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BreastFormula {
    /// Anatomic stage of the breast, clinical.
    #[serde(rename = "breast-stage")]
    Stage,
    /// Anatomic stage of the breast, pathological.
    #[serde(rename = "breast-stage-pathological")]
    PathologicalStage,
    /// pN of the breast from the counts of nodes.
    #[serde(rename = "breast-pn")]
    Pn,
    /// Clinical T of the breast from the largest size.
    #[serde(rename = "breast-t")]
    T,
    /// Grade of Elston and Ellis.
    ElstonEllis,
    /// Nottingham prognostic index.
    Npi,
    /// HER2 status.
    Her2,
    /// Surrogate subtype of the breast.
    #[serde(rename = "breast-subtype")]
    Subtype,
    /// Family score of Eisinger.
    Eisinger,
    /// Class of an Oncotype DX recurrence score.
    RecurrenceScore,
    /// Class of an EPclin score.
    Epclin,
    /// Class of a Prosigna risk of recurrence.
    Ror,
    /// Class of a residual cancer burden.
    Rcb,
}

/// What a score says, as published.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BreastNote {
    /// Nottingham index at most 2.4.
    NpiExcellent,
    /// Nottingham index at most 3.4.
    NpiGood,
    /// Nottingham index at most 5.4.
    NpiModerate,
    /// Nottingham index above 5.4.
    NpiPoor,
    /// Eisinger score of at least 5.
    EisingerStrong,
    /// Eisinger score of 3 or 4.
    EisingerPossible,
    /// Eisinger score under 3.
    EisingerLow,
}

impl BreastFormula {
    /// Every formula.
    pub const ALL: &'static [Self] = &[
        Self::Stage,
        Self::PathologicalStage,
        Self::Pn,
        Self::T,
        Self::ElstonEllis,
        Self::Npi,
        Self::Her2,
        Self::Subtype,
        Self::Eisinger,
        Self::RecurrenceScore,
        Self::Epclin,
        Self::Ror,
        Self::Rcb,
    ];

    /// What it uses when it is known: none of them is always needed (M1 alone tells the stage).
    #[must_use]
    pub const fn helpful_inputs(self) -> &'static [Input] {
        use Input::{self as I, Breast as Of};
        match self {
            Self::Stage => &[Of(B::TnmT), Of(B::TnmN), Of(B::TnmM), Of(B::TnmEdition)],
            Self::PathologicalStage => {
                &[Of(B::TnmT), Of(B::TnmN), Of(B::TnmPm), Of(B::TnmM), Of(B::TnmEdition), Of(B::TnmPrefixes)]
            }
            Self::Pn => &[
                Of(B::SurgerySides),
                Of(B::SentinelRemoved),
                Of(B::SentinelPositive),
                Of(B::AxillaryRemoved),
                Of(B::AxillaryPositive),
                Of(B::NodeDeposit),
            ],
            Self::T => &[
                Of(B::Morphology),
                Of(B::ExamSides),
                Of(B::Inflammatory),
                Of(B::ClinicalSizes),
                Of(B::LesionSides),
                Of(B::MammographySizes),
                Of(B::UltrasoundSizes),
                Of(B::MriSizes),
                Of(B::SurgerySides),
                Of(B::SurgicalSizes),
            ],
            Self::Npi => &[
                Of(B::SurgerySides),
                Of(B::SentinelPositive),
                Of(B::AxillaryPositive),
                Of(B::NodeDeposit),
                Of(B::Neoadjuvant),
            ],
            Self::Her2 => &[Of(B::Her2Ihc), Of(B::Her2Ish)],
            Self::Subtype => &[Of(B::Pr), Of(B::Her2Ihc), Of(B::Her2Ish), Of(B::Ki67), Of(B::Grade)],
            Self::Eisinger => &[I::Sex, Of(B::RelativeTumours), Of(B::RelativeAges), Of(B::RelativeBrca)],
            Self::RecurrenceScore => &[I::Age],
            Self::ElstonEllis | Self::Epclin | Self::Ror | Self::Rcb => &[],
        }
    }

    /// What it always needs, in the order in which to show it.
    #[must_use]
    pub const fn inputs(self) -> &'static [Input] {
        use Input::Breast as Of;
        match self {
            Self::Stage | Self::PathologicalStage | Self::Her2 => &[],
            Self::Pn | Self::T => &[Of(B::Laterality)],
            Self::ElstonEllis => &[Of(B::Tubules), Of(B::Atypia), Of(B::Mitoses)],
            Self::Npi => &[Of(B::InvasiveSize), Of(B::Grade), Of(B::Laterality)],
            Self::Subtype => &[Of(B::Er)],
            Self::Eisinger => &[Of(B::Relatives)],
            Self::RecurrenceScore | Self::Epclin | Self::Rcb => &[Of(B::SignatureScore)],
            Self::Ror => &[Of(B::SignatureScore), Of(B::NodesInvolved)],
        }
    }
}
