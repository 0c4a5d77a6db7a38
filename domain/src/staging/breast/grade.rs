//! The grade of Elston and Ellis, and the Nottingham prognostic index.
//!
//! Source: Elston and Ellis 1991 (DOMAIN §2.3; sums 3 to 5, 6 and 7, 8 and 9); NPI after Galea 1992 (DOMAIN §2.3, \[S:NPI\]).

use super::BreastNote;

/// The grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// I.
    I,
    /// II.
    Ii,
    /// III.
    Iii,
}

impl Grade {
    /// The grade of a code (value set `grade-ee`).
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        match code {
            "I" => Some(Self::I),
            "II" => Some(Self::Ii),
            "III" => Some(Self::Iii),
            _ => None,
        }
    }

    /// The code of value set `grade-ee`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::I => "I",
            Self::Ii => "II",
            Self::Iii => "III",
        }
    }

    const fn points(self) -> f64 {
        match self {
            Self::I => 1.0,
            Self::Ii => 2.0,
            Self::Iii => 3.0,
        }
    }
}

/// The grade of three scores, each 1, 2 or 3: tubules, nuclear atypia, mitoses; `None` for another score.
#[must_use]
pub fn elston_ellis(scores: [f64; 3]) -> Option<Grade> {
    let whole = scores.iter().all(|score| [1.0, 2.0, 3.0].contains(score));
    let sum: f64 = scores.iter().sum();
    whole.then_some(match sum {
        s if s <= 5.0 => Grade::I,
        s if s <= 7.0 => Grade::Ii,
        _ => Grade::Iii,
    })
}

/// The index: 0.2 × size in centimetres + nodes (0: 1 point, 1 to 3: 2, 4 and more: 3) + grade. `None` unless the size is
/// above zero and the count not below.
#[must_use]
pub fn npi(size_mm: f64, positive: f64, grade: Grade) -> Option<f64> {
    let nodes = match positive {
        p if p < 1.0 => 1.0,
        p if p < 4.0 => 2.0,
        _ => 3.0,
    };
    (size_mm > 0.0 && positive >= 0.0).then(|| 0.2 * size_mm / 10.0 + nodes + grade.points())
}

/// The class of an index, read at two decimals, so that 2.40 is not pushed over its bound by the last binary digit.
pub(super) fn npi_note(index: f64) -> BreastNote {
    match (index * 100.0).round() {
        i if i <= 240.0 => BreastNote::NpiExcellent,
        i if i <= 340.0 => BreastNote::NpiGood,
        i if i <= 540.0 => BreastNote::NpiModerate,
        _ => BreastNote::NpiPoor,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_twenty_seven_triples_of_scores_have_the_grade_of_their_sum() {
        let scores = [1.0, 2.0, 3.0];
        for (a, b, c) in scores.iter().flat_map(|a| scores.iter().flat_map(move |b| scores.map(|c| (*a, *b, c)))) {
            let sum = a + b + c;
            let expected = if sum >= 8.0 {
                Grade::Iii
            } else if sum >= 6.0 {
                Grade::Ii
            } else {
                Grade::I
            };
            assert_eq!(elston_ellis([a, b, c]), Some(expected), "{a} {b} {c}");
        }
        assert_eq!(elston_ellis([1.0, 2.0, 4.0]), None);
        assert_eq!(elston_ellis([1.5, 2.0, 3.0]), None);
    }

    #[test]
    fn the_classes_of_the_index_turn_on_their_bounds() {
        for (index, note) in [
            (2.4, BreastNote::NpiExcellent),
            (2.41, BreastNote::NpiGood),
            (3.4, BreastNote::NpiGood),
            (3.41, BreastNote::NpiModerate),
            (5.4, BreastNote::NpiModerate),
            (5.41, BreastNote::NpiPoor),
        ] {
            assert_eq!(npi_note(index), note, "{index}");
        }
    }

    #[test]
    fn a_larger_tumour_more_nodes_or_a_higher_grade_never_lower_the_index() {
        let grades = [Grade::I, Grade::Ii, Grade::Iii];
        for mm in 1..=60 {
            for nodes in 0..=12 {
                let of = |mm: u32, nodes: u32, grade| npi(f64::from(mm), f64::from(nodes), grade).unwrap();
                let here = grades.map(|grade| of(mm, nodes, grade));
                assert!(here[0] < here[1] && here[1] < here[2]);
                assert!(of(mm + 1, nodes, Grade::I) > here[0] && of(mm, nodes + 1, Grade::I) >= here[0]);
            }
        }
        assert_eq!((npi(0.0, 1.0, Grade::I), npi(10.0, -1.0, Grade::I)), (None, None));
    }
}
