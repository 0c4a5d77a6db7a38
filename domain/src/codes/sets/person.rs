//! The state of the patient.

use super::{Entry, ValueSet, entry, official, ours, own_set};
use crate::codes::System;

pub(super) const SETS: &[ValueSet] = &[
    official("oms", "1.2.250.1.213.1.1.5.818", OMS),
    official("tabac", "1.2.250.1.213.1.1.5.667", TABAC),
    own_set("egs", EGS),
    own_set("outil-fragilite", FRAGILITE),
    own_set("motif-sans-g8", SANS_G8),
    own_set("protection", PROTECTION),
    own_set("symptomes", SYMPTOMES),
    own_set("equipe-palliative", EMSP),
];

/// WHO performance status, as ECOG in LOINC.
const OMS: &[Entry] = &[
    entry(System::Loinc, "LA9622-7", "0\u{a0}: activité normale, sans restriction"),
    entry(System::Loinc, "LA9623-5", "1\u{a0}: activité physique pénible limitée, travail léger possible"),
    entry(
        System::Loinc,
        "LA9624-3",
        "2\u{a0}: autonome, incapable de travailler\u{a0}; alité moins de la moitié du temps",
    ),
    entry(System::Loinc, "LA9625-0", "3\u{a0}: soins de soi limités\u{a0}; alité plus de la moitié du temps"),
    entry(System::Loinc, "LA9626-8", "4\u{a0}: dépendance complète, confiné au lit ou au fauteuil"),
    entry(System::Loinc, "LA9627-6", "5\u{a0}: décédé"),
];

/// Smoking.
const TABAC: &[Entry] = &[
    entry(System::Snomed, "266919005", "N’a jamais fumé"),
    entry(System::Snomed, "8517006", "Ancien fumeur"),
    entry(System::Snomed, "428041000124106", "Fumeur occasionnel"),
    entry(System::Snomed, "449868002", "Fumeur quotidien"),
    entry(System::Snomed, "56578002", "Fumeur modéré (20 cigarettes par jour au plus)"),
    entry(System::Snomed, "56771006", "Gros fumeur (plus de 20 cigarettes par jour)"),
    entry(System::Snomed, "266927001", "Consommation non connue"),
];

/// Geriatric assessment.
const EGS: &[Entry] = &[
    ours("requested", "Demandée"),
    ours("done", "Faite"),
    ours("not-needed", "Non indiquée"),
    ours("refused", "Refusée par le patient"),
];

/// Frailty screening tools.
const FRAGILITE: &[Entry] =
    &[ours("g8", "G8"), ours("fog", "FOG"), ours("ves13", "VES-13"), ours("other", "Autre outil")];

/// Why no screening was done.
const SANS_G8: &[Entry] = &[
    ours("known-geriatrician", "Déjà suivi par un gériatre"),
    ours("emergency", "Urgence"),
    ours("refused", "Refus du patient"),
    ours("not-available", "Non réalisable avant la séance"),
];

/// Legal protection.
const PROTECTION: &[Entry] = &[
    ours("none", "Aucune"),
    ours("curatorship", "Curatelle"),
    ours("guardianship", "Tutelle"),
    ours("family", "Habilitation familiale"),
    ours("safeguard", "Sauvegarde de justice"),
    ours("future-mandate", "Mandat de protection future"),
];

/// Symptoms that are not controlled.
const SYMPTOMES: &[Entry] = &[
    ours("pain", "Douleur"),
    ours("dyspnoea", "Dyspnée"),
    ours("nausea", "Nausées ou vomissements"),
    ours("obstruction", "Occlusion"),
    ours("confusion", "Confusion"),
    ours("anxiety", "Anxiété"),
    ours("fatigue", "Fatigue intense"),
    ours("bleeding", "Saignement"),
    ours("other", "Autre"),
];

/// Mobile palliative care team.
const EMSP: &[Entry] = &[ours("requested", "Sollicitée"), ours("known", "Déjà suivi"), ours("no", "Non sollicitée")];
