//! Words of the formulas of the breast: names, formulas, inputs, codes, notes.

use crate::staging::breast::{BreastFormula as Formula, BreastInput as Input, BreastNote as Note};

/// The name of a formula.
pub(super) const fn formula_name(formula: Formula) -> &'static str {
    match formula {
        Formula::Stage => "Stade anatomique calculé",
        Formula::PathologicalStage => "Stade anatomique pathologique calculé",
        Formula::Pn => "pN d’après les ganglions",
        Formula::T => "T d’après la plus grande taille",
        Formula::ElstonEllis => "Grade d’Elston et Ellis calculé",
        Formula::Npi => "Index pronostique de Nottingham",
        Formula::Her2 => "Statut HER2",
        Formula::Subtype => "Sous-type (équivalent immunohistochimique)",
        Formula::Eisinger => "Score d’Eisinger",
        Formula::RecurrenceScore => "Classe Oncotype DX",
        Formula::Epclin => "Classe EPclin",
        Formula::Ror => "Classe Prosigna",
        Formula::Rcb => "Classe RCB",
    }
}

/// The formula itself.
pub(super) const fn formula_text(formula: Formula) -> &'static str {
    match formula {
        Formula::Stage => "T, N et M cliniques, groupes anatomiques AJCC et UICC, 8e édition",
        Formula::PathologicalStage => "pT, pN et M, groupes anatomiques AJCC et UICC, 8e édition",
        Formula::Pn => {
            "ganglions axillaires du côté\u{a0}: 1 à 3 pN1a, 4 à 9 pN2a, 10 ou plus pN3a\u{a0}; mammaires internes et claviculaires à la main"
        }
        Formula::T => "plus grande taille du côté, clinique ou à l’imagerie, 8e édition\u{a0}; paroi et peau à la main",
        Formula::ElstonEllis => "somme des trois scores\u{a0}: 3 à 5 grade I, 6 et 7 grade II, 8 et 9 grade III",
        Formula::Npi => {
            "0,2 × taille (cm) + ganglions (0\u{a0}: 1\u{a0}; 1 à 3\u{a0}: 2\u{a0}; 4 ou plus\u{a0}: 3) + grade"
        }
        Formula::Her2 => "positif\u{a0}: 3+ ou ISH amplifiée\u{a0}; faible\u{a0}: 1+, ou 2+ non amplifié",
        Formula::Subtype => {
            "RH positifs à partir de 10\u{a0}%\u{a0}; luminal A\u{a0}: RP ≥ 20\u{a0}%, Ki67 < 20\u{a0}%, grade I ou II"
        }
        Formula::Eisinger => {
            "somme par branche, la plus élevée\u{a0}; mutation BRCA 5\u{a0}; sein\u{a0}: femme avant 30 ans 4, 30 à 39 ans 3, 40 à 49 ans 2, 50 à 70 ans 1, homme 4\u{a0}; ovaire 3"
        }
        Formula::RecurrenceScore => "0 à 10, 11 à 25, 26 ou plus\u{a0}; jusqu’à 50 ans, 16 à 20 et 21 à 25 à part",
        Formula::Epclin => "risque bas sous 3,3287",
        Formula::Ror => "sans ganglion\u{a0}: 40 et 60\u{a0}; avec ganglions\u{a0}: 40",
        Formula::Rcb => "0\u{a0}; I jusqu’à 1,36\u{a0}; II jusqu’à 3,28\u{a0}; III au-delà",
    }
}

