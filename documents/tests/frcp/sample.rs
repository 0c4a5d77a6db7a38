//! Invented sheets, shared by the tests and the example.

use chrono::{NaiveDate, NaiveDateTime};
use documents::pdf::frcp::{
    Attendance, Block, Board, Participant, Passage, Patient, Quorum, Recipient, Row, Section, Sheet, Status, Value,
};

/// A fixed moment.
pub fn moment() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 3, 3).and_then(|day| day.and_hms_opt(18, 24, 9)).unwrap_or_default()
}

/// A sheet with every kind of content.
pub fn full() -> Sheet {
    Sheet {
        title: "Fiche RCP, sénologie".into(),
        board: Board {
            network: "ONCORIF".into(),
            manager: "3C Seine-et-Marne Nord".into(),
            name: "RCP de sénologie".into(),
        },
        session: "mardi 3 mars 2026 à 14\u{a0}h\u{a0}00".into(),
        place: Some("GHEF, site de Jossigny, salle Pasteur et visioconférence".into()),
        status: Status::Validated {
            by: "Dr Sophie Lambert".into(),
            rpps: "10001234563".into(),
            at: "mardi 3 mars 2026 à 18\u{a0}h\u{a0}20".into(),
            hash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(),
        },
        passage: Some(Passage::Discussed),
        number: "2026-004127".into(),
        version: 2,
        lineage: vec![
            "Remplace la version 1 du mardi 24 février 2026 (motif\u{a0}: nouvelle donnée).".into(),
            "Complément du 5 mars 2026 par Dr Nadia Kaci\u{a0}: résultat de l’hybridation in situ.".into(),
        ],
        patient: patient(),
        participants: participants(),
        quorum: Some(Quorum {
            reached: true,
            sentence: "Chirurgie, oncologie médicale et radiothérapie représentées.".into(),
        }),
        sections: sections(),
        diffusion: vec![
            recipient("Dr Paul Girard", "médecin traitant", "MSSanté"),
            recipient("Dr Sophie Lambert", "médecin référent", "dossier"),
            recipient("Mme Hélène Desmarais", "patiente", "portail, après l’annonce"),
        ],
        footers: vec!["Données exemples, aucune personne réelle.".into()],
    }
}

/// A draft with almost nothing in it.
pub fn nearly_empty() -> Sheet {
    Sheet {
        status: Status::Draft,
        passage: None,
        place: None,
        version: 1,
        lineage: vec![],
        participants: vec![],
        quorum: None,
        sections: vec![Section { title: "Synthèse et question".into(), proposal: false, blocks: vec![] }],
        diffusion: vec![],
        footers: vec![],
        patient: Patient { ins: None, used_name: None, alerts: vec![], local_numbers: vec![], ..patient() },
        ..full()
    }
}

/// The full sheet with this text in every place that people fill.
pub fn filled_with(text: &str) -> Sheet {
    let words = || text.to_owned();
    let mut sheet = full();
    sheet.title = words();
    sheet.patient.birth_name = words();
    sheet.patient.first_names = words();
    sheet.place = Some(words());
    sheet.lineage = vec![words()];
    sheet.footers = vec![words()];
    sheet.participants = vec![Participant { name: words(), specialty: words(), ..participant("", "", true) }];
    sheet.diffusion = vec![recipient(text, text, text)];
    sheet.sections = vec![Section { title: words(), proposal: true, blocks: filled_blocks(text) }];
    sheet
}

fn filled_blocks(text: &str) -> Vec<Block> {
    vec![
        Block::Rows {
            caption: Some(text.to_owned()),
            rows: vec![
                row(text, text),
                Row { label: text.into(), value: Value::Computed { text: text.into(), formula: text.into() } },
                Row { label: text.into(), value: Value::Absent { reason: text.into() } },
            ],
        },
        Block::Table {
            caption: Some(text.to_owned()),
            columns: vec![text.into(); 3],
            lines: vec![vec![text.into(); 5], vec![]],
        },
        Block::Note { text: text.to_owned() },
    ]
}

