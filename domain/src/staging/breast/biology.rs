//! HER2 status, hormone receptors and the surrogate subtype of an invasive tumour.
//!
//! Source: expert knowledge, to be confirmed (DOMAIN §2.3 S4 and S8): HER2 positive is IHC 3+ or ISH amplified, HER2-low is
//! 1+ or 2+ not amplified; receptors are positive from 10 % (French threshold) and weak from 1 to 9 %; luminal A-like after
//! St Gallen 2013 (Ki-67 under 20 %, progesterone from 20 %) with grade I or II.

use super::{BreastInput, Grade};
use crate::staging::{Input, Missing};

/// Immunohistochemistry of HER2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ihc {
    /// 0.
    Zero,
    /// Ultra-low.
    UltraLow,
    /// 1+.
    One,
    /// 2+.
    Two,
    /// 3+.
    Three,
}

/// In situ hybridisation of HER2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ish {
    /// Amplified.
    Amplified,
    /// Not amplified.
    NotAmplified,
    /// Equivocal.
    Equivocal,
}

/// HER2 status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Her2 {
    /// IHC 0.
    Zero,
    /// IHC ultra-low.
    UltraLow,
    /// IHC 1+, or 2+ without amplification.
    Low,
    /// IHC 3+, or amplified.
    Positive,
}

/// Hormone receptors together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receptors {
    /// Both under 1 %.
    Negative,
    /// The higher one from 1 to 9 %.
    Weak,
    /// One at least at 10 %.
    Positive,
}

/// What tells luminal A from luminal B.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Luminal {
    /// Progesterone receptors, percents.
    pub pr: Option<f64>,
    /// Ki-67, percents.
    pub ki67: Option<f64>,
    /// The grade.
    pub grade: Option<Grade>,
}

/// The surrogate subtype.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subtype {
    /// Luminal A-like.
    LuminalA,
    /// Luminal B-like, HER2 negative.
    LuminalB,
    /// Luminal B-like, HER2 positive.
    LuminalBHer2,
    /// HER2 positive, not luminal.
    Her2,
    /// Triple negative.
    TripleNegative,
    /// HER2 negative, receptors from 1 to 9 %.
    Weak,
    /// HER2 positive, receptors from 1 to 9 %.
    WeakHer2,
}

impl Ihc {
    /// The result of a code (value set `her2-ihc`).
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        match code {
            "0" => Some(Self::Zero),
            "ultra-low" => Some(Self::UltraLow),
            "1+" => Some(Self::One),
            "2+" => Some(Self::Two),
            "3+" => Some(Self::Three),
            _ => None,
        }
    }
}

impl Ish {
    /// The result of a code (value set `her2-ish`).
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        match code {
            "amplified" => Some(Self::Amplified),
            "not-amplified" => Some(Self::NotAmplified),
            "equivocal" => Some(Self::Equivocal),
            _ => None,
        }
    }
}

impl Her2 {
    /// The code of the status.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::UltraLow => "ultra-low",
            Self::Low => "low",
            Self::Positive => "positive",
        }
    }
}

impl Subtype {
    /// The code of the subtype.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::LuminalA => "luminal-a",
            Self::LuminalB => "luminal-b",
            Self::LuminalBHer2 => "luminal-b-her2",
            Self::Her2 => "her2",
            Self::TripleNegative => "triple-negative",
            Self::Weak => "weak",
            Self::WeakHer2 => "weak-her2",
        }
    }
}

/// The HER2 status; both candidates when an ISH is equivocal on a 2+.
///
/// # Errors
/// The IHC, or the ISH of a 2+, lacks.
pub fn her2(ihc: Option<Ihc>, ish: Option<Ish>) -> Result<Vec<Her2>, Missing> {
    match (ihc, ish) {
        (_, Some(Ish::Amplified)) | (Some(Ihc::Three), _) => Ok(vec![Her2::Positive]),
        (Some(Ihc::Zero), _) => Ok(vec![Her2::Zero]),
        (Some(Ihc::UltraLow), _) => Ok(vec![Her2::UltraLow]),
        (Some(Ihc::One), _) | (Some(Ihc::Two), Some(Ish::NotAmplified)) => Ok(vec![Her2::Low]),
        (Some(Ihc::Two), Some(Ish::Equivocal)) => Ok(vec![Her2::Low, Her2::Positive]),
        (Some(Ihc::Two), None) => Err(Missing::Inputs(vec![Input::Breast(BreastInput::Her2Ish)])),
        (None, _) => Err(Missing::Inputs(vec![Input::Breast(BreastInput::Her2Ihc)])),
    }
}

/// The receptors, from their percents. Oestrogen at 10 % is enough; under it progesterone must be known.
///
/// # Errors
/// Progesterone lacks, or a percent is not one.
pub fn receptors(er: f64, pr: Option<f64>) -> Result<Receptors, Missing> {
    let percent = |value: f64| (0.0..=100.0).contains(&value);
    if !percent(er) || !pr.is_none_or(percent) {
        return Err(Missing::NoSense);
    }
    let known = if er >= 10.0 { Some(er) } else { pr.map(|pr| er.max(pr)) };
    match known {
        None => Err(Missing::Inputs(vec![Input::Breast(BreastInput::Pr)])),
        Some(highest) if highest >= 10.0 => Ok(Receptors::Positive),
        Some(highest) if highest >= 1.0 => Ok(Receptors::Weak),
        Some(_) => Ok(Receptors::Negative),
    }
}

