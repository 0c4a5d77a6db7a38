//! What the board is about, and how it dealt with the case.

use super::{Entry, ValueSet, entry, official, ours, own_set};
use crate::codes::System;

pub(super) const SETS: &[ValueSet] = &[
    official("nature", "1.2.250.1.213.1.1.4.2.281.8", NATURE),
    official("appareil", "1.2.250.1.213.1.1.5.597", APPAREIL),
    official("organe", "1.2.250.1.213.1.1.5.598", ORGANE),
    official("soins-transversaux", "1.2.250.1.213.1.1.5.596", SOINS),
    official("statut-cas", "1.2.250.1.213.1.1.4.2.281.17", CAS),
    official("quorum", "1.2.250.1.213.1.1.4.2.281.16", QUORUM),
    official("statut-document", "1.2.250.1.213.1.1.5.93", STATUT_DOC),
    own_set("delai-representation", CLASSE_REPRESENTATION),
    own_set("motif-hors-referentiel", HORS),
    own_set("essai", ESSAI),
    own_set("annonce", ANNONCE),
];

/// Organ board or transversal board.
const NATURE: &[Entry] = &[
    entry(System::TaAsip, "ORG-117", "RCP d’appareil ou d’organe"),
    entry(System::TaAsip, "ORG-132", "RCP transversale ou de soins de support"),
];

/// Organ systems.
const APPAREIL: &[Entry] = &[
    entry(System::Snomed, "76752008", "Sein"),
    entry(System::Snomed, "53065001", "Appareil génital féminin"),
    entry(System::Snomed, "312419003", "Appareil respiratoire et thorax"),
    entry(System::Snomed, "86762007", "Appareil digestif"),
    entry(System::Snomed, "122489005", "Appareil urinaire"),
    entry(System::Snomed, "90264002", "Appareil génital masculin"),
    entry(System::Snomed, "119253004", "Voies aérodigestives supérieures"),
    entry(System::Snomed, "57171008", "Système hématopoïétique"),
    entry(System::Snomed, "25087005", "Système nerveux"),
    entry(System::Snomed, "39937001", "Peau"),
    entry(System::Snomed, "387910009", "Glandes endocrines"),
    entry(System::Snomed, "272673000", "Os"),
    entry(System::Snomed, "87784001", "Tissus mous"),
    entry(System::Snomed, "1290040004", "Œil"),
];

