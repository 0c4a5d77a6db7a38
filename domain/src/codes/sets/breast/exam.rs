//! What is asked, seen and imaged.
//!
//! Source: topographies of CIM-10 and BI-RADS 1 to 5 of the ANS (DOMAIN §2.2 and §2.3); the rest is expert knowledge, to be
//! confirmed.

use super::super::{Entry, entry, ours};
use crate::codes::System;

/// Side examined or operated.
pub(super) const SIDE: &[Entry] = &[entry(System::Ncit, "C25228", "Droit"), entry(System::Ncit, "C25229", "Gauche")];

/// Personal history.
pub(super) const HISTORY: &[Entry] = &[
    ours("none", "Aucun"),
    ours("breast", "Cancer du sein"),
    ours("ovary", "Cancer de l’ovaire"),
    ours("atypia", "Biopsie avec atypies"),
    ours("lobular-neoplasia", "Néoplasie lobulaire in situ"),
    ours("chest-radiotherapy", "Irradiation thoracique"),
];

/// Link to the patient.
pub(super) const LINK: &[Entry] = &[
    ours("self", "La patiente ou le patient"),
    ours("mother", "Mère"),
    ours("father", "Père"),
    ours("sister", "Sœur"),
    ours("brother", "Frère"),
    ours("daughter", "Fille"),
    ours("son", "Fils"),
    ours("maternal-grandmother", "Grand-mère maternelle"),
    ours("maternal-grandfather", "Grand-père maternel"),
    ours("maternal-aunt", "Tante maternelle"),
    ours("maternal-uncle", "Oncle maternel"),
    ours("paternal-grandmother", "Grand-mère paternelle"),
    ours("paternal-grandfather", "Grand-père paternel"),
    ours("paternal-aunt", "Tante paternelle"),
    ours("paternal-uncle", "Oncle paternel"),
    ours("niece", "Nièce"),
    ours("nephew", "Neveu"),
    ours("granddaughter", "Petite-fille"),
    ours("grandson", "Petit-fils"),
    ours("far", "Parent plus éloigné"),
];

/// Cancer of a relative.
pub(super) const RELATIVE: &[Entry] = &[
    ours("breast", "Sein"),
    ours("ovary", "Ovaire, trompe ou péritoine"),
    ours("other", "Autre cancer"),
    ours("none", "Pas de cancer"),
];

/// Preservation of fertility.
pub(super) const FERTILITY: &[Entry] = &[
    ours("proposed", "Proposée"),
    ours("done", "Faite"),
    ours("refused", "Refusée"),
    ours("not-relevant", "Sans objet"),
];

/// Quadrants, with their topography of CIM-10.
pub(super) const QUADRANT: &[Entry] = &[
    entry(System::Cim10, "C50.4", "Quadrant supéro-externe"),
    entry(System::Cim10, "C50.2", "Quadrant supéro-interne"),
    entry(System::Cim10, "C50.5", "Quadrant inféro-externe"),
    entry(System::Cim10, "C50.3", "Quadrant inféro-interne"),
    entry(System::Cim10, "C50.1", "Portion centrale"),
    entry(System::Cim10, "C50.0", "Mamelon et aréole"),
    entry(System::Cim10, "C50.6", "Prolongement axillaire"),
    ours("junction", "Jonction de quadrants"),
    entry(System::Cim10, "C50.8", "Lésion à localisations contiguës"),
];

/// Skin of the breast.
pub(super) const SKIN: &[Entry] = &[
    ours("normal", "Normale"),
    ours("retraction", "Rétraction"),
    ours("oedema", "Peau d’orange"),
    ours("ulceration", "Ulcération"),
    ours("nodules", "Nodules cutanés"),
];

/// Evolving flare of a tumour.
pub(super) const PEV: &[Entry] = &[ours("0", "PEV 0"), ours("1", "PEV 1"), ours("2", "PEV 2"), ours("3", "PEV 3")];

/// Nipple.
pub(super) const NIPPLE: &[Entry] = &[
    ours("normal", "Normal"),
    ours("retraction", "Rétraction"),
    ours("discharge", "Écoulement"),
    ours("eczema", "Lésion eczématiforme"),
];

/// Axillary nodes on palpation.
pub(super) const AXILLA: &[Entry] = &[ours("none", "Non palpés"), ours("mobile", "Mobiles"), ours("fixed", "Fixés")];

/// Density of the breast.
pub(super) const DENSITY: &[Entry] = &[
    ours("a", "a\u{a0}: presque entièrement graisseux"),
    ours("b", "b\u{a0}: opacités éparses"),
    ours("c", "c\u{a0}: dense hétérogène"),
    ours("d", "d\u{a0}: extrêmement dense"),
];

/// BI-RADS (ANS for 1 to 5; the others are ours).
pub(super) const BIRADS: &[Entry] = &[
    ours("acr-0", "0\u{a0}: bilan à compléter"),
    entry(System::TaAsip, "MED-129", "1\u{a0}: normal"),
    entry(System::TaAsip, "MED-130", "2\u{a0}: bénin"),
    entry(System::TaAsip, "MED-131", "3\u{a0}: probablement bénin"),
    entry(System::TaAsip, "MED-132", "4\u{a0}: suspect"),
    ours("acr-4a", "4A\u{a0}: suspicion faible"),
    ours("acr-4b", "4B\u{a0}: suspicion intermédiaire"),
    ours("acr-4c", "4C\u{a0}: suspicion élevée"),
    entry(System::TaAsip, "MED-133", "5\u{a0}: très évocateur de malignité"),
    ours("acr-6", "6\u{a0}: malignité prouvée"),
];

/// Axillary nodes on ultrasound.
pub(super) const US_NODES: &[Entry] =
    &[ours("normal", "Non suspects"), ours("suspicious", "Suspects"), ours("not-seen", "Non vus")];

/// Foci.
pub(super) const FOCALITY: &[Entry] =
    &[ours("unifocal", "Unifocale"), ours("multifocal", "Multifocale"), ours("multicentric", "Multicentrique")];
