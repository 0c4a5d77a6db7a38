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

/// The first person is there already.
#[must_use]
pub const fn accounts_exist() -> &'static str {
    "Des comptes existent déjà\u{a0}: une personne habilitée invite les suivantes depuis le site."
}

/// The address to hand over to the first person.
#[must_use]
pub fn first_invitation(link: &str) -> String {
    format!(
        "À remettre à cette personne, à elle seule (valable {} jours)\u{a0}:\n{link}",
        crate::sign_in::INVITATION_DAYS
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

/// A backup never replaces a file.
#[must_use]
pub fn archive_already_there(file: &str) -> String {
    format!("{file} existe déjà\u{a0}: une sauvegarde s’écrit dans un fichier nouveau.")
}

/// A file that is not an archive.
#[must_use]
pub const fn not_an_archive() -> &'static str {
    "Ce fichier n’est pas une sauvegarde de ce service, ou il est tronqué\u{a0}: rien n’a été écrit."
}

/// An archive that was cut or changed.
#[must_use]
pub const fn archive_damaged() -> &'static str {
    "La sauvegarde est tronquée ou altérée\u{a0}: rien n’a été écrit."
}

/// An archive that another key sealed.
#[must_use]
pub fn archive_of_another_key(number: u32) -> String {
    format!(
        "La sauvegarde a été scellée par une autre clé maîtresse que la clé {number} présente ici\u{a0}: rien n’a été écrit."
    )
}

/// An archive that this release does not know how to read.
#[must_use]
pub fn archive_of_a_later_release(step: &str) -> String {
    format!("La sauvegarde vient d’une version plus récente du service (étape {step})\u{a0}: rien n’a été écrit.")
}

/// A column whose kind is not known.
#[must_use]
pub fn column_of_unknown_kind(table: &str, column: &str, kind: &str) -> String {
    format!(
        "La table {table} a une colonne {column} d’un genre inconnu ({kind})\u{a0}: la sauvegarde ne peut pas être entière."
    )
}

/// A table that the database does not have.
#[must_use]
pub fn table_unknown(table: &str) -> String {
    format!("La sauvegarde contient la table {table}, que cette version ne sait pas lire\u{a0}: rien n’a été écrit.")
}

/// Files are there already.
#[must_use]
pub fn files_not_empty(folder: &str) -> String {
    format!(
        "Le dossier {folder} n’est pas vide\u{a0}: une restauration ne s’écrit que dans un endroit vide, rien n’a été écrit."
    )
}

/// Rows are there already.
#[must_use]
pub fn database_not_empty(table: &str) -> String {
    format!(
        "La base contient déjà des données (table {table})\u{a0}: une restauration ne s’écrit que dans une base vide, rien n’a \
         été écrit."
    )
}

/// A backup was made.
#[must_use]
pub fn saved(rows: u64, files: u64, bytes: u64, seconds: f32) -> String {
    let size = bytes.div_ceil(1024);
    format!(
        "Sauvegarde écrite en {seconds:.1}\u{a0}s\u{a0}: {rows} lignes, {files} fichier(s), {size}\u{a0}Kio. Elle ne se rouvre qu’avec la clé maîtresse."
    )
}

/// A backup was made, and files were missing.
#[must_use]
pub fn saved_without(missing: usize, first: &str) -> String {
    format!(
        "La sauvegarde est écrite, mais {missing} fichier(s) nommé(s) par la base manque(nt) sur le disque, dont {first}."
    )
}

/// An archive was restored.
#[must_use]
pub fn restored(rows: u64, files: u64, made_at: &str, seconds: f32) -> String {
    format!(
        "Restauration terminée en {seconds:.1}\u{a0}s\u{a0}: {rows} lignes et {files} fichier(s), tels qu’ils étaient le {made_at}."
    )
}