/// Organs, narrowed by the organ system.
const ORGANE: &[Entry] = &[
    Entry { system: System::Snomed, code: "76752008", display: "Sein", only_for: &["76752008"] },
    Entry { system: System::Snomed, code: "71252005", display: "Col de l’utérus", only_for: &["53065001"] },
    Entry { system: System::Snomed, code: "23952005", display: "Corps de l’utérus", only_for: &["53065001"] },
    Entry { system: System::Snomed, code: "15497006", display: "Ovaire", only_for: &["53065001"] },
    Entry { system: System::Ncit, code: "C94529", display: "Vulve et vagin", only_for: &["53065001"] },
    Entry { system: System::Snomed, code: "53065001", display: "Appareil génital féminin", only_for: &["53065001"] },
    Entry { system: System::TaAsip, code: "MED-255", display: "Trachée, bronches, poumon", only_for: &["312419003"] },
    Entry { system: System::Snomed, code: "3120008", display: "Plèvre", only_for: &["312419003"] },
    Entry { system: System::Snomed, code: "72410000", display: "Médiastin", only_for: &["312419003"] },
    Entry {
        system: System::Snomed,
        code: "312419003",
        display: "Appareil respiratoire et cavité thoracique",
        only_for: &["312419003"],
    },
    Entry { system: System::Snomed, code: "32849002", display: "Œsophage", only_for: &["86762007"] },
    Entry { system: System::Snomed, code: "69695003", display: "Estomac", only_for: &["86762007"] },
    Entry { system: System::Snomed, code: "30315005", display: "Intestin grêle", only_for: &["86762007"] },
    Entry { system: System::TaAsip, code: "MED-251", display: "Côlon, rectum, anus", only_for: &["86762007"] },
    Entry { system: System::Snomed, code: "303270005", display: "Foie et voies biliaires", only_for: &["86762007"] },
    Entry { system: System::Snomed, code: "15776009", display: "Pancréas", only_for: &["86762007"] },
    Entry {
        system: System::Ncit,
        code: "C12664",
        display: "Péritoine et rétropéritoine",
        only_for: &["86762007", "53065001", "87784001"],
    },
    Entry { system: System::Snomed, code: "86762007", display: "Appareil digestif", only_for: &["86762007"] },
    Entry { system: System::Snomed, code: "64033007", display: "Rein", only_for: &["122489005"] },
    Entry {
        system: System::Snomed,
        code: "431491007",
        display: "Voies urinaires supérieures",
        only_for: &["122489005"],
    },
    Entry { system: System::Snomed, code: "89837001", display: "Vessie", only_for: &["122489005"] },
    Entry { system: System::Snomed, code: "122489005", display: "Appareil urinaire", only_for: &["122489005"] },
    Entry { system: System::Snomed, code: "41216001", display: "Prostate", only_for: &["90264002"] },
    Entry { system: System::Snomed, code: "40689003", display: "Testicule", only_for: &["90264002"] },
    Entry { system: System::Snomed, code: "18911002", display: "Pénis", only_for: &["90264002"] },
    Entry { system: System::Snomed, code: "90264002", display: "Appareil génital masculin", only_for: &["90264002"] },
    Entry { system: System::Snomed, code: "48477009", display: "Lèvre", only_for: &["119253004"] },
    Entry { system: System::Snomed, code: "74262004", display: "Cavité orale", only_for: &["119253004"] },
    Entry { system: System::Snomed, code: "21974007", display: "Langue", only_for: &["119253004"] },
    Entry { system: System::Snomed, code: "54066008", display: "Pharynx", only_for: &["119253004"] },
    Entry { system: System::Snomed, code: "4596009", display: "Larynx", only_for: &["119253004"] },
    Entry { system: System::Snomed, code: "385294005", display: "Glandes salivaires", only_for: &["119253004"] },
    Entry {
        system: System::TaAsip,
        code: "MED-237",
        display: "Fosses nasales, sinus, oreille moyenne ou interne",
        only_for: &["119253004"],
    },
    Entry {
        system: System::Snomed,
        code: "119253004",
        display: "Voies aérodigestives supérieures",
        only_for: &["119253004"],
    },
    Entry { system: System::Ncit, code: "C9357", display: "Lymphome de Hodgkin", only_for: &["57171008"] },
    Entry { system: System::Ncit, code: "C3211", display: "Lymphome non hodgkinien", only_for: &["57171008"] },
    Entry { system: System::Ncit, code: "C3242", display: "Myélome", only_for: &["57171008"] },
    Entry { system: System::Ncit, code: "C9300", display: "Leucémie aiguë", only_for: &["57171008"] },
    Entry { system: System::Ncit, code: "C3171", display: "Leucémie aiguë myéloïde", only_for: &["57171008"] },
    Entry { system: System::Ncit, code: "C3167", display: "Leucémie aiguë lymphoblastique", only_for: &["57171008"] },
    Entry { system: System::Ncit, code: "C4861", display: "Leucémie aiguë monocytaire", only_for: &["57171008"] },
    Entry { system: System::Ncit, code: "C3172", display: "Leucémie myéloïde", only_for: &["57171008"] },
    Entry { system: System::Ncit, code: "C3483", display: "Leucémie chronique", only_for: &["57171008"] },
    Entry { system: System::Ncit, code: "C3163", display: "Leucémie lymphoïde chronique", only_for: &["57171008"] },
    Entry {
        system: System::Ncit,
        code: "C3174",
        display: "Leucémie myéloïde chronique BCR-ABL positive",
        only_for: &["57171008"],
    },
    Entry {
        system: System::Ncit,
        code: "C27262",
        display: "Syndrome myélodysplasique ou myéloprolifératif",
        only_for: &["57171008"],
    },
    Entry {
        system: System::Cim10,
        code: "C88",
        display: "Maladie immunoproliférative maligne",
        only_for: &["57171008"],
    },
    Entry { system: System::Snomed, code: "57171008", display: "Système hématopoïétique", only_for: &["57171008"] },
    Entry { system: System::Snomed, code: "21483005", display: "Système nerveux central", only_for: &["25087005"] },
    Entry { system: System::Snomed, code: "84782009", display: "Nerf périphérique", only_for: &["25087005"] },
    Entry { system: System::Snomed, code: "39937001", display: "Peau", only_for: &["39937001"] },
    Entry { system: System::Snomed, code: "69748006", display: "Thyroïde", only_for: &["387910009"] },
    Entry { system: System::Snomed, code: "23451007", display: "Surrénale", only_for: &["387910009"] },
    Entry { system: System::Snomed, code: "387910009", display: "Autre glande endocrine", only_for: &["387910009"] },
    Entry { system: System::Snomed, code: "306721000", display: "Os et articulations", only_for: &["272673000"] },
    Entry { system: System::Snomed, code: "87784001", display: "Tissus mous", only_for: &["87784001"] },
    Entry { system: System::Snomed, code: "1290040004", display: "Œil", only_for: &["1290040004"] },
];

