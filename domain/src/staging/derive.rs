//! One entry for every formula: inputs by name in, a value or what is missing out.
//!
//! Source: each formula names its own, in the file that computes it.

use super::{
    Derived, Formula, G8, G8_FRAGILE_AT_MOST, Input, Known, Missing, Note, bmi, bsa_du_bois, bsa_mosteller,
    calvert_dose, charlson, ckd_epi_2009, cockcroft_gault, derived_nlr, karnofsky_of, nutrition_note, pack_years,
    ten_year_survival, weight_loss_percent,
};
#[cfg(feature = "organs")]
use super::{breast, gyn, lung};
use crate::sorted::Map;
use crate::{decimal, forms::BodySex};

/// The inputs of one derivation, those that are known.
pub(super) struct Inputs<'a>(&'a Map<Input, Known>);

impl Inputs<'_> {
    pub(super) fn number(&self, input: Input) -> Option<f64> {
        match self.0.get(&input)? {
            Known::Number(number) => Some(*number),
            Known::Codes(codes) => decimal::read(codes.first()?),
            _ => None,
        }
    }

    pub(super) fn sex(&self) -> Option<BodySex> {
        match self.0.get(&Input::Sex)? {
            Known::Sex(sex) => Some(*sex),
            _ => None,
        }
    }

    pub(super) fn codes(&self, input: Input) -> Option<Vec<&str>> {
        match self.0.get(&input)? {
            Known::Codes(codes) => Some(codes.iter().map(String::as_str).collect()),
            _ => None,
        }
    }
}

/// What the formulas of an organ read besides.
#[cfg(feature = "organs")]
impl Inputs<'_> {
    /// The code of a question of one choice.
    pub(super) fn code(&self, input: Input) -> Option<&str> {
        self.codes(input)?.first().copied()
    }

    /// The answers of every row; `None` when the input is not one of rows, or has no row.
    pub(super) fn rows(&self, input: Input) -> Option<&[Option<Known>]> {
        match self.0.get(&input)? {
            Known::Rows(rows) if !rows.is_empty() => Some(rows),
            _ => None,
        }
    }

    /// The answer of one row.
    pub(super) fn row(&self, input: Input, row: usize) -> Option<&Known> {
        self.rows(input)?.get(row)?.as_ref()
    }

    /// Yes or no.
    pub(super) fn yes(&self, input: Input) -> Option<bool> {
        match self.0.get(&input)? {
            Known::Yes(yes) => Some(*yes),
            _ => None,
        }
    }
}

/// Applies a formula.
///
/// # Errors
/// What is missing: no value is ever guessed.
pub fn derive(formula: Formula, inputs: &Map<Input, Known>) -> Result<Derived, Missing> {
    match formula {
        #[cfg(feature = "organs")]
        Formula::Breast(formula) => return breast::derive(formula, &Inputs(inputs)),
        #[cfg(feature = "organs")]
        Formula::Lung(formula) => return lung::derive(formula, inputs),
        #[cfg(feature = "organs")]
        Formula::Gyn(formula) => return gyn::derive(formula, inputs),
        _ => {}
    }
    let missing: Vec<Input> = formula.inputs().iter().copied().filter(|input| !inputs.contains_key(input)).collect();
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
        Formula::Told => None,
        // The formulas of an organ do without some inputs: `derive` hands them to their own entry.
        #[cfg(feature = "organs")]
        Formula::Breast(_) => None,
        #[cfg(feature = "organs")]
        Formula::Gyn(_) => None,
        #[cfg(feature = "organs")]
        Formula::Lung(_) => None,
    }
}

const fn derived(value: f64, decimals: u8, note: Option<Note>) -> Option<Derived> {
    Some(Derived::Number { value, decimals, note })
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
