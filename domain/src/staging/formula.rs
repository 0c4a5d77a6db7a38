//! The closed lists: formulas, their inputs, and what a result says.
//!
//! Source: each formula names its own, in the file that computes it.

#[cfg(feature = "organs")]
use super::breast::{BreastFormula, BreastInput, BreastNote};
#[cfg(feature = "organs")]
use super::gyn::{GynFormula, GynInput, GynNote};
#[cfg(feature = "organs")]
use super::lung::{LungFormula, LungInput, PdL1, PpoRisk};
use crate::{codes::PartialDate, forms::BodySex};
use serde::{Deserialize, Serialize};

/// A formula, from a closed list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Formula {
    /// Body mass index.
    Bmi,
    /// Weight loss in percents.
    WeightLoss,
    /// Body surface (Mosteller).
    BsaMosteller,
    /// Body surface (Du Bois).
    BsaDuBois,
    /// Creatinine clearance.
    CockcroftGault,
    /// Glomerular filtration.
    #[serde(rename = "ckd-epi-2009")]
    CkdEpi2009,
    /// Carboplatin dose.
    Calvert,
    /// The Karnofsky range of a WHO grade; the value is the highest score of the range.
    Karnofsky,
    /// The G8 score.
    G8,
    /// The Charlson index with age.
    Charlson,
    /// Derived neutrophil-to-lymphocyte ratio.
    Dnlr,
    /// Pack-years.
    PackYears,
    /// A formula that this program has not: its value is told by one that has it (`domain::forms::Told`).
    Told,
    #[cfg(feature = "organs")]
    /// A formula of the lung.
    #[serde(untagged)]
    Lung(LungFormula),
    #[cfg(feature = "organs")]
    /// A formula of the breast.
    #[serde(untagged)]
    Breast(BreastFormula),
    #[cfg(feature = "organs")]
    /// A gynaecological formula.
    #[serde(untagged)]
    Gyn(GynFormula),
}

/// An input of a formula, from a closed list. Units are part of the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Input {
    /// Full years.
    Age,
    /// The sex of formulas.
    Sex,
    /// Height, cm.
    HeightCm,
    /// Weight, kg.
    WeightKg,
    /// Usual weight, kg.
    UsualWeightKg,
    /// Serum creatinine, µmol/L.
    CreatinineUmol,
    /// Glomerular filtration, mL/min.
    Filtration,
    /// Target area under the curve of carboplatin, mg/mL·min.
    Auc,
    /// WHO performance status (value set `oms`).
    Who,
    /// G8, appetite.
    G8Appetite,
    /// G8, weight loss.
    G8WeightLoss,
    /// G8, mobility.
    G8Mobility,
    /// G8, neuropsychological problems.
    G8Neuropsychological,
    /// G8, drugs.
    G8Drugs,
    /// G8, own view of health.
    G8Health,
    /// Comorbidities of the Charlson index.
    Comorbidities,
    /// Neutrophils, G/L.
    Neutrophils,
    /// Leucocytes, G/L.
    Leucocytes,
    /// Cigarettes a day.
    CigarettesADay,
    /// Years of smoking.
    SmokingYears,
    #[cfg(feature = "organs")]
    /// An input of a formula of the lung.
    #[serde(untagged)]
    Lung(LungInput),
    #[cfg(feature = "organs")]
    /// An input of a formula of the breast.
    #[serde(untagged)]
    Breast(BreastInput),
    #[cfg(feature = "organs")]
    /// An input of a gynaecological formula.
    #[serde(untagged)]
    Gyn(GynInput),
}

/// The value of an input.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Known {
    /// A number in the unit of the input.
    Number(f64),
    /// The sex.
    Sex(BodySex),
    /// Chosen codes.
    Codes(Vec<String>),
    /// Yes or no.
    Yes(bool),
    /// A date.
    Date(PartialDate),
    /// The answers of several rows, in order; `None` where a row does not answer.
    Rows(Vec<Option<Known>>),
}

