//! TNM of the breast in its own words, and its stages.
//!
//! Source: categories of the UICC TNM, 8th edition, breast (DOMAIN §2.3, \[S:BREAST8\]), in short words of our own.

use super::super::{Entry, entry, ours};
use crate::codes::System;

/// Clinical T.
pub(super) const T: &[Entry] = &[
    entry(System::Tnm, "TX", "TX\u{a0}: tumeur non évaluable"),
    entry(System::Tnm, "T0", "T0\u{a0}: pas de tumeur primitive"),
    entry(System::Tnm, "Tis", "Tis\u{a0}: carcinome in situ, ou Paget sans tumeur"),
    entry(System::Tnm, "T1", "T1\u{a0}: 2 cm ou moins"),
    entry(System::Tnm, "T1mi", "T1mi\u{a0}: 0,1 cm ou moins"),
    entry(System::Tnm, "T1a", "T1a\u{a0}: plus de 0,1 à 0,5 cm"),
    entry(System::Tnm, "T1b", "T1b\u{a0}: plus de 0,5 à 1 cm"),
    entry(System::Tnm, "T1c", "T1c\u{a0}: plus de 1 à 2 cm"),
    entry(System::Tnm, "T2", "T2\u{a0}: plus de 2 à 5 cm"),
    entry(System::Tnm, "T3", "T3\u{a0}: plus de 5 cm"),
    entry(System::Tnm, "T4", "T4\u{a0}: paroi ou peau"),
    entry(System::Tnm, "T4a", "T4a\u{a0}: paroi thoracique"),
    entry(System::Tnm, "T4b", "T4b\u{a0}: peau"),
    entry(System::Tnm, "T4c", "T4c\u{a0}: paroi et peau"),
    entry(System::Tnm, "T4d", "T4d\u{a0}: cancer inflammatoire"),
];

/// Clinical N.
pub(super) const N: &[Entry] = &[
    entry(System::Tnm, "NX", "NX\u{a0}: ganglions non évaluables"),
    entry(System::Tnm, "N0", "N0\u{a0}: pas d’atteinte ganglionnaire régionale"),
    entry(System::Tnm, "N1", "N1\u{a0}: axillaires mobiles"),
    entry(System::Tnm, "N1mi", "N1mi\u{a0}: micrométastase, plus de 0,2 à 2 mm"),
    entry(System::Tnm, "N2", "N2\u{a0}: axillaires fixés, ou mammaires internes seuls"),
    entry(System::Tnm, "N2a", "N2a\u{a0}: axillaires fixés"),
    entry(System::Tnm, "N2b", "N2b\u{a0}: mammaires internes sans axillaire"),
    entry(System::Tnm, "N3", "N3\u{a0}: infraclaviculaires, mammaires internes avec axillaires, ou supraclaviculaires"),
    entry(System::Tnm, "N3a", "N3a\u{a0}: infraclaviculaires"),
    entry(System::Tnm, "N3b", "N3b\u{a0}: mammaires internes et axillaires"),
    entry(System::Tnm, "N3c", "N3c\u{a0}: supraclaviculaires"),
];

/// Clinical M.
pub(super) const M: &[Entry] = &[
    Entry { system: System::Tnm, code: "MX", display: "MX\u{a0}: métastases non évaluées", only_for: &["7"] },
    entry(System::Tnm, "M0", "M0\u{a0}: pas de métastase à distance"),
    entry(System::Tnm, "M0(i+)", "M0(i+)\u{a0}: cellules isolées à distance, sans signe clinique ni radiologique"),
    entry(System::Tnm, "M1", "M1\u{a0}: métastase à distance"),
];

