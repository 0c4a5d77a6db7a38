//! The two published tables, as they are printed: one row per T, one column per N.
//!
//! Source: 8th edition, DOMAIN §2.5, \[S:LUNG8\] (the NCCN guideline for patients, lung cancer 2018, prints the same one). 9th
//! edition: expert knowledge, to be confirmed by a clinician before it is relied on; the Radiology Assistant (10 January 2025)
//! tells that T is unchanged, and PubMed 39742577 tells three of the four changes.

use super::{
    Edition, Group,
    Group::{IA1, IA2, IA3, IB, IIA, IIB, IIIA, IIIB, IIIC, IVA, IVB},
    M, N, T,
};

type Row<const COLUMNS: usize> = (T, [Group; COLUMNS]);

/// Columns: N0, N1, N2, N3.
const EIGHTH: [Row<4>; 8] = [
    (T::T1mi, [IA1, IIB, IIIA, IIIB]),
    (T::T1a, [IA1, IIB, IIIA, IIIB]),
    (T::T1b, [IA2, IIB, IIIA, IIIB]),
    (T::T1c, [IA3, IIB, IIIA, IIIB]),
    (T::T2a, [IB, IIB, IIIA, IIIB]),
    (T::T2b, [IIA, IIB, IIIA, IIIB]),
    (T::T3, [IIB, IIIA, IIIB, IIIC]),
    (T::T4, [IIIA, IIIA, IIIB, IIIC]),
];

/// Columns: N0, N1, N2a, N2b, N3.
const NINTH: [Row<5>; 8] = [
    (T::T1mi, [IA1, IIA, IIB, IIIA, IIIB]),
    (T::T1a, [IA1, IIA, IIB, IIIA, IIIB]),
    (T::T1b, [IA2, IIA, IIB, IIIA, IIIB]),
    (T::T1c, [IA3, IIA, IIB, IIIA, IIIB]),
    (T::T2a, [IB, IIB, IIIA, IIIB, IIIB]),
    (T::T2b, [IIA, IIB, IIIA, IIIB, IIIB]),
    (T::T3, [IIB, IIIA, IIIA, IIIB, IIIC]),
    (T::T4, [IIIA, IIIA, IIIB, IIIB, IIIC]),
];

/// The group of a precise T and a precise N without metastasis; `None` outside of the table.
pub(super) fn without_metastasis(edition: Edition, t: T, n: N) -> Option<Group> {
    match edition {
        Edition::Eighth => cell(&EIGHTH, t, [N::N0, N::N1, N::N2, N::N3].iter().position(|column| *column == n)?),
        Edition::Ninth => {
            cell(&NINTH, t, [N::N0, N::N1, N::N2a, N::N2b, N::N3].iter().position(|column| *column == n)?)
        }
    }
}

fn cell<const COLUMNS: usize>(table: &[Row<COLUMNS>], t: T, column: usize) -> Option<Group> {
    table.iter().find(|(row, _)| *row == t).and_then(|(_, groups)| groups.get(column).copied())
}

/// The group of a precise metastasis, any T and any N.
pub(super) const fn with_metastasis(m: M) -> Option<Group> {
    match m {
        M::M1a | M::M1b => Some(IVA),
        M::M1c | M::M1c1 | M::M1c2 => Some(IVB),
        M::Mx | M::M0 | M::M1 => None,
    }
}
