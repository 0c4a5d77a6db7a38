//! Words of accounts: what is sent to people about their way in, and why an act on an account is refused.

use super::{people, sign_in};
use crate::people::Role;

/// The address is that of a patient's account.
#[must_use]
pub const fn patient_address() -> &'static str {
    "Cette adresse est celle d’un compte de patient. Indiquez l’adresse professionnelle de la personne."
}

/// The subject and the text of the mail that says that a recovery code was used.
#[must_use]
pub fn recovery_used_mail(left: u64) -> (String, String) {
    let subject = "Un code de secours a servi à vous connecter".to_owned();
    let left = sign_in::recovery_left(left);
    let text = format!(
        "Bonjour,\n\nUn de vos codes de secours vient de servir à vous connecter à Terr-eSanté. {left}\n\nSi ce n’est pas vous, \
         prévenez aussitôt le référent de votre structure.\n"
    );
    (subject, text)
}

/// The subject and the text of the mail that says that the password was changed.
#[must_use]
pub fn password_changed_mail() -> (String, String) {
    let subject = "Votre mot de passe Terr-eSanté a été changé".to_owned();
    let text = "Bonjour,\n\nVotre mot de passe vient d’être changé, et vos autres sessions sont terminées.\n\nSi ce n’est pas \
                vous, prévenez aussitôt le référent de votre structure.\n"
        .to_owned();
    (subject, text)
}

/// The subject and the text of the mail that says that the second factor was changed.
#[must_use]
pub fn second_factor_mail() -> (String, String) {
    let subject = "Votre double authentification Terr-eSanté a été modifiée".to_owned();
    let text = "Bonjour,\n\nLa façon dont vous recevez vos codes de connexion, ou vos codes de secours, vient de changer.\n\nSi ce \
                n’est pas vous, prévenez aussitôt le référent de votre structure.\n"
        .to_owned();
    (subject, text)
}

/// The subject and the text of the mail that tells somebody who has an account of a new role.
#[must_use]
pub fn habilitated_mail(giver: &str, role: Role, place: &str) -> (String, String) {
    let subject = "Un nouveau lieu d’exercice dans Terr-eSanté".to_owned();
    let role = people::role(role);
    let text = format!(
        "Bonjour,\n\n{giver} vous a donné un rôle dans Terr-eSanté\u{a0}: {role}, {place}.\n\nÀ votre prochaine connexion, \
         choisissez ce lieu d’exercice dans le menu de votre compte.\n"
    );
    (subject, text)
}

/// The subject and the text of the mail that tells somebody that a reset of the account was asked for.
#[must_use]
pub fn reset_asked_mail(asker: &str) -> (String, String) {
    let subject = "Réinitialisation de votre accès demandée".to_owned();
    let text = format!(
        "Bonjour,\n\n{asker} a demandé la réinitialisation de votre accès à Terr-eSanté. Une autre personne doit la confirmer \
         dans les 24 heures.\n\nSi vous n’avez rien demandé, prévenez aussitôt votre structure.\n"
    );
    (subject, text)
}

/// The subject and the text of the mail that lets somebody choose a new password, after two persons agreed.
#[must_use]
pub fn reset_mail(link: &str) -> (String, String) {
    let subject = "Choisissez votre nouveau mot de passe Terr-eSanté".to_owned();
    let text = format!(
        "Bonjour,\n\nDeux personnes de votre structure ont accepté de vous rendre votre accès.\n\nPour choisir un nouveau mot de \
         passe\u{a0}: {link}\n\nCe lien est valable 24 heures et ne sert qu’une fois. Vos anciens codes de secours et votre \
         application d’authentification ne sont plus acceptés\u{a0}: un code par courriel vous sera demandé.\n"
    );
    (subject, text)
}

/// The old password was not the right one.
#[must_use]
pub const fn old_password_wrong() -> &'static str {
    "Ce n’est pas votre mot de passe actuel."
}

/// The new password is the old one.
#[must_use]
pub const fn same_password() -> &'static str {
    "Choisissez un mot de passe différent de l’actuel."
}

/// No set-up of an application is under way.
#[must_use]
pub const fn no_set_up() -> &'static str {
    "Aucune application n’est en cours d’installation. Recommencez."
}

/// An application is already in use.
#[must_use]
pub const fn application_in_use() -> &'static str {
    "Une application est déjà en service. Revenez d’abord aux codes par courriel pour en installer une autre."
}

/// A request waits already for its second person.
#[must_use]
pub const fn reset_already_asked() -> &'static str {
    "Une réinitialisation est déjà demandée pour ce compte\u{a0}: une autre personne que son auteur doit la confirmer."
}

/// The role is already held there on those days.
#[must_use]
pub const fn already_habilitated() -> &'static str {
    "Cette personne a déjà ce rôle à cet endroit sur cette période."
}

/// A family or a given name is missing.
#[must_use]
pub const fn name_missing() -> &'static str {
    "Indiquez le nom et le prénom de la personne."
}

/// The RPPS number is not that of somebody of the directory.
#[must_use]
pub const fn rpps_unknown() -> &'static str {
    "Ce numéro RPPS n’est pas dans l’annuaire. Vérifiez-le, ou laissez le champ vide."
}

/// No establishment in activity has this number.
#[must_use]
pub const fn finess_unknown() -> &'static str {
    "Aucun établissement en activité n’a ce numéro FINESS dans l’annuaire. Vérifiez-le, ou laissez le champ vide pour le vôtre."
}

/// The directory entry already has an account.
#[must_use]
pub const fn rpps_taken() -> &'static str {
    "Ce professionnel a déjà un compte, avec une autre adresse."
}

/// A day that does not read.
#[must_use]
pub const fn bad_day() -> &'static str {
    "Indiquez une date sous la forme jj/mm/aaaa."
}

/// The last day of a role is before today.
#[must_use]
pub const fn last_day_passed() -> &'static str {
    "Le dernier jour est déjà passé."
}

/// An invitation left.
#[must_use]
pub fn invitation_sent(to: &str) -> String {
    format!("L’invitation est partie à {to}. Elle est valable 7\u{a0}jours.")
}

/// A role was given to somebody who had an account.
#[must_use]
pub fn habilitation_given(to: &str) -> String {
    format!("{to} avait déjà un compte\u{a0}: le rôle lui est donné, et un message l’en informe.")
}

/// A browser, from what it says of itself: its name and its system, or what it said.
#[must_use]
pub fn browser(agent: &str) -> String {
    let first =
        |known: &[(&str, &'static str)]| known.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name);
    let name = first(&[
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (name, system) {
        (Some(name), Some(system)) => format!("{name} sur {system}"),
        (Some(name), None) => name.to_owned(),
        _ if agent.trim().is_empty() => "Navigateur inconnu".to_owned(),
        _ => agent.chars().take(60).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reset_says_that_the_second_factor_is_still_asked() {
        let (subject, text) = reset_mail("https://exemple.fr/invitation/abc");
        assert!(!subject.contains("abc"), "a subject shows on a locked screen");
        assert!(
            text.contains("/invitation/abc") && text.contains("24 heures") && text.contains("un code par courriel")
        );
    }

    #[test]
    fn a_browser_is_named_as_people_name_it() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0";
        assert_eq!(browser(edge), "Edge sur Windows");
        assert_eq!(browser(""), "Navigateur inconnu");
    }

    #[test]
    fn a_used_recovery_code_is_told_with_what_remains() {
        assert!(recovery_used_mail(9).1.contains("9\u{a0}codes de secours restants"));
        assert!(recovery_used_mail(0).1.contains("Aucun code de secours restant"));
    }
}
