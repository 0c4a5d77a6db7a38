//! Words of lung cancer: formulas, stage groups, extent, predicted function, classes.

use crate::staging::lung::{LungFormula, LungInput, PdL1, PpoRisk};

/// The name of a formula.
#[must_use]
pub const fn formula_name(formula: LungFormula) -> &'static str {
    match formula {
        LungFormula::PackYearsTotal => "Tabagisme cumulé de toutes les périodes",
        LungFormula::LungStage => "Groupe de stade",
        LungFormula::LungT => "T suggéré",
        LungFormula::LungN => "N suggéré",
        LungFormula::SclcExtent => "Extension du carcinome à petites cellules",
        LungFormula::PpoFev1 => "VEMS prédit postopératoire",
        LungFormula::PpoFev1Litres => "VEMS prédit postopératoire, en litres",
        LungFormula::PpoDlco => "DLCO prédite postopératoire",
        LungFormula::PpoRisk => "Fonction prédite postopératoire, la plus basse",
        LungFormula::PdL1 => "Classe de PD-L1",
        LungFormula::Oligometastatic => "Maladie oligométastatique",
    }
}

/// The formula itself, shown beside its result.
#[must_use]
pub const fn formula_text(formula: LungFormula) -> &'static str {
    match formula {
        LungFormula::PackYearsTotal => "somme, par période, des paquets de 20 cigarettes par jour × années",
        LungFormula::LungStage => {
            "table T, N et M du poumon, dans l’édition indiquée du TNM (8e\u{a0}; 9e\u{a0}: table à confirmer)"
        }
        LungFormula::LungT => {
            "T1a ≤ 10\u{a0}mm, T1b ≤ 20, T1c ≤ 30, T2a ≤ 40, T2b ≤ 50, T3 ≤ 70, T4 au-delà, ou plus selon l’envahissement\u{a0}; lésion mixte\u{a0}: composante solide"
        }
        LungFormula::LungN => {
            "N1\u{a0}: stations 10 à 14 du même côté\u{a0}; N2\u{a0}: 2 à 9 du même côté et 7 (9e édition\u{a0}: N2a une station, N2b plusieurs)\u{a0}; N3\u{a0}: autre côté ou station 1"
        }
        LungFormula::SclcExtent => {
            "limité\u{a0}: M0 et un seul champ d’irradiation d’un hémithorax\u{a0}; étendu dans les autres cas"
        }
        LungFormula::PpoFev1 | LungFormula::PpoFev1Litres => "VEMS × (19 − segments réséqués) / 19",
        LungFormula::PpoDlco => "DLCO × (19 − segments réséqués) / 19",
        LungFormula::PpoRisk => "la plus basse du VEMS et de la DLCO, en %, × (19 − segments réséqués) / 19",
        LungFormula::PdL1 => "cellules tumorales marquées\u{a0}: moins de 1\u{a0}%, 1 à 49\u{a0}%, 50\u{a0}% et plus",
        LungFormula::Oligometastatic => "M1, 5 métastases au plus, dans 3 organes au plus",
    }
}

/// The unit of a formula's result; empty for a class or a category.
#[must_use]
pub const fn formula_unit(formula: LungFormula) -> &'static str {
    match formula {
        LungFormula::PackYearsTotal => "PA",
        LungFormula::PpoFev1Litres => "L",
        LungFormula::PpoFev1 | LungFormula::PpoDlco | LungFormula::PpoRisk | LungFormula::PdL1 => "%",
        LungFormula::LungStage
        | LungFormula::LungT
        | LungFormula::LungN
        | LungFormula::SclcExtent
        | LungFormula::Oligometastatic => "",
    }
}

/// The name of an input, inside a sentence.
#[must_use]
pub const fn input(input: LungInput) -> &'static str {
    match input {
        LungInput::PeriodCigarettes => "le nombre de cigarettes par jour d’une période",
        LungInput::PeriodYears => "le nombre d’années d’une période",
        LungInput::LungEdition => "l’édition du TNM",
        LungInput::LungT => "T",
        LungInput::LungN => "N",
        LungInput::LungM => "M",
        LungInput::LungClinicalM => "M clinique",
        LungInput::LungTopography => "la topographie",
        LungInput::LungMorphology => "la morphologie",
        LungInput::LungSide => "la latéralité",
        LungInput::LesionMm => "la taille",
        LungInput::SolidMm => "la taille de la composante solide",
        LungInput::LesionAspect => "l’aspect",
        LungInput::Invasions => "l’envahissement",
        LungInput::Stations => "les stations ganglionnaires",
        LungInput::StationResults => "les résultats des stations",
        LungInput::SclcField => "le champ d’irradiation",
        LungInput::Fev1Percent => "le VEMS en %",
        LungInput::Fev1Litres => "le VEMS en litres",
        LungInput::DlcoPercent => "la DLCO",
        LungInput::ResectedLobes => "les lobes ou les segments à réséquer",
        LungInput::ResectedSegments => "le nombre de segments",
        LungInput::PdL1Percent => "le pourcentage de cellules marquées",
        LungInput::MetastasesClass => "le nombre de métastases",
        LungInput::MetastaticSites => "les sites métastatiques",
    }
}

/// A code that a formula gives, in words; the code itself where it says enough.
#[must_use]
pub fn code(formula: LungFormula, code: &str) -> &str {
    match (formula, code) {
        (LungFormula::LungStage, "occult") => "carcinome occulte",
        (LungFormula::SclcExtent, "limited") => "limité",
        (LungFormula::SclcExtent, "extended") => "étendu",
        (LungFormula::Oligometastatic, "few") => "oui",
        (LungFormula::Oligometastatic, "many") => "non",
        _ => code,
    }
}

/// What the function left by a resection says.
pub(super) const fn function(risk: PpoRisk) -> &'static str {
    match risk {
        PpoRisk::Low => "plus de 60\u{a0}%\u{a0}: risque faible",
        PpoRisk::ExerciseTest => "de 30 à 60\u{a0}%\u{a0}: seuil d’une épreuve d’effort",
        PpoRisk::Vo2Max => "moins de 30\u{a0}%\u{a0}: seuil d’une mesure de la VO2 max",
    }
}

/// The class of PD-L1.
pub(super) const fn pd_l1(class: PdL1) -> &'static str {
    match class {
        PdL1::Negative => "moins de 1\u{a0}%",
        PdL1::Low => "de 1 à 49\u{a0}%",
        PdL1::High => "50\u{a0}% et plus",
    }
}
