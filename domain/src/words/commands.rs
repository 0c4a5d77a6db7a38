//! Words of the command line.

/// Where the product answers.
#[must_use]
pub fn answers_at(address: &str) -> String {
    format!("Terr-eSanté répond à l’adresse {address}")
}

/// The demo territory was asked for where people already work.
#[must_use]
pub const fn demo_already_there() -> &'static str {
    "La base contient déjà des comptes\u{a0}: le territoire de démonstration ne s’écrit que dans une base vide."
}

/// Above the table of demo accounts.
#[must_use]
pub const fn demo_accounts() -> &'static str {
    "Comptes de démonstration (personnes fictives)"
}

/// Headings of the table of demo accounts.
#[must_use]
pub const fn demo_headings() -> [&'static str; 4] {
    ["Rôle", "Adresse électronique", "Mot de passe", "Code à usage unique"]
}

/// How the code of an account comes by mail.
#[must_use]
pub fn code_by_mail(address: &str) -> String {
    format!("par courriel\u{a0}: {address}/demo/mailbox")
}

/// How the code of an account comes from an authenticator application.
#[must_use]
pub fn code_by_application(secret: &str) -> String {
    format!("application d’authentification, clé {secret}")
}

/// The file does not read.
#[must_use]
pub fn not_a_csv(cause: &str) -> String {
    format!("Le fichier n’est pas un CSV lisible\u{a0}: {cause}")
}

/// A column that every line needs is not there.
#[must_use]
pub fn column_missing(column: &str) -> String {
    format!("La colonne «\u{a0}{column}\u{a0}» manque.")
}

/// A line lacks a value without which it cannot become a draft.
#[must_use]
pub fn value_missing(column: &str) -> String {
    format!("«\u{a0}{column}\u{a0}» est vide ou illisible")
}

/// A value that the form has no place for.
#[must_use]
pub fn value_left_out(column: &str, value: &str) -> String {
    format!("«\u{a0}{column}\u{a0}» = {value}\u{a0}: valeur sans équivalent, laissée de côté")
}

/// A value that the check of the form refuses.
#[must_use]
pub fn value_refused(place: &str, why: &str) -> String {
    format!("{place}\u{a0}: {why}")
}

/// A file without identities, outside of a demo territory.
#[must_use]
pub const fn import_without_identity() -> &'static str {
    "Ce fichier ne porte pas d’identité\u{a0}: il ne s’importe que dans un territoire de démonstration."
}

/// The account that answers for an import is not known.
#[must_use]
pub fn import_account_unknown(email: &str) -> String {
    format!("Aucun professionnel n’a le compte {email}.")
}

/// No board of this organ.
#[must_use]
pub const fn import_board_unknown() -> &'static str {
    "Aucune RCP ne correspond à cet organe."
}

/// What an import read.
#[must_use]
pub fn import_summary(read: usize, drafts: usize, refused: usize) -> String {
    format!("{read} lignes lues\u{a0}: {drafts} brouillons, {refused} refusées")
}

/// Nothing was written.
#[must_use]
pub const fn import_dry_run() -> &'static str {
    "Essai à blanc\u{a0}: rien n’est écrit."
}

/// What was written.
#[must_use]
pub fn import_written(count: usize) -> String {
    format!("{count} brouillons écrits\u{a0}; chaque valeur porte sa source et sa date, et reste à confirmer.")
}

/// Forms were written for other software.
#[must_use]
pub fn forms_exported(count: usize, folder: &str) -> String {
    let forms = if count == 1 { "1 formulaire écrit".to_owned() } else { format!("{count} formulaires écrits") };
    format!("{forms} dans {folder}, en Questionnaire FHIR R4.")
}

/// A response names a questionnaire that is no form of ours.
#[must_use]
pub fn no_such_questionnaire(name: &str) -> String {
    format!("Aucun formulaire ne se nomme «\u{a0}{name}\u{a0}»\u{a0}: vérifiez le champ questionnaire de la réponse.")
}
