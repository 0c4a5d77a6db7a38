//! Words of the exchanged documents (CDA): titles of the sections, what people do in the header, sentences of the text.

/// The title of a FRCP: network, manager and board; a name that is not known is left out.
#[must_use]
pub fn frcp_title(network: &str, manager: &str, board: &str) -> String {
    format!("FRCP {}", board_name(network, manager, board))
}

/// The three names of a board in one line.
#[must_use]
pub fn board_name(network: &str, manager: &str, board: &str) -> String {
    let names = [network, manager, board].into_iter().map(str::trim).filter(|name| !name.is_empty());
    names.collect::<Vec<_>>().join(" / ")
}

/// The titles of the sections of a FRCP.
#[derive(Debug, Clone, Copy)]
pub struct FrcpTitles {
    /// Kind of board, and why the case is presented.
    pub motif: &'static str,
    /// How the cancer was found.
    pub discovery: &'static str,
    /// The tumours.
    pub tumour: &'static str,
    /// Medical history.
    pub history: &'static str,
    /// Other diseases.
    pub comorbidities: &'static str,
    /// State of the patient and scores.
    pub state: &'static str,
    /// Pregnancies.
    pub pregnancies: &'static str,
    /// What the patient wishes.
    pub wishes: &'static str,
    /// Examinations.
    pub exams: &'static str,
    /// Phase and progression.
    pub phase: &'static str,
    /// Treatments before the session.
    pub treatments: &'static str,
    /// Reports of operations.
    pub operations: &'static str,
    /// Reports of pathology.
    pub pathology: &'static str,
    /// Reports of molecular genetics.
    pub molecular: &'static str,
    /// Summary and question.
    pub synthesis: &'static str,
    /// Completeness and quorum.
    pub case: &'static str,
    /// What the board proposes.
    pub proposal: &'static str,
    /// Guideline and trial.
    pub framework: &'static str,
    /// Remarks about the patient.
    pub comments: &'static str,
    /// Status of the document.
    pub status: &'static str,
    /// What the patient reads about personal data.
    pub notice: &'static str,
    /// The printed copy; the rules fix these words.
    pub copy: &'static str,
}

/// The titles, in French.
pub const FRCP: FrcpTitles = FrcpTitles {
    motif: "Type et motif de la RCP",
    discovery: "Mode de découverte du cancer",
    tumour: "Tumeurs",
    history: "Antécédents médicaux",
    comorbidities: "Comorbidités",
    state: "État du patient et évaluations fonctionnelles",
    pregnancies: "Grossesses",
    wishes: "Souhaits du patient",
    exams: "Éléments paracliniques",
    phase: "Phase et progression du cancer",
    treatments: "Traitements passés ou en cours",
    operations: "Comptes rendus opératoires",
    pathology: "Comptes rendus d’anatomie et cytologie pathologiques",
    molecular: "Compte rendu de génétique moléculaire",
    synthesis: "Synthèse du cas et question posée à la RCP",
    case: "Statut du dossier et quorum",
    proposal: "Proposition de la RCP",
    framework: "Cadre de la proposition",
    comments: "Précisions sur le patient",
    status: "Statut du document",
    notice: "Vos données personnelles",
    copy: "Copie du document",
};

/// What somebody does in the header of a FRCP.
#[derive(Debug, Clone, Copy)]
pub struct FrcpRoles {
    /// Wrote it.
    pub author: &'static str,
    /// Coordinates the board.
    pub coordinator: &'static str,
    /// Asked for the opinion.
    pub requester: &'static str,
    /// Presented the case.
    pub presenter: &'static str,
    /// Family physician.
    pub family_physician: &'static str,
    /// Family physician that is not known.
    pub no_family_physician: &'static str,
    /// Counts in the quorum.
    pub quorum: &'static str,
    /// Took part without counting.
    pub other: &'static str,
    /// Is told of the outcome.
    pub correspondent: &'static str,
}

