//! Words of what an import says: files, lines, and what they would change.

use crate::{
    import::{Among, Effect, FileFault, LineFault, Note, Shape},
    people::{EmailError, FinessError, RppsError},
    reference::ReferenceList,
};

/// A file that cannot be read as a whole.
#[must_use]
pub fn file_fault(fault: &FileFault) -> String {
    match fault {
        FileFault::NotUtf8 { line } => format!(
            "Ligne {line}\u{a0}: un caractère n’est pas de l’UTF-8. Le fichier semble enregistré en latin-1 (Windows)\u{a0}: enregistrez-le en UTF-8."
        ),
        FileFault::Empty => "Le fichier est vide\u{a0}: la première ligne porte le nom des colonnes.".into(),
        FileFault::Semicolons => {
            "Ligne 1\u{a0}: les colonnes sont séparées par des points-virgules. Enregistrez le fichier avec des virgules.".into()
        }
        FileFault::Missing(columns) => match columns.as_slice() {
            [one] => format!("Ligne 1\u{a0}: la colonne «\u{a0}{one}\u{a0}» manque."),
            several => format!("Ligne 1\u{a0}: les colonnes «\u{a0}{}\u{a0}» manquent.", several.join("\u{a0}», «\u{a0}")),
        },
        FileFault::RepeatedHeading(column) => format!("Ligne 1\u{a0}: la colonne «\u{a0}{column}\u{a0}» est écrite deux fois."),
        FileFault::NoSuchList(headings) => format!(
            "Ligne 1\u{a0}: les colonnes «\u{a0}{}\u{a0}» ne sont celles d’aucune liste connue.",
            headings.join(", ")
        ),
    }
}

/// Why a line is refused, without its number.
#[must_use]
pub fn line_fault(fault: &LineFault) -> String {
    match fault {
        LineFault::Cells { found, expected, semicolons } => {
            let cells = format!("{found} valeurs pour {expected} colonnes");
            if *semicolons {
                format!("{cells}\u{a0}: elle est séparée par des points-virgules, il faut des virgules")
            } else {
                format!("{cells}\u{a0}: une virgule dans un texte demande des guillemets autour de ce texte")
            }
        }
        LineFault::OpenQuote => "un guillemet ouvert n’est pas refermé sur sa ligne".into(),
        LineFault::Empty(column) => format!("«\u{a0}{column}\u{a0}» est vide"),
        LineFault::Finess { column, text, why } => format!("«\u{a0}{column}\u{a0}» = {text}\u{a0}: {}", finess(*why)),
        LineFault::Rpps { text, why } => format!("«\u{a0}rpps\u{a0}» = {text}\u{a0}: {}", rpps(*why)),
        LineFault::Email { text, why } => format!("«\u{a0}courriel\u{a0}» = {text}\u{a0}: {}", email(*why)),
        LineFault::Shape { column, text, shape } => {
            format!("«\u{a0}{column}\u{a0}» = {text}\u{a0}: {}", expected(*shape))
        }
        LineFault::Unknown { column, text, among } => {
            format!("«\u{a0}{column}\u{a0}» = {text}\u{a0}: {}", unknown(*among))
        }
        LineFault::EndsBefore { column } => format!("«\u{a0}{column}\u{a0}» vient avant le début"),
        LineFault::Repeated { key, first } => format!("{key} est déjà à la ligne {first}"),
    }
}

const fn finess(why: FinessError) -> &'static str {
    match why {
        FinessError::Shape => "un numéro FINESS a neuf chiffres",
        FinessError::Key => "la clé de ce numéro FINESS est fausse (un chiffre est faux, ou deux sont inversés)",
    }
}

const fn rpps(why: RppsError) -> &'static str {
    match why {
        RppsError::Shape => "un numéro RPPS a onze chiffres",
        RppsError::Key => "la clé de ce numéro RPPS est fausse (un chiffre est faux, ou deux sont inversés)",
    }
}

const fn email(why: EmailError) -> &'static str {
    match why {
        EmailError::TooLong => "cette adresse est trop longue",
        _ => "ce n’est pas une adresse électronique",
    }
}

fn expected(shape: Shape) -> String {
    match shape {
        Shape::Date => "une date s’écrit 2026-03-14".into(),
        Shape::PostalCode => "un code postal a cinq chiffres".into(),
        Shape::Cog => "un code INSEE de commune a cinq caractères".into(),
        Shape::Siret => "un numéro SIRET a quatorze chiffres".into(),
        Shape::Degrees => "une position s’écrit en degrés, avec un point".into(),
        Shape::ZeroOrOne => "0 ou 1 est attendu".into(),
        Shape::Code(example) => format!("ce n’est pas un code de cette liste (exemple\u{a0}: {example})"),
    }
}

const fn unknown(among: Among) -> &'static str {
    match among {
        Among::Communes => "cette commune n’est pas dans les listes importées",
        Among::Establishments => "cet établissement n’est pas dans l’annuaire",
        Among::Professions => "cette profession n’est pas connue (exemple\u{a0}: G15_10, médecin)",
        Among::Specialties => "cette spécialité n’est pas connue (importez nos_specialites.csv si elle est nouvelle)",
    }
}

/// What deserves a look.
#[must_use]
pub fn note(note: &Note) -> String {
    match note {
        Note::UnknownColumn(column) => {
            format!("Ligne 1\u{a0}: la colonne «\u{a0}{column}\u{a0}» n’est pas attendue\u{a0}; elle n’est pas lue.")
        }
        Note::NoCommunes => {
            "La liste des communes n’est pas importée\u{a0}: seule la forme des codes de commune est vérifiée.".into()
        }
    }
}

