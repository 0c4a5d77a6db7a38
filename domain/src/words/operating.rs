//! Words for whoever operates the service: keys, backup, restoration, export.

use super::dates;

/// The file of a key is not where it should be.
#[must_use]
pub fn key_missing(file: &str) -> String {
    format!(
        "La clé maîtresse {file} manque. Une première clé se crée par «\u{a0}server keys create\u{a0}»\u{a0}; une clé \
         perdue se reprend de sa copie, rien ne la remplace."
    )
}

/// A value asks for a key that this place cannot look for.
#[must_use]
pub fn key_unknown(number: u32) -> String {
    format!("La clé maîtresse {number} n’est pas connue ici.")
}

/// A key has not the length of a key.
#[must_use]
pub fn key_of_wrong_length(file: &str) -> String {
    format!("{file} n’est pas une clé maîtresse\u{a0}: elle tient en 32 octets.")
}

/// A key that the database does not know under this number.
#[must_use]
pub fn key_of_another(file: &str, number: u32) -> String {
    format!("{file} n’est pas la clé maîtresse {number} de cette base\u{a0}: remettez la bonne, rien n’a été modifié.")
}

/// A key is never replaced.
#[must_use]
pub fn key_already_there(file: &str) -> String {
    format!(
        "{file} existe déjà\u{a0}: une clé n’est jamais remplacée. Pour en changer\u{a0}: «\u{a0}server keys rotate\u{a0}»."
    )
}

/// A file does not read.
#[must_use]
pub fn file_unreadable(file: &str, cause: &str) -> String {
    format!("{file} ne se lit pas\u{a0}: {cause}.")
}

/// A file cannot be written.
#[must_use]
pub fn file_unwritable(file: &str, cause: &str) -> String {
    format!("{file} ne s’écrit pas\u{a0}: {cause}.")
}

/// An encrypted value does not open.
#[must_use]
pub const fn value_unreadable() -> &'static str {
    "Une valeur chiffrée ne s’ouvre pas avec sa clé."
}

/// A key was made.
#[must_use]
pub fn key_created(file: &str) -> String {
    format!(
        "Clé maîtresse créée\u{a0}: {file}. Gardez-en une copie hors de cette machine\u{a0}: sans elle, rien de chiffré ne se relit."
    )
}

/// A key was made in advance.
#[must_use]
pub fn next_key_created(file: &str) -> String {
    format!(
        "Clé suivante préparée\u{a0}: {file}. Copiez-la au même endroit sur chaque machine, puis lancez «\u{a0}server keys \
         rotate\u{a0}» sur l’une d’elles."
    )
}

/// A rotation is over.
#[must_use]
pub fn rotated(number: u32, documents: u64, second_factors: u64, resumed: bool) -> String {
    let begun = if resumed { "Rotation reprise et terminée" } else { "Rotation terminée" };
    format!(
        "{begun}\u{a0}: la clé maîtresse {number} scelle tout. {documents} document(s) et {second_factors} second(s) facteur(s) \
         rescellés. Gardez les clés précédentes aussi longtemps que les sauvegardes faites avec elles."
    )
}

/// Values go on arriving under an older key.
#[must_use]
pub const fn rotation_unfinished() -> &'static str {
    "Des valeurs arrivent encore sous une clé précédente\u{a0}: relancez «\u{a0}server keys rotate\u{a0}», il reprendra où il \
     s’est arrêté. Rien n’est illisible entre-temps."
}

/// Headings of the table of keys.
#[must_use]
pub const fn key_headings() -> [&'static str; 6] {
    ["Clé", "Créée le", "État", "Documents", "Seconds facteurs", "Fichier"]
}

/// Where a key stands.
#[must_use]
pub const fn key_state(current: bool, retired: bool) -> &'static str {
    match (current, retired) {
        (true, _) => "courante",
        (false, true) => "remplacée, plus rien n’en dépend",
        (false, false) => "remplacée, rotation à terminer",
    }
}

/// Whether the file of a key is here.
#[must_use]
pub const fn key_file(present: bool) -> &'static str {
    if present { "présent" } else { "absent" }
}

/// The date and hour of an instant, for a table.
#[must_use]
pub fn at(civil: chrono::NaiveDateTime) -> String {
    dates::numeric_with_hour(civil)
}

/// The account named as the actor of a command cannot answer for it.
#[must_use]
pub fn actor_unknown(email: &str) -> String {
    format!("Aucun compte ouvert ne porte l’adresse {email}\u{a0}: une commande a un auteur (--actor).")
}