fn patient() -> Patient {
    Patient {
        birth_name: "Desmarais".into(),
        first_names: "Hélène, Marie".into(),
        used_name: Some("Desmarais-Roux".into()),
        used_first_name: None,
        birth_date: "14/06/1971".into(),
        age: "54 ans".into(),
        sex: "F".into(),
        birth_place: "Meaux (77284)".into(),
        ins: Some("2 71 06 77 284 041 18".into()),
        identity: "identité qualifiée".into(),
        local_numbers: vec!["GHEF 8004127".into()],
        alerts: vec!["anticoagulant (apixaban)".into(), "allergie à la pénicilline".into()],
    }
}

fn participants() -> Vec<Participant> {
    let coordinator = Participant {
        role: Some("coordonnatrice".into()),
        ..participant("Dr Sophie Lambert", "chirurgie gynécologique et oncologique", true)
    };
    let remote = Participant {
        attendance: Attendance::Remote,
        ..participant("Pr Étienne Vasseur", "oncologie radiothérapie", true)
    };
    let written = Participant {
        attendance: Attendance::WrittenOpinion,
        ..participant("Dr Inès Benhamou", "anatomie et cytologie pathologiques", true)
    };
    vec![
        coordinator,
        Participant { role: Some("présentateur".into()), ..participant("Dr Nadia Kaci", "oncologie médicale", true) },
        remote,
        written,
        participant("Dr Luc Ferrand", "radiologie et imagerie médicale", true),
        participant("Mme Claire Petit", "infirmière de coordination", false),
    ]
}

fn participant(name: &str, specialty: &str, counted: bool) -> Participant {
    Participant { name: name.into(), role: None, specialty: specialty.into(), counted, attendance: Attendance::OnSite }
}

fn recipient(name: &str, capacity: &str, channel: &str) -> Recipient {
    Recipient { name: name.into(), capacity: capacity.into(), channel: channel.into() }
}

fn row(label: &str, text: &str) -> Row {
    Row::new(label, Value::text(text))
}

fn absent(label: &str, reason: &str) -> Row {
    Row::new(label, Value::absent(reason))
}

fn computed(label: &str, text: &str, formula: &str) -> Row {
    Row::new(label, Value::computed(text, formula))
}

fn section(title: &str, rows: Vec<Row>) -> Section {
    Section { title: title.into(), proposal: false, blocks: vec![Block::Rows { caption: None, rows }] }
}

fn line(cells: [&str; 4]) -> Vec<String> {
    cells.into_iter().map(str::to_owned).collect()
}

fn sections() -> Vec<Section> {
    vec![
        section(
            "Type et motif",
            vec![
                row("Nature de la discussion", "organe"),
                row("Organe", "sein gauche"),
                row("Motif", "proposition de traitement"),
                row("Nouveau cas", "oui"),
                absent("RCP de recours", "sans objet"),
            ],
        ),
        section(
            "Mode de découverte",
            vec![row("Issue du dépistage", "oui"), row("Circonstance", "dépistage organisé, classement ACR 5")],
        ),
        tumours(),
        section(
            "État général",
            vec![
                row("Échelle OMS", "1 (le 24/02/2026)"),
                computed("Indice de masse corporelle", "26,4 kg/m²", "72 kg, 165 cm"),
                row("Comorbidités", "Fibrillation atriale depuis 2021.\nHypertension artérielle traitée."),
                absent("Score G8", "sans objet avant 75 ans"),
                absent("Allergies autres", "inconnu"),
            ],
        ),
        treatments(),
        reports(),
        section("Synthèse et question", vec![row("Synthèse", SYNTHESIS), row("Question posée", QUESTION)]),
        proposal(),
        section(
            "Cadre de la proposition",
            vec![
                row("Conforme au référentiel", "oui"),
                row("Référentiel", "Référentiel sein ONCORIF, version 2025.2, 12/09/2025"),
                row("Essai proposé", "non"),
            ],
        ),
    ]
}

