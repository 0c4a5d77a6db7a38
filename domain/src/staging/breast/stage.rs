//! The anatomic stage of the breast.
//!
//! Source: AJCC and UICC, 8th edition, breast, anatomic stage groups (DOMAIN §2.3, \[S:BREAST8\]). A micrometastasis with T2
//! to T4 is grouped as N1: the table tells no other line (expert knowledge, to be confirmed). What the table does not have
//! (T0 N0, in situ with nodes) is said, never guessed.

use super::BreastInput;
use crate::staging::{Input, Missing};

/// T, as the groups tell it apart. TX has no member: it says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum T {
    /// No primary tumour.
    T0,
    /// In situ.
    Tis,
    /// At most 20 mm, T1mi included.
    T1,
    /// More than 20 to 50 mm.
    T2,
    /// More than 50 mm.
    T3,
    /// Chest wall or skin.
    T4,
}

/// N, as the groups tell it apart. NX has no member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum N {
    /// None, or isolated tumour cells only.
    N0,
    /// Micrometastasis.
    N1mi,
    /// N1 that is not a micrometastasis.
    N1,
    /// N2.
    N2,
    /// N3.
    N3,
}

/// M; isolated tumour cells, M0(i+), are M0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum M {
    /// No distant metastasis.
    M0,
    /// Distant metastasis.
    M1,
}

/// The groups, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// 0.
    Zero,
    /// IA.
    Ia,
    /// IB.
    Ib,
    /// IIA.
    Iia,
    /// IIB.
    Iib,
    /// IIIA.
    Iiia,
    /// IIIB.
    Iiib,
    /// IIIC.
    Iiic,
    /// IV.
    Iv,
}

impl T {
    /// Every T.
    pub const ALL: [Self; 6] = [Self::T0, Self::Tis, Self::T1, Self::T2, Self::T3, Self::T4];

    /// The T of a code, clinical or pathological; `None` for TX and for what is not a T of the breast.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        match code.strip_prefix('p').unwrap_or(code) {
            "T0" => Some(Self::T0),
            "Tis" => Some(Self::Tis),
            "T1" | "T1mi" | "T1a" | "T1b" | "T1c" => Some(Self::T1),
            "T2" => Some(Self::T2),
            "T3" => Some(Self::T3),
            "T4" | "T4a" | "T4b" | "T4c" | "T4d" => Some(Self::T4),
            _ => None,
        }
    }
}

impl N {
    /// Every N.
    pub const ALL: [Self; 5] = [Self::N0, Self::N1mi, Self::N1, Self::N2, Self::N3];

    /// The N of a code, clinical or pathological; `None` for NX and for what is not an N of the breast.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        match code.strip_prefix('p').unwrap_or(code) {
            "N0" | "N0(i+)" | "N0(mol+)" => Some(Self::N0),
            "N1mi" => Some(Self::N1mi),
            "N1" | "N1a" | "N1b" | "N1c" => Some(Self::N1),
            "N2" | "N2a" | "N2b" => Some(Self::N2),
            "N3" | "N3a" | "N3b" | "N3c" => Some(Self::N3),
            _ => None,
        }
    }
}

impl M {
    /// Both.
    pub const ALL: [Self; 2] = [Self::M0, Self::M1];

    /// The M of a code; `None` for MX.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        match code.strip_prefix('p').unwrap_or(code) {
            "M0" | "M0(i+)" => Some(Self::M0),
            "M1" => Some(Self::M1),
            _ => None,
        }
    }
}

impl Stage {
    /// The code of value set `stade`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Zero => "0",
            Self::Ia => "IA",
            Self::Ib => "IB",
            Self::Iia => "IIA",
            Self::Iib => "IIB",
            Self::Iiia => "IIIA",
            Self::Iiib => "IIIB",
            Self::Iiic => "IIIC",
            Self::Iv => "IV",
        }
    }
}

/// The stage. M1 is IV and N3 without metastasis is IIIC, whatever else is not known.
///
/// # Errors
/// What lacks, or that the table has no such line.
pub fn stage(t: Option<T>, n: Option<N>, m: Option<M>) -> Result<Stage, Missing> {
    match (t, n, m) {
        (_, _, Some(M::M1)) => Ok(Stage::Iv),
        (_, Some(N::N3), Some(M::M0)) => Ok(Stage::Iiic),
        (Some(t), Some(n), Some(M::M0)) => group(t, n).ok_or(Missing::NotInTable),
        _ => Err(Missing::Inputs(lacking(t, n, m))),
    }
}

/// The group of a tumour without distant metastasis.
const fn group(t: T, n: N) -> Option<Stage> {
    match (t, n) {
        (T::T0, N::N0) | (T::Tis, N::N1mi | N::N1 | N::N2) => None,
        (T::Tis, N::N0) => Some(Stage::Zero),
        (T::T1, N::N0) => Some(Stage::Ia),
        (T::T0 | T::T1, N::N1mi) => Some(Stage::Ib),
        (T::T0 | T::T1, N::N1) | (T::T2, N::N0) => Some(Stage::Iia),
        (T::T2, N::N1mi | N::N1) | (T::T3, N::N0) => Some(Stage::Iib),
        (T::T0 | T::T1 | T::T2, N::N2) | (T::T3, N::N1mi | N::N1 | N::N2) => Some(Stage::Iiia),
        (T::T4, N::N0 | N::N1mi | N::N1 | N::N2) => Some(Stage::Iiib),
        (_, N::N3) => Some(Stage::Iiic),
    }
}

