//! The TNM of the gynaecological organs: the categories of any of them, among those of the generic form.
//!
//! Source: UICC TNM, categories of cervix, corpus, ovary, vulva and vagina; their union is expert knowledge, to be confirmed.

use super::{Entry, ValueSet, entry, own_set};
use crate::codes::System;

pub(in crate::codes::sets) const SETS: &[ValueSet] = &[
    own_set("tnm-t-gyn", T),
    own_set("tnm-n-gyn", N),
    own_set("tnm-m-gyn", M),
    own_set("tnm-pt-gyn", PT),
    own_set("tnm-pn-gyn", PN),
    own_set("tnm-pm-gyn", PM),
];

/// Clinical T.
const T: &[Entry] = &[
    entry(System::Tnm, "TX", "TX\u{a0}: tumeur non évaluable"),
    entry(System::Tnm, "T0", "T0\u{a0}: pas de tumeur primitive"),
    entry(System::Tnm, "Tis", "Tis\u{a0}: carcinome in situ"),
    entry(System::Tnm, "T1", "T1"),
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
    entry(System::Tnm, "T3", "T3"),
    entry(System::Tnm, "T3a", "T3a"),
    entry(System::Tnm, "T3b", "T3b"),
    entry(System::Tnm, "T3c", "T3c"),
    entry(System::Tnm, "T4", "T4"),
];

/// Clinical N.
const N: &[Entry] = &[
    entry(System::Tnm, "NX", "NX\u{a0}: ganglions non évaluables"),
    entry(System::Tnm, "N0", "N0\u{a0}: pas d’atteinte ganglionnaire régionale"),
    entry(System::Tnm, "N1", "N1"),
    entry(System::Tnm, "N1mi", "N1mi"),
    entry(System::Tnm, "N1a", "N1a"),
    entry(System::Tnm, "N1b", "N1b"),
    entry(System::Tnm, "N2", "N2"),
    entry(System::Tnm, "N2a", "N2a"),
    entry(System::Tnm, "N2b", "N2b"),
    entry(System::Tnm, "N2c", "N2c"),
    entry(System::Tnm, "N3", "N3"),
];

/// Clinical M.
const M: &[Entry] = &[
    Entry { system: System::Tnm, code: "MX", display: "MX\u{a0}: métastases non évaluées", only_for: &["7"] },
    entry(System::Tnm, "M0", "M0\u{a0}: pas de métastase à distance"),
    entry(System::Tnm, "M1", "M1\u{a0}: métastase à distance"),
    entry(System::Tnm, "M1a", "M1a\u{a0}: plèvre, cytologie positive (ovaire)"),
    entry(System::Tnm, "M1b", "M1b\u{a0}: autre métastase (ovaire)"),
];

/// Pathological T.
const PT: &[Entry] = &[
    entry(System::Tnm, "pTX", "pTX\u{a0}: tumeur non évaluable"),
    entry(System::Tnm, "pT0", "pT0\u{a0}: pas de tumeur primitive"),
    entry(System::Tnm, "pTis", "pTis\u{a0}: carcinome in situ"),
    entry(System::Tnm, "pT1", "pT1"),
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
    entry(System::Tnm, "pT3", "pT3"),
    entry(System::Tnm, "pT3a", "pT3a"),
    entry(System::Tnm, "pT3b", "pT3b"),
    entry(System::Tnm, "pT3c", "pT3c"),
    entry(System::Tnm, "pT4", "pT4"),
];

/// Pathological N.
const PN: &[Entry] = &[
    entry(System::Tnm, "pNX", "pNX\u{a0}: ganglions non évaluables"),
    entry(System::Tnm, "pN0", "pN0\u{a0}: pas d’atteinte ganglionnaire régionale"),
    entry(System::Tnm, "pN0(i+)", "pN0(i+)\u{a0}: cellules isolées, 0,2 mm au plus"),
    entry(System::Tnm, "pN1", "pN1"),
    entry(System::Tnm, "pN1mi", "pN1mi"),
    entry(System::Tnm, "pN1a", "pN1a"),
    entry(System::Tnm, "pN1b", "pN1b"),
    entry(System::Tnm, "pN2", "pN2"),
    entry(System::Tnm, "pN2a", "pN2a"),
    entry(System::Tnm, "pN2b", "pN2b"),
    entry(System::Tnm, "pN2c", "pN2c"),
    entry(System::Tnm, "pN3", "pN3"),
];

/// Pathological M.
const PM: &[Entry] = &[
    entry(System::Tnm, "pM0", "pM0\u{a0}: pas de métastase à distance"),
    entry(System::Tnm, "pM1", "pM1\u{a0}: métastase à distance"),
    entry(System::Tnm, "pM1a", "pM1a\u{a0}: plèvre, cytologie positive (ovaire)"),
    entry(System::Tnm, "pM1b", "pM1b\u{a0}: autre métastase (ovaire)"),
];
