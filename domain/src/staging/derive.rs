//! One entry for every formula: inputs by name in, a value or what is missing out.

use super::{
    G8, G8_FRAGILE_AT_MOST, bmi, bsa_du_bois, bsa_mosteller, calvert_dose, charlson, ckd_epi_2009,
    cockcroft_gault, derived_nlr, karnofsky_of, nutrition_note, pack_years, ten_year_survival,
    weight_loss_percent,
};
use crate::forms::BodySex;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
}

/// A derived value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Derived {
    /// The value, not rounded.
    pub value: f64,
    /// How many decimals to show.
    pub decimals: u8,
    /// What it says.
    pub note: Option<Note>,
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
}

/// What lacks for a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// These inputs are not given.
    Inputs(Vec<Input>),
    /// The inputs are given, and make no sense together (leucocytes under neutrophils, a code that has no points).
    NoSense,
}

impl Formula {
    /// Every formula.
    pub const ALL: [Self; 12] = [
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
    ];

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
        }
    }
}

/// The inputs of one derivation, all present.
struct Inputs<'a>(&'a BTreeMap<Input, Known>);

impl Inputs<'_> {
    fn number(&self, input: Input) -> Option<f64> {
        match self.0.get(&input)? {
            Known::Number(number) => Some(*number),
            Known::Codes(codes) => codes.first()?.parse().ok(),
            Known::Sex(_) => None,
        }
    }

    fn sex(&self) -> Option<BodySex> {
        match self.0.get(&Input::Sex)? {
            Known::Sex(sex) => Some(*sex),
            _ => None,
        }
    }

    fn codes(&self, input: Input) -> Option<Vec<&str>> {
        match self.0.get(&input)? {
            Known::Codes(codes) => Some(codes.iter().map(String::as_str).collect()),
            _ => None,
        }
    }
}

/// Applies a formula.
///
/// # Errors
/// What is missing: no value is ever guessed.
pub fn derive(formula: Formula, inputs: &BTreeMap<Input, Known>) -> Result<Derived, Missing> {
    let missing: Vec<Input> =
        formula.inputs().iter().copied().filter(|input| !inputs.contains_key(input)).collect();
    if !missing.is_empty() {
        return Err(Missing::Inputs(missing));
    }
    apply(formula, &Inputs(inputs)).ok_or(Missing::NoSense)
}

fn apply(formula: Formula, i: &Inputs<'_>) -> Option<Derived> {
    use Input as I;
    let n = |input| i.number(input);
    match formula {
        Formula::Bmi => {
            let value = bmi(n(I::HeightCm)?, n(I::WeightKg)?)?;
            derived(value, 1, Some(nutrition_note(value, n(I::Age))))
        }
        Formula::WeightLoss => {
            let value = weight_loss_percent(n(I::UsualWeightKg)?, n(I::WeightKg)?)?;
            derived(value, 1, loss_note(value))
        }
        Formula::BsaMosteller => derived(bsa_mosteller(n(I::HeightCm)?, n(I::WeightKg)?)?, 2, None),
        Formula::BsaDuBois => derived(bsa_du_bois(n(I::HeightCm)?, n(I::WeightKg)?)?, 2, None),
        Formula::CockcroftGault => {
            derived(cockcroft_gault(n(I::Age)?, n(I::WeightKg)?, n(I::CreatinineUmol)?, i.sex()?)?, 0, None)
        }
        Formula::CkdEpi2009 => derived(ckd_epi_2009(n(I::Age)?, n(I::CreatinineUmol)?, i.sex()?)?, 0, None),
        Formula::Calvert => derived(calvert_dose(n(I::Auc)?, n(I::Filtration)?)?, 0, None),
        Formula::Karnofsky => karnofsky(&i.codes(I::Who)?),
        Formula::G8 => g8(i),
        Formula::Charlson => {
            let index = charlson(&i.codes(I::Comorbidities)?, n(I::Age)?)?;
            derived(f64::from(index), 0, Some(Note::TenYearSurvival { percent: ten_year_survival(index) }))
        }
        Formula::Dnlr => derived(derived_nlr(n(I::Neutrophils)?, n(I::Leucocytes)?)?, 1, None),
        Formula::PackYears => derived(pack_years(n(I::CigarettesADay)?, n(I::SmokingYears)?)?, 0, None),
    }
}

const fn derived(value: f64, decimals: u8, note: Option<Note>) -> Option<Derived> {
    Some(Derived { value, decimals, note })
}

/// Without the time over which it was lost, the milder threshold of each grade is told (5 % in a month, 10 % in six).
fn loss_note(percent: f64) -> Option<Note> {
    match percent {
        p if p >= 10.0 => Some(Note::SevereWeightLoss),
        p if p >= 5.0 => Some(Note::NotableWeightLoss),
        _ => None,
    }
}

/// The WHO grade of a code of LOINC (ECOG, 89262-0); 5 is death and has no Karnofsky range.
fn who_grade(code: &str) -> Option<u8> {
    match code {
        "LA9622-7" => Some(0),
        "LA9623-5" => Some(1),
        "LA9624-3" => Some(2),
        "LA9625-0" => Some(3),
        "LA9626-8" => Some(4),
        _ => None,
    }
}

fn karnofsky(codes: &[&str]) -> Option<Derived> {
    let range = karnofsky_of(who_grade(codes.first()?)?)?;
    derived(f64::from(range.to), 0, Some(Note::KarnofskyRange { from: range.from, to: range.to }))
}

fn g8(i: &Inputs<'_>) -> Option<Derived> {
    let score = G8 {
        appetite: i.number(Input::G8Appetite)?,
        weight_loss: i.number(Input::G8WeightLoss)?,
        mobility: i.number(Input::G8Mobility)?,
        neuropsychological: i.number(Input::G8Neuropsychological)?,
        bmi: bmi(i.number(Input::HeightCm)?, i.number(Input::WeightKg)?)?,
        drugs: i.number(Input::G8Drugs)?,
        health: i.number(Input::G8Health)?,
        age: i.number(Input::Age)?,
    }
    .score();
    let fragile = score <= G8_FRAGILE_AT_MOST;
    let note = if fragile { Note::GeriatricAssessmentAdvised } else { Note::NoFragilityFound };
    derived(score, 1, Some(note))
}
