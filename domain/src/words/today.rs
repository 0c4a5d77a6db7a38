//! Words of the day's page: what needs somebody now, and why.

use super::dates;
use chrono::NaiveDateTime;

/// A session that comes, and what is left to do for it.
#[must_use]
pub fn session_to_prepare(cases: u64, incomplete: u64) -> String {
    let cases = match cases {
        0 => "aucun dossier inscrit".to_owned(),
        _ => dates::plural(cases, "dossier inscrit", "dossiers inscrits"),
    };
    match incomplete {
        0 => format!("Séance à préparer\u{a0}: {cases}."),
        1 => format!("Séance à préparer\u{a0}: {cases}, dont 1\u{a0}incomplet."),
        _ => format!("Séance à préparer\u{a0}: {cases}, dont {incomplete}\u{a0}incomplets."),
    }
}

/// Cases that no session has.
#[must_use]
pub fn cases_without_session(count: usize) -> String {
    let count = u64::try_from(count).unwrap_or(u64::MAX);
    let cases = dates::plural(count, "dossier attend", "dossiers attendent");
    format!("{cases} une séance\u{a0}: planifiez-en une, elle les reçoit.")
}

/// A session where one takes part.
#[must_use]
pub const fn session_to_attend() -> &'static str {
    "Vous participez à cette séance."
}

/// A session under way.
#[must_use]
pub const fn session_under_way() -> &'static str {
    "Séance en cours."
}

/// A form to fill for a session.
#[must_use]
pub fn form_to_fill(session: &str) -> String {
    format!("Fiche à remplir pour la séance «\u{a0}{session}\u{a0}».")
}

/// A case that lacks something.
#[must_use]
pub fn case_incomplete(lacks: &str, session: &str) -> String {
    if lacks.is_empty() {
        format!("Dossier incomplet pour la séance «\u{a0}{session}\u{a0}».")
    } else {
        format!("Dossier incomplet pour la séance «\u{a0}{session}\u{a0}»\u{a0}: {lacks}.")
    }
}

/// A form to complete after the meeting.
#[must_use]
pub fn form_to_complete(session: &str) -> String {
    format!("Proposition à rédiger après la séance «\u{a0}{session}\u{a0}».")
}

/// A form to validate.
#[must_use]
pub fn form_to_validate(session: &str) -> String {
    format!("Fiche à valider, séance «\u{a0}{session}\u{a0}».")
}

/// An offer that waits for the 3C.
#[must_use]
pub const fn offer_for_centre() -> &'static str {
    "Offre de RCP soumise au 3C\u{a0}: à relire, puis à valider ou à renvoyer."
}

/// An offer that waits for the region.
#[must_use]
pub const fn offer_for_region() -> &'static str {
    "Offre de RCP validée par le 3C\u{a0}: elle attend la région."
}

/// The title of the line of duplicates.
#[must_use]
pub fn duplicates(count: u64) -> String {
    dates::plural(count, "doublon possible", "doublons possibles")
}

/// Why duplicates matter.
#[must_use]
pub const fn duplicates_reason() -> &'static str {
    "Deux dossiers semblent être ceux d’une même personne\u{a0}: dites s’il faut les réunir."
}

/// The title of the line of idle accounts.
#[must_use]
pub fn idle_accounts(count: u64) -> String {
    dates::plural(count, "compte bientôt bloqué ou bloqué", "comptes bientôt bloqués ou bloqués")
}

/// Why idle accounts matter.
#[must_use]
pub const fn idle_accounts_reason() -> &'static str {
    "Personne ne s’y est connecté depuis longtemps\u{a0}: rouvrez-les, ou mettez fin aux habilitations."
}

/// The title of the line of roles that end.
#[must_use]
pub fn ending_roles(count: u64) -> String {
    dates::plural(
        count,
        "habilitation prend fin dans les 15\u{a0}jours",
        "habilitations prennent fin dans les 15\u{a0}jours",
    )
}

/// Why roles that end matter.
#[must_use]
pub const fn ending_roles_reason() -> &'static str {
    "Prolongez celles des personnes qui restent."
}

/// The title of the line of a reset to confirm.
#[must_use]
pub fn reset_to_confirm(name: &str) -> String {
    format!("Accès de {name} à réinitialiser")
}

/// Why a reset waits.
#[must_use]
pub const fn reset_reason() -> &'static str {
    "Une autre personne l’a demandé\u{a0}: confirmez-le si vous avez vérifié l’identité du titulaire."
}

/// The title of the line of recovery codes that ran out.
#[must_use]
pub const fn few_recovery_codes() -> &'static str {
    "Vos codes de secours s’épuisent"
}

/// Why a day has no line.
#[must_use]
pub const fn nothing_reason() -> &'static str {
    "Aucune séance proche, aucune fiche et aucune demande ne vous attend à ce lieu d’exercice. Les lignes apparaissent ici dès qu’une échéance approche."
}

/// Nobody can work without a place.
#[must_use]
pub const fn no_place() -> &'static str {
    "Vous n’avez pas d’habilitation en cours. Adressez-vous au référent de votre structure."
}

/// A session in a line: `RCP Sein, mar. 3 mars 2026, 14:00`.
#[must_use]
pub fn session_title(name: &str, start: NaiveDateTime) -> String {
    format!("{name}, {}", dates::short_with_year(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cases_of_a_session_agree_in_number() {
        assert_eq!(session_to_prepare(0, 0), "Séance à préparer\u{a0}: aucun dossier inscrit.");
        assert!(session_to_prepare(1, 1).ends_with("1\u{a0}dossier inscrit, dont 1\u{a0}incomplet."));
        assert!(session_to_prepare(9, 2).ends_with("9\u{a0}dossiers inscrits, dont 2\u{a0}incomplets."));
    }
}
