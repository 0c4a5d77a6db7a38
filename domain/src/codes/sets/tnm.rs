//! TNM values valid for any organ, narrowed by the edition of the UICC. An organ form brings its own words.
//!
//! Source: UICC TNM, editions 7, 8 and 9 (categories only); the list of categories over all organs is expert
//! knowledge, to be confirmed. `MX` left the TNM with its seventh edition and stays for files that still write it.

use super::{Entry, ValueSet, entry, ours, own_set};
use crate::codes::System;

pub(super) const SETS: &[ValueSet] = &[
    own_set("tnm-edition", EDITION),
    own_set("tnm-t", T),
    own_set("tnm-n", N),
    own_set("tnm-m", M),
    own_set("tnm-pt", PT),
    own_set("tnm-pn", PN),
    own_set("tnm-pm", PM),
    own_set("tnm-prefixes", PREFIXES),
];

/// Editions.
const EDITION: &[Entry] = &[ours("9", "9e édition"), ours("8", "8e édition"), ours("7", "7e édition")];

/// Clinical T.
const T: &[Entry] = &[
    entry(System::Tnm, "TX", "TX\u{a0}: tumeur non évaluable"),
    entry(System::Tnm, "T0", "T0\u{a0}: pas de tumeur primitive"),
    entry(System::Tnm, "Tis", "Tis\u{a0}: carcinome in situ"),
    entry(System::Tnm, "T1", "T1"),
    entry(System::Tnm, "T1mi", "T1mi"),
    entry(System::Tnm, "T1a", "T1a"),
    entry(System::Tnm, "T1a1", "T1a1"),
    entry(System::Tnm, "T1a2", "T1a2"),
    entry(System::Tnm, "T1b", "T1b"),
    entry(System::Tnm, "T1b1", "T1b1"),
    entry(System::Tnm, "T1b2", "T1b2"),
    Entry { system: System::Tnm, code: "T1b3", display: "T1b3", only_for: &["9"] },
    entry(System::Tnm, "T1c", "T1c"),
    entry(System::Tnm, "T1c1", "T1c1"),
    entry(System::Tnm, "T1c2", "T1c2"),
    entry(System::Tnm, "T1c3", "T1c3"),
    entry(System::Tnm, "T2", "T2"),
    entry(System::Tnm, "T2a", "T2a"),
    entry(System::Tnm, "T2a1", "T2a1"),
    entry(System::Tnm, "T2a2", "T2a2"),
    entry(System::Tnm, "T2b", "T2b"),
    entry(System::Tnm, "T2c", "T2c"),
    entry(System::Tnm, "T3", "T3"),
    entry(System::Tnm, "T3a", "T3a"),
    entry(System::Tnm, "T3b", "T3b"),
    entry(System::Tnm, "T3c", "T3c"),
    entry(System::Tnm, "T4", "T4"),
    entry(System::Tnm, "T4a", "T4a"),
    entry(System::Tnm, "T4b", "T4b"),
    entry(System::Tnm, "T4c", "T4c"),
    entry(System::Tnm, "T4d", "T4d"),
];

/// Clinical N.
const N: &[Entry] = &[
    entry(System::Tnm, "NX", "NX\u{a0}: ganglions non évaluables"),
    entry(System::Tnm, "N0", "N0\u{a0}: pas d’atteinte ganglionnaire régionale"),
    entry(System::Tnm, "N1", "N1"),
    entry(System::Tnm, "N1mi", "N1mi"),
    entry(System::Tnm, "N1a", "N1a"),
    entry(System::Tnm, "N1b", "N1b"),
    entry(System::Tnm, "N1c", "N1c"),
    entry(System::Tnm, "N2", "N2"),
    entry(System::Tnm, "N2a", "N2a"),
    entry(System::Tnm, "N2b", "N2b"),
    entry(System::Tnm, "N2c", "N2c"),
    entry(System::Tnm, "N3", "N3"),
    entry(System::Tnm, "N3a", "N3a"),
    entry(System::Tnm, "N3b", "N3b"),
    entry(System::Tnm, "N3c", "N3c"),
];

/// Clinical M.
const M: &[Entry] = &[
    Entry { system: System::Tnm, code: "MX", display: "MX\u{a0}: métastases non évaluées", only_for: &["7"] },
    entry(System::Tnm, "M0", "M0\u{a0}: pas de métastase à distance"),
    entry(System::Tnm, "M0(i+)", "M0(i+)\u{a0}: cellules tumorales isolées à distance"),
    entry(System::Tnm, "M1", "M1\u{a0}: métastase à distance"),
    entry(System::Tnm, "M1a", "M1a"),
    entry(System::Tnm, "M1b", "M1b"),
    entry(System::Tnm, "M1c", "M1c"),
    Entry { system: System::Tnm, code: "M1c1", display: "M1c1", only_for: &["9"] },
    Entry { system: System::Tnm, code: "M1c2", display: "M1c2", only_for: &["9"] },
    Entry { system: System::Tnm, code: "M1d", display: "M1d", only_for: &["8", "9"] },
];

