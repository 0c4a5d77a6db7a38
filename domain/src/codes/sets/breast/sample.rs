//! What the pathologist and the laboratory find.
//!
//! Source: morphologies of CIM-O-3 (DOMAIN §2.3 S4); the rest is expert knowledge, to be confirmed.

use super::super::{Entry, entry, ours};
use crate::codes::System;

/// Kind of sample.
pub(super) const SAMPLE: &[Entry] = &[
    ours("microbiopsy", "Microbiopsie"),
    ours("macrobiopsy", "Macrobiopsie"),
    ours("node-cytology", "Cytologie ganglionnaire"),
    ours("node-biopsy", "Biopsie ganglionnaire"),
    ours("metastasis", "Biopsie d’une métastase"),
    ours("specimen", "Pièce opératoire"),
];

/// Usual histological types.
pub(super) const HISTOLOGY: &[Entry] = &[
    entry(System::CimO3, "8500/3", "Carcinome infiltrant non spécifique"),
    entry(System::CimO3, "8520/3", "Carcinome lobulaire infiltrant"),
    entry(System::CimO3, "8480/3", "Carcinome mucineux"),
    entry(System::CimO3, "8211/3", "Carcinome tubuleux"),
    entry(System::CimO3, "8201/3", "Carcinome cribriforme"),
    entry(System::CimO3, "8510/3", "Carcinome médullaire"),
    entry(System::CimO3, "8575/3", "Carcinome métaplasique"),
    entry(System::CimO3, "8507/3", "Carcinome micropapillaire infiltrant"),
    entry(System::CimO3, "8500/2", "Carcinome canalaire in situ"),
    entry(System::CimO3, "8520/2", "Carcinome lobulaire in situ"),
    entry(System::CimO3, "8540/3", "Maladie de Paget du mamelon"),
    ours("benign", "Lésion bénigne"),
    ours("other", "Autre type"),
];

/// One score of the grade.
pub(super) const EE_SCORE: &[Entry] = &[ours("1", "1"), ours("2", "2"), ours("3", "3")];

/// Grade of Elston and Ellis.
pub(super) const EE_GRADE: &[Entry] = &[ours("I", "Grade I"), ours("II", "Grade II"), ours("III", "Grade III")];

/// Nuclear grade of an in situ carcinoma.
pub(super) const NUCLEAR: &[Entry] = &[ours("low", "Bas"), ours("intermediate", "Intermédiaire"), ours("high", "Haut")];

/// Intensity of a staining.
pub(super) const INTENSITY: &[Entry] = &[ours("weak", "Faible"), ours("moderate", "Modérée"), ours("strong", "Forte")];

/// HER2, immunohistochemistry.
pub(super) const HER2_IHC: &[Entry] =
    &[ours("0", "0"), ours("ultra-low", "Ultra-faible"), ours("1+", "1+"), ours("2+", "2+"), ours("3+", "3+")];

/// HER2, in situ hybridisation.
pub(super) const HER2_ISH: &[Entry] = &[
    ours("amplified", "Amplifié"),
    ours("not-amplified", "Non amplifié"),
    ours("equivocal", "Équivoque"),
    ours("pending", "En attente"),
];

/// Genomic signatures.
pub(super) const SIGNATURE: &[Entry] = &[
    ours("oncotype", "Oncotype DX"),
    ours("mammaprint", "MammaPrint"),
    ours("prosigna", "Prosigna"),
    ours("endopredict", "EndoPredict"),
];

/// State of a test.
pub(super) const SIGNATURE_STATE: &[Entry] =
    &[ours("requested", "Demandé"), ours("received", "Reçu"), ours("not-indicated", "Non indiqué")];

/// Low or high risk.
pub(super) const RISK: &[Entry] = &[ours("low", "Risque bas"), ours("high", "Risque élevé")];

/// Intrinsic subtype of Prosigna.
pub(super) const PAM50: &[Entry] = &[
    ours("luminal-a", "Luminal A"),
    ours("luminal-b", "Luminal B"),
    ours("her2", "HER2 enrichi"),
    ours("basal", "Basal"),
];
