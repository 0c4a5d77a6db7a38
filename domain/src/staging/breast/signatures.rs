//! The published classes of the genomic signatures and of the residual burden. They are read on the report; the class is
//! shown beside the score.
//!
//! Source: expert knowledge, to be confirmed (DOMAIN §2.3 S6): Oncotype DX after TAILORx 2018 (10, 25; 16 to 25 apart up to
//! 50 years), EPclin 3.3287, Prosigna ROR (40 and 60 without node, 40 with nodes); RCB after Symmans 2007 (0, 1.36, 3.28).

/// The class of a recurrence score (0 to 100). Up to 50 years the middle class is told in three.
#[must_use]
pub fn recurrence_class(score: f64, age: Option<f64>) -> Option<&'static str> {
    let young = age.is_some_and(|age| age <= 50.0);
    match score {
        s if !(0.0..=100.0).contains(&s) => None,
        s if s < 11.0 => Some("low"),
        s if s >= 26.0 => Some("high"),
        s if young && s < 16.0 => Some("11-15"),
        s if young && s < 21.0 => Some("16-20"),
        _ if young => Some("21-25"),
        _ => Some("11-25"),
    }
}

/// The class of an EPclin score.
#[must_use]
pub fn epclin_class(score: f64) -> Option<&'static str> {
    (score >= 0.0).then_some(if score < 3.3287 { "low" } else { "high" })
}

/// The class of a Prosigna risk of recurrence (0 to 100), without or with involved nodes.
#[must_use]
pub fn ror_class(score: f64, nodes: bool) -> Option<&'static str> {
    match (score, nodes) {
        (s, _) if !(0.0..=100.0).contains(&s) => None,
        (s, _) if s <= 40.0 => Some("low"),
        (s, false) if s <= 60.0 => Some("intermediate"),
        _ => Some("high"),
    }
}

/// The class of a residual cancer burden.
#[must_use]
pub fn rcb_class(index: f64) -> Option<&'static str> {
    match index {
        i if i.is_nan() || i < 0.0 => None,
        i if i <= 0.0 => Some("0"),
        i if i <= 1.36 => Some("I"),
        i if i <= 3.28 => Some("II"),
        _ => Some("III"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_recurrence_score_turns_at_eleven_and_twenty_six_and_more_finely_up_to_fifty_years() {
        for (score, old, young) in [
            (10.0, "low", "low"),
            (11.0, "11-25", "11-15"),
            (15.0, "11-25", "11-15"),
            (16.0, "11-25", "16-20"),
            (21.0, "11-25", "21-25"),
            (25.0, "11-25", "21-25"),
            (26.0, "high", "high"),
        ] {
            assert_eq!(recurrence_class(score, Some(51.0)), Some(old), "{score}");
            assert_eq!(recurrence_class(score, Some(50.0)), Some(young), "{score}");
        }
        assert_eq!(recurrence_class(101.0, None), None);
    }

    #[test]
    fn the_other_scores_turn_on_their_bounds() {
        assert_eq!((epclin_class(3.3286), epclin_class(3.3287)), (Some("low"), Some("high")));
        assert_eq!((ror_class(40.0, false), ror_class(41.0, false)), (Some("low"), Some("intermediate")));
        assert_eq!((ror_class(60.0, false), ror_class(61.0, false)), (Some("intermediate"), Some("high")));
        assert_eq!((ror_class(40.0, true), ror_class(41.0, true)), (Some("low"), Some("high")));
        let rcb = [0.0, 0.1, 1.36, 1.37, 3.28, 3.29].map(|index| rcb_class(index).unwrap());
        assert_eq!(rcb, ["0", "I", "I", "II", "II", "III"]);
    }
}
