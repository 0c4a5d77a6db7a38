//! Words of an export: what the command says, and the notice that goes with the folder.

/// An export goes into a folder of its own.
#[must_use]
pub fn folder_not_empty(folder: &str) -> String {
    format!("Le dossier {folder} n’est pas vide\u{a0}: un export s’écrit dans un dossier vide, rien n’a été écrit.")
}

/// No record has this identifier.
#[must_use]
pub const fn patient_unknown() -> &'static str {
    "Aucun dossier ne porte cet identifiant\u{a0}: rien n’a été écrit."
}

/// What was typed is not the identifier of a record.
#[must_use]
pub fn not_an_identifier(typed: &str) -> String {
    format!(
        "«\u{a0}{typed}\u{a0}» n’est pas l’identifiant d’un dossier\u{a0}: il se lit dans l’adresse de sa page, après /patients/."
    )
}

/// No establishment has this number.
#[must_use]
pub fn place_unknown(finess: &str) -> String {
    format!("Aucun établissement ne porte le numéro FINESS «\u{a0}{finess}\u{a0}»\u{a0}: rien n’a été écrit.")
}

/// An export is over.
#[must_use]
pub fn exported(records: usize, forms: usize, documents: usize, folder: &str) -> String {
    format!(
        "Export terminé\u{a0}: {records} dossier(s), {forms} fiche(s), {documents} document(s) dans {folder}. Il est en \
         clair\u{a0}: remettez-le par une voie sûre, puis effacez-le."
    )
}

/// An export is over, and documents could not be read.
#[must_use]
pub fn exported_without(missing: usize, first: &str) -> String {
    format!(
        "L’export est écrit, mais {missing} document(s) n’ont pas pu être lus, dont {first}\u{a0}: index.json les nomme tous."
    )
}

/// The notice that goes with the folder.
#[must_use]
pub const fn notice() -> &'static str {
    include_str!("export.md")
}
