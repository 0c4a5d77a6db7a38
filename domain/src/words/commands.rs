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