/// The subtype.
///
/// # Errors
/// What luminal A hangs on and is not known: one criterion against it is enough for luminal B.
pub fn subtype(receptors: Receptors, her2: Her2, luminal: Luminal) -> Result<Subtype, Missing> {
    match (receptors, her2 == Her2::Positive) {
        (Receptors::Positive, true) => Ok(Subtype::LuminalBHer2),
        (Receptors::Positive, false) => luminal_of(luminal),
        (Receptors::Weak, true) => Ok(Subtype::WeakHer2),
        (Receptors::Weak, false) => Ok(Subtype::Weak),
        (Receptors::Negative, true) => Ok(Subtype::Her2),
        (Receptors::Negative, false) => Ok(Subtype::TripleNegative),
    }
}

fn luminal_of(given: Luminal) -> Result<Subtype, Missing> {
    let criteria = [
        (Input::Breast(BreastInput::Pr), given.pr.map(|pr| pr >= 20.0)),
        (Input::Breast(BreastInput::Ki67), given.ki67.map(|ki67| ki67 < 20.0)),
        (Input::Breast(BreastInput::Grade), given.grade.map(|grade| grade < Grade::Iii)),
    ];
    if criteria.iter().any(|(_, holds)| *holds == Some(false)) {
        return Ok(Subtype::LuminalB);
    }
    let lacking: Vec<Input> =
        criteria.into_iter().filter(|(_, holds)| holds.is_none()).map(|(input, _)| input).collect();
    if lacking.is_empty() { Ok(Subtype::LuminalA) } else { Err(Missing::Inputs(lacking)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const IHC: [Option<Ihc>; 6] =
        [None, Some(Ihc::Zero), Some(Ihc::UltraLow), Some(Ihc::One), Some(Ihc::Two), Some(Ihc::Three)];
    const ISH: [Option<Ish>; 4] = [None, Some(Ish::Amplified), Some(Ish::NotAmplified), Some(Ish::Equivocal)];

    #[test]
    fn her2_is_positive_at_three_plus_or_when_amplified_and_only_then() {
        for (ihc, ish) in IHC.iter().flat_map(|ihc| ISH.map(|ish| (*ihc, ish))) {
            let positive = ihc == Some(Ihc::Three) || ish == Some(Ish::Amplified);
            assert_eq!(her2(ihc, ish) == Ok(vec![Her2::Positive]), positive, "{ihc:?} {ish:?}");
        }
    }

    #[test]
    fn a_two_plus_waits_for_its_ish_and_an_equivocal_one_leaves_both() {
        assert_eq!(her2(Some(Ihc::Two), None), Err(Missing::Inputs(vec![Input::Breast(BreastInput::Her2Ish)])));
        assert_eq!(her2(Some(Ihc::Two), Some(Ish::NotAmplified)), Ok(vec![Her2::Low]));
        assert_eq!(her2(Some(Ihc::Two), Some(Ish::Equivocal)), Ok(vec![Her2::Low, Her2::Positive]));
    }

    #[test]
    fn receptors_turn_at_one_and_ten_percent() {
        for (er, pr, expected) in [
            (0.0, 0.0, Receptors::Negative),
            (0.9, 0.0, Receptors::Negative),
            (1.0, 0.0, Receptors::Weak),
            (0.0, 9.0, Receptors::Weak),
            (10.0, 0.0, Receptors::Positive),
            (0.0, 10.0, Receptors::Positive),
        ] {
            assert_eq!(receptors(er, Some(pr)), Ok(expected), "{er} {pr}");
        }
        assert_eq!(receptors(90.0, None), Ok(Receptors::Positive));
        assert_eq!(receptors(5.0, None), Err(Missing::Inputs(vec![Input::Breast(BreastInput::Pr)])));
        assert_eq!(receptors(101.0, None), Err(Missing::NoSense));
    }

    #[test]
    fn every_combination_of_receptors_and_her2_has_a_subtype_or_names_what_lacks() {
        let known = Luminal { pr: Some(50.0), ki67: Some(10.0), grade: Some(Grade::I) };
        for receptors in [Receptors::Negative, Receptors::Weak, Receptors::Positive] {
            for her2 in [Her2::Zero, Her2::UltraLow, Her2::Low, Her2::Positive] {
                assert!(subtype(receptors, her2, known).is_ok());
                let unknown = subtype(receptors, her2, Luminal { pr: None, ki67: None, grade: None });
                let luminal = receptors == Receptors::Positive && her2 != Her2::Positive;
                assert_eq!(unknown.is_err(), luminal, "{receptors:?} {her2:?}");
            }
        }
    }

    #[test]
    fn one_criterion_against_it_is_enough_for_luminal_b() {
        let a = Luminal { pr: Some(20.0), ki67: Some(19.0), grade: Some(Grade::Ii) };
        let of = |luminal| subtype(Receptors::Positive, Her2::Low, luminal);
        assert_eq!(of(a), Ok(Subtype::LuminalA));
        for b in [
            Luminal { pr: Some(19.0), ki67: None, grade: None },
            Luminal { ki67: Some(20.0), ..a },
            Luminal { grade: Some(Grade::Iii), ..a },
        ] {
            assert_eq!(of(b), Ok(Subtype::LuminalB), "{b:?}");
        }
        assert_eq!(of(Luminal { ki67: None, ..a }), Err(Missing::Inputs(vec![Input::Breast(BreastInput::Ki67)])));
    }
}