/// Pathological T.
const PT: &[Entry] = &[
    entry(System::Tnm, "pTX", "pTX\u{a0}: tumeur non évaluable"),
    entry(System::Tnm, "pT0", "pT0\u{a0}: pas de tumeur primitive"),
    entry(System::Tnm, "pTis", "pTis\u{a0}: carcinome in situ"),
    entry(System::Tnm, "pT1", "pT1"),
    entry(System::Tnm, "pT1mi", "pT1mi"),
    entry(System::Tnm, "pT1a", "pT1a"),
    entry(System::Tnm, "pT1a1", "pT1a1"),
    entry(System::Tnm, "pT1a2", "pT1a2"),
    entry(System::Tnm, "pT1b", "pT1b"),
    entry(System::Tnm, "pT1b1", "pT1b1"),
    entry(System::Tnm, "pT1b2", "pT1b2"),
    Entry { system: System::Tnm, code: "pT1b3", display: "pT1b3", only_for: &["9"] },
    entry(System::Tnm, "pT1c", "pT1c"),
    entry(System::Tnm, "pT1c1", "pT1c1"),
    entry(System::Tnm, "pT1c2", "pT1c2"),
    entry(System::Tnm, "pT1c3", "pT1c3"),
    entry(System::Tnm, "pT2", "pT2"),
    entry(System::Tnm, "pT2a", "pT2a"),
    entry(System::Tnm, "pT2a1", "pT2a1"),
    entry(System::Tnm, "pT2a2", "pT2a2"),
    entry(System::Tnm, "pT2b", "pT2b"),
    entry(System::Tnm, "pT2c", "pT2c"),
    entry(System::Tnm, "pT3", "pT3"),
    entry(System::Tnm, "pT3a", "pT3a"),
    entry(System::Tnm, "pT3b", "pT3b"),
    entry(System::Tnm, "pT3c", "pT3c"),
    entry(System::Tnm, "pT4", "pT4"),
    entry(System::Tnm, "pT4a", "pT4a"),
    entry(System::Tnm, "pT4b", "pT4b"),
    entry(System::Tnm, "pT4c", "pT4c"),
    entry(System::Tnm, "pT4d", "pT4d"),
];

/// Pathological N.
const PN: &[Entry] = &[
    entry(System::Tnm, "pNX", "pNX\u{a0}: ganglions non évaluables"),
    entry(System::Tnm, "pN0", "pN0\u{a0}: pas d’atteinte ganglionnaire régionale"),
    entry(System::Tnm, "pN0(i+)", "pN0(i+)\u{a0}: cellules tumorales isolées"),
    entry(System::Tnm, "pN0(mol+)", "pN0(mol+)\u{a0}: détection moléculaire seule"),
    entry(System::Tnm, "pN1", "pN1"),
    entry(System::Tnm, "pN1mi", "pN1mi"),
    entry(System::Tnm, "pN1a", "pN1a"),
    entry(System::Tnm, "pN1b", "pN1b"),
    entry(System::Tnm, "pN1c", "pN1c"),
    entry(System::Tnm, "pN2", "pN2"),
    entry(System::Tnm, "pN2a", "pN2a"),
    entry(System::Tnm, "pN2b", "pN2b"),
    entry(System::Tnm, "pN2c", "pN2c"),
    entry(System::Tnm, "pN3", "pN3"),
    entry(System::Tnm, "pN3a", "pN3a"),
    entry(System::Tnm, "pN3b", "pN3b"),
    entry(System::Tnm, "pN3c", "pN3c"),
];

/// Pathological M.
const PM: &[Entry] = &[
    entry(System::Tnm, "pM0", "pM0\u{a0}: pas de métastase à distance"),
    entry(System::Tnm, "pM1", "pM1\u{a0}: métastase à distance"),
    entry(System::Tnm, "pM1a", "pM1a"),
    entry(System::Tnm, "pM1b", "pM1b"),
    entry(System::Tnm, "pM1c", "pM1c"),
    Entry { system: System::Tnm, code: "pM1c1", display: "pM1c1", only_for: &["9"] },
    Entry { system: System::Tnm, code: "pM1c2", display: "pM1c2", only_for: &["9"] },
    Entry { system: System::Tnm, code: "pM1d", display: "pM1d", only_for: &["8", "9"] },
];

/// Prefixes of a pathological TNM.
const PREFIXES: &[Entry] = &[
    ours("y", "y\u{a0}: après traitement néoadjuvant"),
    ours("r", "r\u{a0}: récidive"),
    ours("a", "a\u{a0}: autopsie"),
    ours("m", "m\u{a0}: tumeurs multiples"),
];