/// Pathological T.
pub(super) const PT: &[Entry] = &[
    entry(System::Tnm, "pTX", "pTX\u{a0}: tumeur non évaluable"),
    entry(System::Tnm, "pT0", "pT0\u{a0}: pas de tumeur primitive"),
    entry(System::Tnm, "pTis", "pTis\u{a0}: carcinome in situ, ou Paget sans tumeur"),
    entry(System::Tnm, "pT1", "pT1\u{a0}: 2 cm ou moins"),
    entry(System::Tnm, "pT1mi", "pT1mi\u{a0}: 0,1 cm ou moins"),
    entry(System::Tnm, "pT1a", "pT1a\u{a0}: plus de 0,1 à 0,5 cm"),
    entry(System::Tnm, "pT1b", "pT1b\u{a0}: plus de 0,5 à 1 cm"),
    entry(System::Tnm, "pT1c", "pT1c\u{a0}: plus de 1 à 2 cm"),
    entry(System::Tnm, "pT2", "pT2\u{a0}: plus de 2 à 5 cm"),
    entry(System::Tnm, "pT3", "pT3\u{a0}: plus de 5 cm"),
    entry(System::Tnm, "pT4", "pT4\u{a0}: paroi ou peau"),
    entry(System::Tnm, "pT4a", "pT4a\u{a0}: paroi thoracique"),
    entry(System::Tnm, "pT4b", "pT4b\u{a0}: peau"),
    entry(System::Tnm, "pT4c", "pT4c\u{a0}: paroi et peau"),
    entry(System::Tnm, "pT4d", "pT4d\u{a0}: cancer inflammatoire"),
];

/// Pathological N.
pub(super) const PN: &[Entry] = &[
    entry(System::Tnm, "pNX", "pNX\u{a0}: ganglions non évaluables"),
    entry(System::Tnm, "pN0", "pN0\u{a0}: pas d’atteinte ganglionnaire régionale"),
    entry(System::Tnm, "pN0(i+)", "pN0(i+)\u{a0}: cellules isolées, 0,2 mm ou moins"),
    entry(System::Tnm, "pN0(mol+)", "pN0(mol+)\u{a0}: détection moléculaire seule"),
    entry(System::Tnm, "pN1", "pN1"),
    entry(System::Tnm, "pN1mi", "pN1mi\u{a0}: micrométastase, plus de 0,2 à 2 mm"),
    entry(System::Tnm, "pN1a", "pN1a\u{a0}: 1 à 3 axillaires"),
    entry(System::Tnm, "pN1b", "pN1b\u{a0}: mammaires internes, ganglion sentinelle, sans signe clinique"),
    entry(System::Tnm, "pN1c", "pN1c\u{a0}: pN1a et pN1b"),
    entry(System::Tnm, "pN2", "pN2"),
    entry(System::Tnm, "pN2a", "pN2a\u{a0}: 4 à 9 axillaires"),
    entry(System::Tnm, "pN2b", "pN2b\u{a0}: mammaires internes cliniques sans axillaire"),
    entry(System::Tnm, "pN3", "pN3"),
    entry(System::Tnm, "pN3a", "pN3a\u{a0}: 10 axillaires ou plus, ou infraclaviculaires"),
    entry(System::Tnm, "pN3b", "pN3b\u{a0}: mammaires internes et axillaires"),
    entry(System::Tnm, "pN3c", "pN3c\u{a0}: supraclaviculaires"),
];

/// Pathological M.
pub(super) const PM: &[Entry] = &[
    entry(System::Tnm, "pM0", "pM0\u{a0}: pas de métastase à distance"),
    entry(System::Tnm, "pM1", "pM1\u{a0}: métastase prouvée à l’histologie"),
];

/// Anatomic stage groups.
pub(super) const STAGE: &[Entry] = &[
    ours("0", "Stade 0"),
    ours("IA", "Stade IA"),
    ours("IB", "Stade IB"),
    ours("IIA", "Stade IIA"),
    ours("IIB", "Stade IIB"),
    ours("IIIA", "Stade IIIA"),
    ours("IIIB", "Stade IIIB"),
    ours("IIIC", "Stade IIIC"),
    ours("IV", "Stade IV"),
];