/// A derived value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Derived {
    /// A number.
    Number {
        /// The value, not rounded.
        value: f64,
        /// How many decimals to show.
        decimals: u8,
        /// What it says.
        note: Option<Note>,
    },
    /// A code of the formula's own list (a stage, a class): one, or each candidate that the answers leave.
    Codes(Vec<String>),
}

/// What a derived value says, as codes; `domain::words::forms` has the words.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Note {
    /// Body mass index under 18.5.
    Underweight,
    /// Body mass index from 18.5 to under 25.
    NormalWeight,
    /// Body mass index from 25 to under 30.
    Overweight,
    /// Body mass index from 30.
    Obesity,
    /// Body mass index under 22 from 70 years.
    UndernutritionElderly,
    /// At least 5 % of the usual weight is lost.
    NotableWeightLoss,
    /// At least 10 % of the usual weight is lost.
    SevereWeightLoss,
    /// G8 at most 14.
    GeriatricAssessmentAdvised,
    /// G8 above 14.
    NoFragilityFound,
    /// The range of Karnofsky scores.
    KarnofskyRange {
        /// The lowest.
        from: u8,
        /// The highest.
        to: u8,
    },
    /// The predicted ten-year survival, percents.
    TenYearSurvival {
        /// Percents, not rounded.
        percent: f64,
    },
    #[cfg(feature = "organs")]
    /// What the function left by a lung resection says.
    Ppo(PpoRisk),
    #[cfg(feature = "organs")]
    /// The class of PD-L1 on tumour cells.
    PdL1(PdL1),
    #[cfg(feature = "organs")]
    /// What a score of the breast says.
    Breast(BreastNote),
    #[cfg(feature = "organs")]
    /// What a gynaecological score says.
    Gyn(GynNote),
}

/// What lacks for a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// These inputs are not given.
    Inputs(Vec<Input>),
    /// The inputs are given, and make no sense together (leucocytes under neutrophils, a code that has no points).
    NoSense,
    /// The inputs are given, and not precisely enough (years instead of days).
    TooVague,
    /// The answers belong to an edition that the formula does not have.
    OtherEdition,
    /// The inputs are given, and the published table has no line for them.
    NotInTable,
    /// The formula is meant for a tumour that no treatment has changed yet.
    AfterNeoadjuvant,
    /// The tumour has another classification (a mesothelioma, a tumour of another organ).
    OtherClassification,
}

#[cfg(feature = "organs")]
impl Input {
    /// Whether it tells the edition of a classification.
    #[must_use]
    pub const fn is_edition(self) -> bool {
        matches!(self, Self::Lung(LungInput::LungEdition) | Self::Breast(BreastInput::TnmEdition))
    }
}

impl Known {
    /// The first code.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Codes(codes) => codes.first().map(String::as_str),
            _ => None,
        }
    }

    /// The number.
    #[must_use]
    pub const fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }
}

impl Derived {
    /// One code.
    #[must_use]
    pub fn code(code: &str) -> Self {
        Self::Codes(vec![code.to_owned()])
    }
}