/// The name of an input, inside a sentence.
pub(super) const fn input(input: Input) -> &'static str {
    match input {
        Input::TnmEdition => "l’édition du TNM",
        Input::TnmT => "le T",
        Input::TnmN => "le N",
        Input::TnmM => "le M",
        Input::Morphology => "la morphologie",
        Input::Laterality => "la latéralité",
        Input::TnmPm => "le pM",
        Input::TnmPrefixes => "les préfixes du pTNM",
        Input::ExamSides => "le côté examiné",
        Input::Inflammatory => "l’inflammation",
        Input::ClinicalSizes => "la taille de la lésion",
        Input::LesionSides => "le côté de la lésion",
        Input::MammographySizes => "la taille mammographique",
        Input::UltrasoundSizes => "la taille échographique",
        Input::MriSizes => "la taille IRM",
        Input::SurgicalSizes => "la taille invasive sur la pièce",
        Input::SurgerySides => "le côté opéré",
        Input::SentinelRemoved => "le nombre de ganglions sentinelles prélevés",
        Input::SentinelPositive => "le nombre de ganglions sentinelles envahis",
        Input::AxillaryRemoved => "le nombre de ganglions du curage prélevés",
        Input::AxillaryPositive => "le nombre de ganglions du curage envahis",
        Input::NodeDeposit => "la taille du plus grand dépôt ganglionnaire",
        Input::NodesRemoved => "le nombre de ganglions prélevés",
        Input::NodesPositive => "le nombre de ganglions envahis",
        Input::NodesInvolved => "l’atteinte ganglionnaire",
        Input::Tubules => "le score de différenciation",
        Input::Atypia => "le score d’atypies",
        Input::Mitoses => "le score de mitoses",
        Input::InvasiveSize => "la taille invasive",
        Input::Grade => "le grade",
        Input::Neoadjuvant => "le traitement néoadjuvant",
        Input::Er => "les récepteurs aux œstrogènes",
        Input::Pr => "les récepteurs à la progestérone",
        Input::Her2Ihc => "l’IHC HER2",
        Input::Her2Ish => "l’ISH HER2",
        Input::Ki67 => "le Ki67",
        Input::Relatives => "les apparentés",
        Input::RelativeTumours => "le cancer d’un apparenté",
        Input::RelativeAges => "l’âge d’un apparenté",
        Input::RelativeBrca => "la mutation BRCA d’un apparenté",
        Input::SignatureScore => "le score",
    }
}

/// What a score says.
pub(super) const fn note(note: Note) -> &'static str {
    match note {
        Note::NpiExcellent => "pronostic excellent, 2,4 au plus",
        Note::NpiGood => "bon pronostic, 3,4 au plus",
        Note::NpiModerate => "pronostic intermédiaire, 5,4 au plus",
        Note::NpiPoor => "mauvais pronostic, plus de 5,4",
        Note::EisingerStrong => "5 ou plus\u{a0}: excellente indication d’une consultation d’oncogénétique",
        Note::EisingerPossible => "3 ou 4\u{a0}: indication possible d’une consultation d’oncogénétique",
        Note::EisingerLow => "moins de 3\u{a0}: indication faible d’une consultation d’oncogénétique",
    }
}

/// The words of a code; `None` where the code says enough.
pub(super) fn code(formula: Formula, code: &str) -> Option<&'static str> {
    match formula {
        Formula::Her2 => her2(code),
        Formula::Subtype => subtype(code),
        Formula::RecurrenceScore => recurrence(code),
        Formula::Epclin | Formula::Ror => risk(code),
        _ => None,
    }
}

fn her2(code: &str) -> Option<&'static str> {
    match code {
        "zero" => Some("négatif (0)"),
        "ultra-low" => Some("négatif, ultra-faible"),
        "low" => Some("négatif, faible (HER2-low)"),
        "positive" => Some("positif"),
        _ => None,
    }
}

fn subtype(code: &str) -> Option<&'static str> {
    match code {
        "luminal-a" => Some("luminal A"),
        "luminal-b" => Some("luminal B, HER2 négatif"),
        "luminal-b-her2" => Some("luminal B, HER2 positif"),
        "her2" => Some("HER2 positif non luminal"),
        "triple-negative" => Some("triple négatif"),
        "weak" => Some("RH faibles (1 à 9\u{a0}%), HER2 négatif"),
        "weak-her2" => Some("RH faibles (1 à 9\u{a0}%), HER2 positif"),
        _ => None,
    }
}

fn recurrence(code: &str) -> Option<&'static str> {
    match code {
        "low" => Some("0 à 10"),
        "11-15" => Some("11 à 15"),
        "16-20" => Some("16 à 20"),
        "21-25" => Some("21 à 25"),
        "11-25" => Some("11 à 25"),
        "high" => Some("26 ou plus"),
        _ => None,
    }
}

fn risk(code: &str) -> Option<&'static str> {
    match code {
        "low" => Some("risque bas"),
        "intermediate" => Some("risque intermédiaire"),
        "high" => Some("risque élevé"),
        _ => None,
    }
}