/// The roles, in French.
pub const ROLES: FrcpRoles = FrcpRoles {
    author: "Auteur de la fiche",
    coordinator: "Coordonnateur de la RCP",
    requester: "Médecin demandeur",
    presenter: "Présentateur du dossier",
    family_physician: "Médecin traitant",
    no_family_physician: "Médecin traitant non connu",
    quorum: "Membre de la réunion, compté dans le quorum",
    other: "Présent, non compté dans le quorum",
    correspondent: "Correspondant à informer",
};

/// Instead of the answer of a question that stays empty.
pub const NOT_ANSWERED: &str = "Non renseigné";

/// Instead of the code of an act that the text alone tells.
pub const IN_THE_TEXT: &str = "Décrit dans le texte de cette section.";

/// Instead of the content of a section where nothing was answered.
pub const NOTHING: &str = "Aucune réponse enregistrée.";

/// Instead of a tumour, when none was described.
pub const NO_TUMOUR: &str = "Aucune tumeur décrite.";

/// The label of the site of a tumour, when the form does not ask for it.
pub const SITE: &str = "Topographie";

/// The label of why a case is presented, when no reason was ticked.
pub const NO_REASON: &str = "Aucun motif coché";

/// The label of the reasons, taken together.
pub const REASONS: &str = "Motif de présentation";

/// The label of the list of versions.
pub const LINEAGE: &str = "Versions et compléments";

/// The title of remarks under a report.
pub const REMARKS: &str = "Commentaires et précisions";

/// The name of the classification in which a pathological stage travels.
pub const PATHOLOGICAL_TNM: &str = "pTNM (UICC)";

/// Beside the printed copy.
pub const PRINTED_COPY: &str = "Fiche imprimée, au format PDF";

/// "Inscription n° 2026-0042", with the remark of the inscription.
#[must_use]
pub fn inscription(number: &str, comment: Option<&str>) -> String {
    let number = format!("Inscription n°\u{a0}{number}");
    match comment.map(str::trim).filter(|comment| !comment.is_empty()) {
        Some(comment) => format!("{number}\u{a0}: {comment}"),
        None => number,
    }
}

/// "TNM UICC, 8e édition".
#[must_use]
pub fn tnm_edition(edition: &str) -> String {
    format!("TNM UICC, {edition}")
}

/// A classification with its code: "Sein, sans précision (C50.9)".
#[must_use]
pub fn with_code(display: &str, code: &str) -> String {
    if display.contains(code) { display.to_owned() } else { format!("{display} ({code})") }
}

/// What the patient reads about personal data, when the establishment gives no words of its own. Source: RGPD, articles 13 and
/// 14; CSP L.1110-4 and L.1415-2; the facts are those that the volet FRCP 2025.01 asks to tell.
pub const NOTICE: [&str; 3] = [
    "Les professionnels et les établissements qui vous soignent enregistrent les données de santé et d’identité dont ils ont besoin \
     pour vos soins. Elles relèvent du secret médical. Ils en sont responsables\u{a0}: adressez-vous à eux pour en savoir plus \
     ou pour exercer vos droits.",
    "La loi permet à des organismes de santé publique, dont les registres des cancers de votre région et l’Institut national du \
     cancer (INCa), de réutiliser certaines de ces données pour la recherche et pour l’évaluation de la qualité des soins. Elles \
     peuvent rejoindre la plateforme de données en cancérologie de l’INCa et y être rapprochées de celles du Système national \
     des données de santé.",
    "Vous pouvez vous y opposer, sans aucune conséquence sur vos soins. Vos droits d’accès, de rectification, d’effacement, de \
     limitation et d’opposition, et la façon de les exercer, sont décrits sur https://lesdonnees.e-cancer.fr.",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_not_known_leaves_no_gap() {
        assert_eq!(frcp_title("", "3C du Centre", "Sein"), "FRCP 3C du Centre / Sein");
    }

    #[test]
    fn a_code_is_told_once() {
        assert_eq!(with_code("Sein", "C50.9"), "Sein (C50.9)");
        assert_eq!(with_code("T2", "T2"), "T2");
    }
}