fn lacking(t: Option<T>, n: Option<N>, m: Option<M>) -> Vec<Input> {
    let needs_t = t.is_none() && n != Some(N::N3);
    let told = [
        (needs_t, Input::Breast(BreastInput::TnmT)),
        (n.is_none(), Input::Breast(BreastInput::TnmN)),
        (m.is_none(), Input::Breast(BreastInput::TnmM)),
    ];
    told.into_iter().filter(|(lacks, _)| *lacks).map(|(_, input)| input).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The published table, written a second time, line by line, as a clinician reads it.
    const TABLE: &[(T, N, Stage)] = &[
        (T::Tis, N::N0, Stage::Zero),
        (T::T1, N::N0, Stage::Ia),
        (T::T0, N::N1mi, Stage::Ib),
        (T::T1, N::N1mi, Stage::Ib),
        (T::T0, N::N1, Stage::Iia),
        (T::T1, N::N1, Stage::Iia),
        (T::T2, N::N0, Stage::Iia),
        (T::T2, N::N1, Stage::Iib),
        (T::T2, N::N1mi, Stage::Iib),
        (T::T3, N::N0, Stage::Iib),
        (T::T0, N::N2, Stage::Iiia),
        (T::T1, N::N2, Stage::Iiia),
        (T::T2, N::N2, Stage::Iiia),
        (T::T3, N::N1mi, Stage::Iiia),
        (T::T3, N::N1, Stage::Iiia),
        (T::T3, N::N2, Stage::Iiia),
        (T::T4, N::N0, Stage::Iiib),
        (T::T4, N::N1mi, Stage::Iiib),
        (T::T4, N::N1, Stage::Iiib),
        (T::T4, N::N2, Stage::Iiib),
    ];

    #[test]
    fn every_combination_has_the_stage_of_the_table_or_says_that_there_is_none() {
        for t in T::ALL {
            for n in N::ALL {
                let line = TABLE.iter().find(|line| line.0 == t && line.1 == n).map(|line| line.2);
                let expected = if n == N::N3 { Some(Stage::Iiic) } else { line };
                assert_eq!(stage(Some(t), Some(n), Some(M::M0)), expected.ok_or(Missing::NotInTable), "{t:?} {n:?}");
                assert_eq!(stage(Some(t), Some(n), Some(M::M1)), Ok(Stage::Iv), "{t:?} {n:?} M1");
            }
        }
    }

    fn with_unknown<A: Copy>(all: &[A]) -> Vec<Option<A>> {
        all.iter().copied().map(Some).chain([None]).collect()
    }

    #[test]
    fn whatever_is_not_known_is_named_and_nothing_is_guessed() {
        for t in with_unknown(&T::ALL) {
            for n in with_unknown(&N::ALL) {
                for m in with_unknown(&M::ALL) {
                    let told = match stage(t, n, m) {
                        Err(Missing::Inputs(lacking)) => !lacking.is_empty(),
                        Err(_) => t.is_some() && n.is_some() && m.is_some(),
                        Ok(stage) => {
                            m == Some(M::M1) || n == Some(N::N3) || t.is_some() && n.is_some() && stage < Stage::Iv
                        }
                    };
                    assert!(told, "{t:?} {n:?} {m:?}");
                }
            }
        }
    }

    #[test]
    fn a_larger_t_n_or_m_never_lowers_the_stage() {
        let worlds = T::ALL.iter().flat_map(|t| N::ALL.map(|n| (*t, n))).flat_map(|(t, n)| M::ALL.map(|m| (t, n, m)));
        let staged: Vec<_> =
            worlds.filter_map(|(t, n, m)| Some(((t, n, m), stage(Some(t), Some(n), Some(m)).ok()?))).collect();
        for (low, low_stage) in &staged {
            for (high, high_stage) in &staged {
                let larger = high.0 >= low.0 && high.1 >= low.1 && high.2 >= low.2;
                assert!(!larger || high_stage >= low_stage, "{low:?} {low_stage:?}, {high:?} {high_stage:?}");
            }
        }
    }

    #[test]
    fn every_code_of_the_form_has_its_place_in_the_table() {
        use crate::codes::sets;
        let known = |set: &str, unknown: &str, is_known: fn(&str) -> bool| {
            for entry in sets::find(set).unwrap().entries {
                assert_eq!(is_known(entry.code), !entry.code.ends_with(unknown), "{}", entry.code);
            }
        };
        known("tnm-t-breast", "TX", |code| T::of(code).is_some());
        known("tnm-pt-breast", "TX", |code| T::of(code).is_some());
        known("tnm-n-breast", "NX", |code| N::of(code).is_some());
        known("tnm-pn-breast", "NX", |code| N::of(code).is_some());
        known("tnm-m-breast", "MX", |code| M::of(code).is_some());
        known("tnm-pm-breast", "MX", |code| M::of(code).is_some());
    }
}