/// A line with its number.
#[must_use]
pub fn at_line(line: u64, key: &str, words: &str) -> String {
    let key = if key.is_empty() { String::new() } else { format!(" ({key})") };
    format!("Ligne {line}{key}\u{a0}: {words}")
}

/// What a line would do, without its number; nothing is said of a line that changes nothing.
#[must_use]
pub fn effect(effect: &Effect) -> String {
    match effect {
        Effect::Same => "inchangée".into(),
        Effect::New => "nouvelle".into(),
        Effect::Changed(columns) => format!("changée ({})", columns.join(", ")),
    }
}

/// A row that the file does not tell any more.
#[must_use]
pub fn closed(key: &str, label: &str) -> String {
    format!("{key} {label}\u{a0}: absent du fichier, gardé et marqué fermé")
}

/// What a file gives.
#[must_use]
pub fn summary(read: usize, new: usize, changed: usize, closed: usize, refused: usize) -> String {
    format!("{read} lignes lues\u{a0}: {new} nouvelles, {changed} changées, {closed} fermées, {refused} refusées")
}

/// Rows of the same departments or places that the file does not name.
#[must_use]
pub fn absent(count: usize) -> String {
    format!(
        "{count} absents du fichier, laissés tels quels\u{a0}; s’il est complet, --complete les marque fermés (rien n’est supprimé)."
    )
}

/// Codes that the file does not tell, as long as some of its lines do not read.
#[must_use]
pub fn closings_wait(count: usize) -> String {
    format!("{count} codes absents du fichier ne sont pas fermés tant que des lignes sont refusées.")
}

/// Lines are refused, and nobody said to go on without them.
#[must_use]
pub fn refused_lines(count: usize) -> String {
    format!(
        "Rien n’est écrit\u{a0}: {count} lignes sont refusées. Corrigez le fichier, ou ajoutez --leave-refused pour importer les autres."
    )
}

/// Nothing was written, and how to write.
#[must_use]
pub const fn dry_run() -> &'static str {
    "Essai à blanc\u{a0}: rien n’est écrit. Ajoutez --apply pour écrire."
}

/// What was written.
#[must_use]
pub fn written(new: usize, changed: usize, closed: usize) -> String {
    format!("Écrit\u{a0}: {new} nouvelles, {changed} changées, {closed} fermées.")
}

/// The account that answers for the import may not correct the directory.
#[must_use]
pub fn not_allowed(email: &str) -> String {
    format!(
        "Le compte {email} ne peut pas corriger l’annuaire de tous les établissements\u{a0}: il faut un compte régional en cours."
    )
}

/// The name of a list.
#[must_use]
pub const fn list(list: ReferenceList) -> &'static str {
    match list {
        ReferenceList::Cim10 => "CIM-10",
        ReferenceList::Morphologies => "CIM-O-3, morphologies",
        ReferenceList::Topographies => "CIM-O-3, topographies",
        ReferenceList::Communes => "Communes",
        ReferenceList::FormerCommunes => "Communes déléguées et associées",
        ReferenceList::CommunesSince1943 => "Communes depuis 1943",
        ReferenceList::Countries => "Pays",
        ReferenceList::CountriesSince1943 => "Pays depuis 1943",
        ReferenceList::Specialties => "Spécialités et savoir-faire",
        ReferenceList::Trades => "Professions et savoir-faire",
        ReferenceList::Acts => "CCAM, actes",
        ReferenceList::ActChapters => "CCAM, chapitres",
    }
}

/// The same list is given by two files.
#[must_use]
pub fn list_twice(list: &str) -> String {
    format!("{list}\u{a0}: deux fichiers portent cette liste.")
}

/// What uses the codes that change: fields of forms, forms that hold one, records born in one, professionals with one.
#[must_use]
pub fn touched(fields: usize, forms: usize, records: u64, people: u64) -> String {
    format!(
        "Codes changés utilisés par\u{a0}: {fields} champs de formulaires, {forms} FRCP, {records} dossiers (lieu de naissance), {people} professionnels"
    )
}

/// A field of a form that uses a changed code.
#[must_use]
pub fn touched_field(form: &str, path: &str, label: &str) -> String {
    format!("  champ {form} {path} ({label})")
}

/// A form that holds a changed code.
#[must_use]
pub fn touched_form(id: &str, path: &str, code: &str, signed: bool) -> String {
    let state = if signed { "version signée, inchangée" } else { "réponse en cours" };
    format!("  FRCP {id} {path} = {code} ({state})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_says_where_what_and_why() {
        let fault = LineFault::Finess { column: "finess_et", text: "750000011".into(), why: FinessError::Key };
        assert_eq!(
            at_line(3, "750000011", &line_fault(&fault)),
            "Ligne 3 (750000011)\u{a0}: «\u{a0}finess_et\u{a0}» = 750000011\u{a0}: la clé de ce numéro FINESS est fausse (un chiffre est faux, ou deux sont inversés)"
        );
        let missing = FileFault::Missing(vec!["lat".into(), "lon".into()]);
        assert_eq!(file_fault(&missing), "Ligne 1\u{a0}: les colonnes «\u{a0}lat\u{a0}», «\u{a0}lon\u{a0}» manquent.");
    }
}