fn tumours() -> Section {
    let lesion = |name: &str, quadrant: &str, size: &str| Block::Rows {
        caption: Some(name.into()),
        rows: vec![
            row("Topographie", quadrant),
            row("Morphologie", "carcinome infiltrant de type non spécifique (8500/3), grade 2"),
            row("Taille", size),
            row("Récepteurs", "RE 90 %, RP 40 %, HER2 2+ (ISH non amplifiée), Ki67 25 %"),
        ],
    };
    let stage = Block::Rows {
        caption: Some("Stade".into()),
        rows: vec![
            row("TNM clinique", "cT2 cN1 cM0"),
            computed("Stade anatomique", "IIB", "T2 N1 M0, sein, UICC 8ᵉ édition"),
            computed("Sous-type", "luminal B, HER2 négatif", "RE ≥ 10 %, HER2 non amplifié, Ki67 ≥ 20 %"),
        ],
    };
    let title = "Tumeurs".to_owned();
    let blocks = vec![
        lesion("Lésion 1", "sein gauche, quadrant supéro-externe (C50.4), 2 h, 4 cm du mamelon", "24 mm en IRM"),
        lesion("Lésion 2", "sein gauche, quadrant inféro-externe (C50.5), 5 h", "6 mm en IRM"),
        stage,
    ];
    Section { title, proposal: false, blocks }
}

fn treatments() -> Section {
    let lines = vec![
        line(["chirurgie", "02/2019", "tumorectomie droite, lésion bénigne", "réalisé"]),
        line(["hormonothérapie", "2020", "traitement substitutif de la ménopause", "arrêté"]),
    ];
    let columns = line(["Type", "Date", "Précision", "Statut"]);
    Section {
        title: "Traitements passés ou en cours".into(),
        proposal: false,
        blocks: vec![Block::Table { caption: None, columns, lines }],
    }
}

fn reports() -> Section {
    let blocks = vec![
        Block::Rows {
            caption: Some("Anatomopathologie, 24/02/2026".into()),
            rows: vec![row("Pathologiste", "Dr Inès Benhamou"), row("Conclusion", PATHOLOGY)],
        },
        Block::Rows {
            caption: Some("IRM mammaire, 18/02/2026".into()),
            rows: vec![row("Conclusion", "Lésion de 24 mm, satellite de 6 mm à 18 mm. Sein droit sans anomalie.")],
        },
    ];
    Section { title: "Comptes rendus".into(), proposal: false, blocks }
}

fn proposal() -> Section {
    let plan = Block::Table {
        caption: Some("Première intention, visée curative".into()),
        columns: line(["Ordre", "Traitement", "Précision", "Délai"]),
        lines: vec![
            line(["1", "chimiothérapie néoadjuvante", "EC dose-dense puis paclitaxel", "avant le 17/03/2026"]),
            line(["2", "chirurgie", "tumorectomie et ganglion sentinelle", "4 à 6 semaines après"]),
            line(["3", "radiothérapie", "sein et aires ganglionnaires", "après chirurgie"]),
            line(["4", "hormonothérapie", "anti-aromatase, 5 ans au moins", "après radiothérapie"]),
        ],
    };
    let more = Block::Rows {
        caption: None,
        rows: vec![
            row("Examens avant traitement", "TEP-TDM et échographie cardiaque, avant le 12/03/2026"),
            row("Soins de support", "activité physique adaptée, consultation d’oncogénétique"),
            row("À représenter", "après chirurgie, avec les pièces opératoires"),
        ],
    };
    Section { title: "Proposition".into(), proposal: true, blocks: vec![plan, more] }
}

const SYNTHESIS: &str = "Femme de 54 ans, non ménopausée, lésion du quadrant supéro-externe gauche découverte au dépistage organisé. \
    Carcinome infiltrant non spécifique de grade 2, récepteurs hormonaux positifs, HER2 non amplifié, avec un ganglion axillaire prouvé.\n\
    Patiente informée de la présentation de son dossier le 25/02/2026. Elle souhaite continuer à travailler à mi-temps si c’est possible.";
const QUESTION: &str = "Place d’une chimiothérapie néoadjuvante avant chirurgie conservatrice, compte tenu de l’anticoagulation en cours\u{a0}?";
const PATHOLOGY: &str = "Carcinome infiltrant de type non spécifique, grade 2 d’Elston et Ellis (3 + 2 + 1). Absence d’embole vasculaire. \
    Composante in situ de grade intermédiaire, 10 %.\nRécepteurs d’œstrogènes 90 %, de progestérone 40 %. HER2 2+, ISH non amplifiée. Ki67 25 %.";
