//! Discovery, diagnosis, extent.

use super::{Entry, ValueSet, entry, official, ours, own_set};
use crate::codes::System;

pub(super) const SETS: &[ValueSet] = &[
    own_set("mode-decouverte", DECOUVERTE),
    own_set("base-diagnostic", BASE),
    official("lateralite", "1.2.250.1.213.1.1.5.586", LATERALITE),
    official("phase", "1.2.250.1.213.1.1.4.2.281.13", PHASE),
    official("progression", "1.2.250.1.213.1.1.5.486", PROGRESSION),
    own_set("sites-metastatiques", SITES),
    own_set("nombre-metastases", METASTASES),
    own_set("stade", STADE),
];

/// How the cancer was found.
const DECOUVERTE: &[Entry] = &[
    ours("organised-screening", "Dépistage organisé"),
    ours("individual-screening", "Dépistage individuel"),
    ours("symptom", "Signe d’appel"),
    ours("incidental", "Découverte fortuite"),
    ours("follow-up", "Surveillance d’un antécédent"),
    ours("genetic-risk", "Surveillance d’un risque génétique"),
];

/// Basis of the diagnosis.
const BASE: &[Entry] = &[
    ours("histology", "Histologie"),
    ours("cytology", "Cytologie"),
    ours("imaging", "Imagerie"),
    ours("clinical", "Clinique"),
    ours("biology", "Biologie"),
];

/// Side of a paired organ (the codes of the official set that apply to a side).
const LATERALITE: &[Entry] = &[
    entry(System::Ncit, "C25228", "Droite"),
    entry(System::Ncit, "C25229", "Gauche"),
    entry(System::Ncit, "C13332", "Bilatérale"),
];

/// Phase of the disease.
const PHASE: &[Entry] =
    &[entry(System::TaAsip, "MED-268", "Phase initiale"), entry(System::TaAsip, "MED-244", "Rechute")];

/// Kinds of progression.
const PROGRESSION: &[Entry] = &[
    entry(System::TaAsip, "MED-246", "Locale"),
    entry(System::TaAsip, "MED-247", "Régionale"),
    entry(System::TaAsip, "MED-248", "À distance"),
];

/// Metastatic sites.
const SITES: &[Entry] = &[
    ours("bone", "Os"),
    ours("liver", "Foie"),
    ours("lung", "Poumon"),
    ours("brain", "Cerveau"),
    ours("meninges", "Méninges"),
    ours("peritoneum", "Péritoine"),
    ours("pleura", "Plèvre"),
    ours("nodes", "Ganglions à distance"),
    ours("adrenal", "Surrénale"),
    ours("skin", "Peau"),
    ours("marrow", "Moelle osseuse"),
    ours("ovary", "Ovaire"),
    ours("other", "Autre"),
];

/// Number of metastases.
const METASTASES: &[Entry] =
    &[ours("1", "Une"), ours("2-3", "Deux ou trois"), ours("4-5", "Quatre ou cinq"), ours("more", "Plus de cinq")];

/// Stage groups.
const STADE: &[Entry] = &[
    ours("occult", "Carcinome occulte"),
    ours("0", "Stade 0"),
    ours("I", "Stade I"),
    ours("IA", "Stade IA"),
    ours("IA1", "Stade IA1"),
    ours("IA2", "Stade IA2"),
    ours("IA3", "Stade IA3"),
    ours("IB", "Stade IB"),
    ours("IC", "Stade IC"),
    ours("II", "Stade II"),
    ours("IIA", "Stade IIA"),
    ours("IIB", "Stade IIB"),
    ours("IIC", "Stade IIC"),
    ours("III", "Stade III"),
    ours("IIIA", "Stade IIIA"),
    ours("IIIB", "Stade IIIB"),
    ours("IIIC", "Stade IIIC"),
    ours("IIID", "Stade IIID"),
    ours("IV", "Stade IV"),
    ours("IVA", "Stade IVA"),
    ours("IVB", "Stade IVB"),
    ours("IVC", "Stade IVC"),
];