/// Themes of transversal boards.
const SOINS: &[Entry] = &[
    entry(System::Ncit, "C3580", "Métastases osseuses"),
    entry(System::Ncit, "C3303", "Douleur"),
    entry(System::Ncit, "C15252", "Soins palliatifs"),
    entry(System::Ncit, "C63334", "Radiologie interventionnelle"),
    entry(System::Ncit, "C15747", "Soins de support"),
    entry(System::TaAsip, "ORG-129", "Oncogénétique"),
    entry(System::TaAsip, "ORG-130", "Oncogériatrie"),
    entry(System::Ncit, "C16832", "Oncologie médicale"),
    entry(System::Ncit, "C71326", "Préservation de la fertilité"),
    entry(System::Ncit, "C7201", "Tumeur rare"),
];

/// How the case was dealt with.
const CAS: &[Entry] = &[
    entry(System::TaAsip, "ORG-134", "Cas discuté"),
    entry(System::TaAsip, "ORG-128", "Cas enregistré, sans discussion"),
];

/// Quorum of the case.
const QUORUM: &[Entry] = &[
    entry(System::TaAsip, "ORG-126", "Atteint"),
    entry(System::TaAsip, "ORG-133", "Non atteint"),
    entry(System::TaAsip, "GEN-010", "Ne sait pas"),
];

/// Status of the document.
const STATUT_DOC: &[Entry] = &[
    entry(System::Snomed, "385651009", "En cours"),
    entry(System::Snomed, "398166005", "Réalisé"),
    entry(System::Snomed, "9571008", "Validé"),
    entry(System::Snomed, "29179001", "Clôturé"),
];

/// When the case comes back.
const CLASSE_REPRESENTATION: &[Entry] = &[
    ours("next-session", "Prochaine séance"),
    ours("1-month", "Dans un mois"),
    ours("3-months", "Dans trois mois"),
    ours("after-exam", "Après les examens demandés"),
    ours("after-treatment", "Après le traitement"),
    ours("other", "Autre délai"),
];

/// Why a proposal departs from the guideline.
const HORS: &[Entry] = &[
    ours("comorbidity", "Comorbidités"),
    ours("age", "Âge ou fragilité"),
    ours("refusal", "Choix ou refus du patient"),
    ours("no-guideline", "Absence de référentiel"),
    ours("trial", "Essai clinique"),
    ours("previous-treatment", "Traitements antérieurs"),
    ours("availability", "Disponibilité du traitement"),
    ours("other", "Autre"),
];

/// Whether a trial was proposed.
const ESSAI: &[Entry] = &[ours("yes", "Oui"), ours("no", "Non"), ours("not-assessed", "Non évalué")];

/// Whether the patient was told about the meeting.
const ANNONCE: &[Entry] = &[
    ours("told", "Patient informé"),
    ours("not-yet", "Pas encore informé"),
    ours("refused", "Le patient ne souhaite pas être informé"),
    ours("unable", "Patient hors d’état de recevoir l’information"),
];