impl Formula {
    /// Every formula.
    #[cfg(feature = "organs")]
    pub const ALL: &[Self] = &[
        Self::Bmi,
        Self::WeightLoss,
        Self::BsaMosteller,
        Self::BsaDuBois,
        Self::CockcroftGault,
        Self::CkdEpi2009,
        Self::Calvert,
        Self::Karnofsky,
        Self::G8,
        Self::Charlson,
        Self::Dnlr,
        Self::PackYears,
        Self::Lung(LungFormula::PackYearsTotal),
        Self::Lung(LungFormula::LungStage),
        Self::Lung(LungFormula::LungT),
        Self::Lung(LungFormula::LungN),
        Self::Lung(LungFormula::SclcExtent),
        Self::Lung(LungFormula::PpoFev1),
        Self::Lung(LungFormula::PpoFev1Litres),
        Self::Lung(LungFormula::PpoDlco),
        Self::Lung(LungFormula::PpoRisk),
        Self::Lung(LungFormula::PdL1),
        Self::Lung(LungFormula::Oligometastatic),
        Self::Breast(BreastFormula::Stage),
        Self::Breast(BreastFormula::PathologicalStage),
        Self::Breast(BreastFormula::Pn),
        Self::Breast(BreastFormula::T),
        Self::Breast(BreastFormula::ElstonEllis),
        Self::Breast(BreastFormula::Npi),
        Self::Breast(BreastFormula::Her2),
        Self::Breast(BreastFormula::Subtype),
        Self::Breast(BreastFormula::Eisinger),
        Self::Breast(BreastFormula::RecurrenceScore),
        Self::Breast(BreastFormula::Epclin),
        Self::Breast(BreastFormula::Ror),
        Self::Breast(BreastFormula::Rcb),
        Self::Gyn(GynFormula::FigoCervix2018),
        Self::Gyn(GynFormula::FigoEndometrium2023),
        Self::Gyn(GynFormula::FigoEndometrium2009),
        Self::Gyn(GynFormula::MolecularClass),
        Self::Gyn(GynFormula::FigoOvary2014),
        Self::Gyn(GynFormula::FigoVulva2021),
        Self::Gyn(GynFormula::FigoVagina),
        Self::Gyn(GynFormula::Pci),
        Self::Gyn(GynFormula::Fagotti),
        Self::Gyn(GynFormula::Residue),
        Self::Gyn(GynFormula::Rmi1),
        Self::Gyn(GynFormula::Roma),
        Self::Gyn(GynFormula::PlatinumInterval),
        Self::Gyn(GynFormula::PlatinumSensitivity),
    ];

    /// Whether the programs of the browser do without it.
    #[cfg(feature = "organs")]
    #[must_use]
    pub const fn is_of_an_organ(self) -> bool {
        matches!(self, Self::Lung(_) | Self::Breast(_) | Self::Gyn(_))
    }

    /// The version of the function, to be stored with its results.
    #[must_use]
    pub const fn version(self) -> u32 {
        1
    }

    /// The inputs that it uses when they are known and does without otherwise.
    #[must_use]
    pub const fn helpful_inputs(self) -> &'static [Input] {
        match self {
            Self::Bmi => &[Input::Age],
            #[cfg(feature = "organs")]
            Self::Lung(formula) => formula.helpful_inputs(),
            #[cfg(feature = "organs")]
            Self::Breast(formula) => formula.helpful_inputs(),
            #[cfg(feature = "organs")]
            Self::Gyn(formula) => formula.helpful_inputs(),
            _ => &[],
        }
    }

    /// The inputs that it needs, in the order in which to show them.
    #[must_use]
    pub const fn inputs(self) -> &'static [Input] {
        use Input as I;
        match self {
            Self::Bmi | Self::BsaMosteller | Self::BsaDuBois => &[I::HeightCm, I::WeightKg],
            Self::WeightLoss => &[I::UsualWeightKg, I::WeightKg],
            Self::CockcroftGault => &[I::Age, I::Sex, I::WeightKg, I::CreatinineUmol],
            Self::CkdEpi2009 => &[I::Age, I::Sex, I::CreatinineUmol],
            Self::Calvert => &[I::Auc, I::Filtration],
            Self::Karnofsky => &[I::Who],
            Self::G8 => &[
                I::Age,
                I::HeightCm,
                I::WeightKg,
                I::G8Appetite,
                I::G8WeightLoss,
                I::G8Mobility,
                I::G8Neuropsychological,
                I::G8Drugs,
                I::G8Health,
            ],
            Self::Charlson => &[I::Age, I::Comorbidities],
            Self::Dnlr => &[I::Neutrophils, I::Leucocytes],
            Self::PackYears => &[I::CigarettesADay, I::SmokingYears],
            Self::Told => &[],
            #[cfg(feature = "organs")]
            Self::Lung(formula) => formula.inputs(),
            #[cfg(feature = "organs")]
            Self::Breast(formula) => formula.inputs(),
            #[cfg(feature = "organs")]
            Self::Gyn(formula) => formula.inputs(),
        }
    }
}
