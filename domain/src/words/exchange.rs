//! Words of the documents that come from other software.

use crate::exchange::{CodedValue, Difference, Unreadable};

/// What the header of a document tells.
#[derive(Debug, Clone, Copy)]
pub struct Header {
    /// The board.
    pub board: &'static str,
    /// When it met.
    pub met_on: &'static str,
    /// Where.
    pub place: &'static str,
    /// Who wrote it.
    pub author: &'static str,
    /// Who answers for it.
    pub signer: &'static str,
    /// Who keeps it.
    pub keeper: &'static str,
    /// When it was made.
    pub made_on: &'static str,
    /// Which version.
    pub version: &'static str,
    /// Somebody whose part is not told.
    pub participant: &'static str,
}

/// The labels, in French.
pub const HEADER: Header = Header {
    board: "Réunion",
    met_on: "Réunion du",
    place: "Établissement",
    author: "Auteur",
    signer: "Signataire",
    keeper: "Conservé par",
    made_on: "Établi le",
    version: "Version",
    participant: "Participant",
};

/// How the person of a document is told.
#[derive(Debug, Clone, Copy)]
pub struct PersonWords {
    /// Names.
    pub name: &'static str,
    /// Birth.
    pub born_on: &'static str,
    /// Sex.
    pub sex: &'static str,
    /// National health identity number.
    pub ins: &'static str,
    /// A woman.
    pub female: &'static str,
    /// A man.
    pub male: &'static str,
    /// Neither is told.
    pub undetermined: &'static str,
}

/// The labels, in French.
pub const PERSON: PersonWords = PersonWords {
    name: "Patient",
    born_on: "Né(e) le",
    sex: "Sexe",
    ins: "INS",
    female: "Féminin",
    male: "Masculin",
    undetermined: "Indéterminé",
};

/// Back to the documents of the record.
pub const BACK_TO_DOCUMENTS: &str = "Retour aux documents";
/// Back to the form.
pub const BACK_TO_FORM: &str = "Retour à la fiche";

/// A yes.
pub const YES: &str = "Oui";
/// A no.
pub const NO: &str = "Non";
/// The site of a tumour.
pub const SITE: &str = "Topographie";
/// What is done, or asked for.
pub const ACT: &str = "Acte";

/// Why a document cannot be read.
#[must_use]
pub const fn unreadable(why: Unreadable) -> &'static str {
    match why {
        Unreadable::NotXml => "Ce fichier n’est pas un document XML bien formé.",
        Unreadable::NotCda => "Ce fichier XML n’est pas un document clinique (CDA).",
        Unreadable::TooDeep => "Ce document est construit de façon trop profonde pour être lu.",
        Unreadable::NotAFrcp => {
            "Ce document n’est pas une fiche RCP\u{a0}: rien ne peut en être repris dans une fiche."
        }
    }
}

/// In what the person of a document differs from the one of the record.
#[must_use]
pub const fn difference(difference: Difference) -> &'static str {
    match difference {
        Difference::BirthName => "le nom de naissance",
        Difference::GivenName => "le premier prénom",
        Difference::BirthDate => "la date de naissance",
        Difference::Sex => "le sexe",
        Difference::Ins => "le matricule INS",
    }
}

/// The person of the document is not the one of the record, or may not be.
#[must_use]
pub fn another_person(differences: &[Difference]) -> String {
    let told: Vec<_> = differences.iter().map(|one| difference(*one)).collect();
    let told = match told.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} et {last}", before.join(", ")),
        Some((last, _)) => (*last).to_owned(),
        None => String::new(),
    };
    format!("L’identité du document n’est pas celle du dossier\u{a0}: {told}.")
}

/// Nothing is taken up as long as nobody said that it is the same person.
#[must_use]
pub const fn confirm_person() -> &'static str {
    "Vérifiez l’identité, puis cochez que le document concerne bien cette personne."
}

/// What a document says and that the form does not ask, as one line.
#[must_use]
pub fn coded(value: &CodedValue) -> String {
    let what = [value.section.as_str(), value.question.as_str()];
    let what: Vec<_> = what.into_iter().filter(|part| !part.is_empty()).collect();
    let code = match (value.code.as_str(), value.system.as_str()) {
        ("", _) => String::new(),
        (code, "") => format!(" ({code})"),
        (code, system) => format!(" ({system} {code})"),
    };
    format!("{}\u{a0}: {}{code}", what.join(", "), value.value)
}

/// The text that keeps in the form what it does not ask, in at most so many characters: what has no room is counted.
#[must_use]
pub fn left(source: &str, date: &str, values: &[CodedValue], room: u32) -> String {
    let of = if date.is_empty() { String::new() } else { format!(" du {date}") };
    let mut text = format!("Repris de «\u{a0}{source}\u{a0}»{of}, sans question dans cette fiche\u{a0}:");
    let room = usize::try_from(room).unwrap_or(usize::MAX).saturating_sub(100);
    for (told, value) in values.iter().enumerate() {
        let line = format!("\n- {}", coded(value));
        if text.chars().count() + line.chars().count() > room {
            let others = values.len() - told;
            let others = if others == 1 { "1 autre valeur".to_owned() } else { format!("{others} autres valeurs") };
            text.push_str(&format!("\n- et {others}, à lire dans le document lui-même."));
            break;
        }
        text.push_str(&line);
    }
    text
}

/// The document was taken up before.
#[must_use]
pub const fn already_taken_up() -> &'static str {
    "Ce document a déjà été repris dans cette fiche."
}

/// What was taken up.
#[must_use]
pub fn taken_up(answers: usize, conflicts: usize) -> String {
    let taken = match answers {
        0 => "Aucune réponse nouvelle n’a été reprise".to_owned(),
        1 => "1 réponse a été reprise, à confirmer".to_owned(),
        n => format!("{n} réponses ont été reprises, à confirmer"),
    };
    match conflicts {
        0 => format!("{taken}."),
        1 => format!("{taken}. 1 question avait déjà une autre réponse\u{a0}: choisissez."),
        n => format!("{taken}. {n} questions avaient déjà une autre réponse\u{a0}: choisissez."),
    }
}

/// When a proposed treatment is planned; empty without a date.
#[must_use]
pub fn planned(from: Option<String>, to: Option<String>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!("Prévu du {from} au {to}"),
        (Some(from), None) => format!("Prévu à partir du {from}"),
        (None, Some(to)) => format!("Prévu jusqu’au {to}"),
        (None, None) => String::new(),
    }
}
