//! The family score of Eisinger: whether a family history calls for a genetics consultation.
//!
//! Source: Eisinger et al., Bull Cancer 2004;91(4):219-37: points of each cancer, added inside a branch, the two branches
//! apart; 50 to 70 years are both included. A known BRCA mutation counts once in a branch. First and second degree only
//! (DOMAIN §2.3; expert knowledge, to be confirmed).

use super::{BreastInput, BreastNote};
use crate::staging::{Input, Missing};

/// The side of the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Branch {
    /// Of the mother.
    Maternal,
    /// Of the father.
    Paternal,
    /// Of both: the patient, brothers and sisters, children, nephews and nieces.
    Both,
}

/// A cancer that the score knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tumour {
    /// Breast.
    Breast,
    /// Ovary.
    Ovary,
    /// Neither.
    Other,
}

/// One relative of first or second degree, or the patient.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Relative {
    /// The side of the family.
    pub branch: Branch,
    /// Whether a man; `None` for a patient whose sex is not one that formulas know.
    pub male: Option<bool>,
    /// The cancer.
    pub tumour: Tumour,
    /// The age at its diagnosis.
    pub age: Option<f64>,
    /// Whether a mutation of BRCA1 or BRCA2 is known.
    pub brca: bool,
}

/// The score: the higher of the two branches.
///
/// # Errors
/// No relative is told, or the age or the sex that a point hangs on lacks.
pub fn eisinger(relatives: &[Relative]) -> Result<f64, Missing> {
    if relatives.is_empty() {
        return Err(Missing::Inputs(vec![Input::Breast(BreastInput::Relatives)]));
    }
    let branch = |side: Branch| -> Result<f64, Missing> {
        let own: Vec<&Relative> = relatives.iter().filter(|r| r.branch == side || r.branch == Branch::Both).collect();
        let mutation = if own.iter().any(|relative| relative.brca) { 5.0 } else { 0.0 };
        own.iter().try_fold(mutation, |sum, relative| Ok(sum + points(relative)?))
    };
    Ok(branch(Branch::Maternal)?.max(branch(Branch::Paternal)?))
}

fn points(relative: &Relative) -> Result<f64, Missing> {
    let lacks = |input| Missing::Inputs(vec![input]);
    match (relative.tumour, relative.male, relative.age) {
        (Tumour::Other, _, _) => Ok(0.0),
        (Tumour::Ovary, _, _) => Ok(3.0),
        (Tumour::Breast, Some(true), _) => Ok(4.0),
        (Tumour::Breast, None, _) => Err(lacks(Input::Sex)),
        (Tumour::Breast, Some(false), None) => Err(lacks(Input::Breast(BreastInput::RelativeAges))),
        (Tumour::Breast, Some(false), Some(age)) => Ok(woman(age)),
    }
}

fn woman(age: f64) -> f64 {
    match age {
        a if a < 30.0 => 4.0,
        a if a < 40.0 => 3.0,
        a if a < 50.0 => 2.0,
        a if a < 71.0 => 1.0,
        _ => 0.0,
    }
}

/// What the score says of a consultation, as published.
pub(super) fn eisinger_note(score: f64) -> BreastNote {
    match score {
        s if s >= 5.0 => BreastNote::EisingerStrong,
        s if s >= 3.0 => BreastNote::EisingerPossible,
        _ => BreastNote::EisingerLow,
    }
}

/// The branch and the sex of a link (value set `lien-parente`); `None` for a link beyond the second degree.
pub(super) fn link(code: &str, patient_male: Option<bool>) -> Option<(Branch, Option<bool>)> {
    let (branch, male) = match code {
        "self" => (Branch::Both, patient_male),
        "sister" | "daughter" | "niece" | "granddaughter" => (Branch::Both, Some(false)),
        "brother" | "son" | "nephew" | "grandson" => (Branch::Both, Some(true)),
        "mother" | "maternal-grandmother" | "maternal-aunt" => (Branch::Maternal, Some(false)),
        "maternal-grandfather" | "maternal-uncle" => (Branch::Maternal, Some(true)),
        "paternal-grandmother" | "paternal-aunt" => (Branch::Paternal, Some(false)),
        "father" | "paternal-grandfather" | "paternal-uncle" => (Branch::Paternal, Some(true)),
        _ => return None,
    };
    Some((branch, male))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn woman_at(branch: Branch, age: f64) -> Relative {
        Relative { branch, male: Some(false), tumour: Tumour::Breast, age: Some(age), brca: false }
    }

    #[test]
    fn the_age_of_a_woman_with_breast_cancer_turns_at_thirty_forty_fifty_and_after_seventy() {
        for (age, points) in
            [(29.0, 4.0), (30.0, 3.0), (39.0, 3.0), (40.0, 2.0), (49.0, 2.0), (50.0, 1.0), (70.0, 1.0), (71.0, 0.0)]
        {
            assert_eq!(eisinger(&[woman_at(Branch::Maternal, age)]), Ok(points), "{age}");
        }
    }

    #[test]
    fn the_two_branches_are_not_added_and_brothers_and_sisters_count_in_both() {
        let both_sides = [woman_at(Branch::Maternal, 45.0), woman_at(Branch::Paternal, 35.0)];
        assert_eq!(eisinger(&both_sides), Ok(3.0));
        let with_sister = [woman_at(Branch::Maternal, 45.0), woman_at(Branch::Both, 35.0)];
        assert_eq!(eisinger(&with_sister), Ok(5.0));
    }

    #[test]
    fn a_known_mutation_counts_once_in_a_branch() {
        let carrier = Relative { tumour: Tumour::Other, age: None, brca: true, ..woman_at(Branch::Paternal, 0.0) };
        assert_eq!(eisinger(&[carrier, carrier]), Ok(5.0));
    }

    #[test]
    fn an_age_that_lacks_is_named_and_a_man_or_an_ovary_needs_none() {
        let no_age = Relative { age: None, ..woman_at(Branch::Maternal, 0.0) };
        assert_eq!(eisinger(&[no_age]), Err(Missing::Inputs(vec![Input::Breast(BreastInput::RelativeAges)])));
        assert_eq!(eisinger(&[Relative { male: Some(true), ..no_age }]), Ok(4.0));
        assert_eq!(eisinger(&[Relative { tumour: Tumour::Ovary, ..no_age }]), Ok(3.0));
        assert_eq!(eisinger(&[]), Err(Missing::Inputs(vec![Input::Breast(BreastInput::Relatives)])));
    }

    #[test]
    fn every_link_of_the_form_but_the_far_ones_has_a_branch() {
        for entry in crate::codes::sets::find("lien-parente").unwrap().entries {
            assert_eq!(link(entry.code, None).is_some(), entry.code != "far", "{}", entry.code);
        }
    }
}
