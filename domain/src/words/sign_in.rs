//! Words of signing in. Nothing here tells whether an account exists.

use super::dates::plural;
use crate::sign_in::{
    CODE_MINUTES, CodeRefusal, INVITATION_DAYS, InvitationRefusal, PASSWORD_MAX, PASSWORD_MIN, PasswordRefusal,
    RecoveryRefusal, SignInState, TotpRefusal,
};
use chrono::Duration;

/// The one answer to a wrong password, an unknown address, a closed or a blocked account.
#[must_use]
pub const fn not_recognised() -> &'static str {
    "Identifiants non reconnus. Vérifiez l’adresse et le mot de passe. Si l’un d’eux est perdu, le référent de votre structure, ou votre \
     équipe de soins pour un espace patient, peut vous rendre l’accès."
}

/// The one answer to asking for help with an address, known or not.
#[must_use]
pub const fn help_asked() -> &'static str {
    "Si un compte existe à cette adresse, le référent de la structure est prévenu."
}

/// How long to wait before the next try.
#[must_use]
pub fn wait(left: Duration) -> String {
    let seconds = u64::try_from(left.num_seconds().max(1)).unwrap_or(1);
    let time = if seconds < 60 {
        plural(seconds, "seconde", "secondes")
    } else {
        plural(seconds.div_ceil(60), "minute", "minutes")
    };
    format!("Plusieurs essais n’ont pas abouti. Réessayez dans {time}.")
}

/// Something does not answer, through no fault of the person; the reference finds the cause in the log.
#[must_use]
pub fn outage(reference: &str) -> String {
    format!("Le service n’a pas pu répondre. Réessayez dans un instant. Référence\u{a0}: {reference}")
}

/// What is said, in place, when the sign-in waited too long or has ended; nothing while it lives.
#[must_use]
pub const fn state(state: SignInState) -> Option<&'static str> {
    match state {
        SignInState::Live => None,
        SignInState::NeedsCode => Some(
            "La page est verrouillée après un temps sans activité. Donnez un code pour continuer\u{a0}: votre saisie est conservée.",
        ),
        SignInState::Ended => Some("Votre connexion est terminée. Connectez-vous de nouveau."),
    }
}

/// What a password must be, said before it is typed.
#[must_use]
pub fn password_advice() -> String {
    format!(
        "Au moins {PASSWORD_MIN} caractères, sans autre contrainte. Une phrase de plusieurs mots convient bien\u{a0}; \
         votre adresse et les mots de passe courants sont refusés."
    )
}

/// Why a password is refused.
#[must_use]
pub fn password_refusal(refusal: PasswordRefusal) -> String {
    match refusal {
        PasswordRefusal::TooShort => format!("Choisissez au moins {PASSWORD_MIN} caractères."),
        PasswordRefusal::TooLong => format!("Choisissez au plus {PASSWORD_MAX} caractères."),
        PasswordRefusal::ContainsEmail => "Choisissez un mot de passe sans votre adresse électronique.".to_owned(),
        PasswordRefusal::Common => {
            "Ce mot de passe est parmi les premiers essayés par un attaquant. Choisissez-en un autre.".to_owned()
        }
        PasswordRefusal::Monotonous => "Choisissez un mot de passe avec des caractères plus variés.".to_owned(),
    }
}

/// The subject and the text of the mail that brings a code.
#[must_use]
pub fn code_mail(code: &str) -> (String, String) {
    let subject = "Votre code de connexion à Terr-eSanté".to_owned();
    let text = format!(
        "Bonjour,\n\nVotre code\u{a0}: {code}\n\nIl est valable {CODE_MINUTES} minutes et ne sert qu’une fois. Ne le communiquez \
         à personne\u{a0}: nous ne vous le demanderons jamais.\n\nSi vous n’avez pas cherché à vous connecter, changez votre \
         mot de passe et prévenez le référent de votre structure.\n"
    );
    (subject, text)
}

/// Where the code is: `Il vient d’être envoyé à m•••@example.org. Il est valable 5 minutes.`
#[must_use]
pub fn code_sent_to(address: &str) -> String {
    format!("Il vient d’être envoyé à {address}. Il est valable 5 minutes.")
}

/// Where the code of an application is.
#[must_use]
pub const fn code_of_the_application() -> &'static str {
    "Ouvrez votre application d’authentification et recopiez les 6 chiffres."
}

/// A form waits for a code.
#[must_use]
pub const fn nothing_typed_is_lost() -> &'static str {
    "Rien de ce que vous avez saisi n’est perdu\u{a0}: donnez votre code, et l’envoi se fait aussitôt."
}

/// Why a one-time code is refused.
#[must_use]
pub fn code_refusal(refusal: CodeRefusal) -> String {
    match refusal {
        CodeRefusal::NotSixDigits => "Le code est fait de 6 chiffres.".to_owned(),
        CodeRefusal::Wrong { tries_left } => {
            format!("Code incorrect. {}.", plural(u64::from(tries_left), "essai restant", "essais restants"))
        }
        CodeRefusal::TooManyTries => "Ce code n’est plus valable après 5 essais. Demandez-en un autre.".to_owned(),
        CodeRefusal::Expired => format!("Ce code a plus de {CODE_MINUTES} minutes. Demandez-en un autre."),
        CodeRefusal::AlreadyUsed => "Ce code a déjà servi. Demandez-en un autre.".to_owned(),
    }
}

/// Why the code of an application is refused.
#[must_use]
pub fn totp_refusal(refusal: TotpRefusal) -> String {
    match refusal {
        TotpRefusal::Wrong => {
            "Code incorrect. Vérifiez l’heure de votre téléphone, puis donnez le code affiché.".to_owned()
        }
        TotpRefusal::AlreadyUsed => "Ce code a déjà servi. Attendez le suivant, puis donnez-le.".to_owned(),
    }
}

/// Why a recovery code is refused.
#[must_use]
pub const fn recovery_refusal(refusal: RecoveryRefusal) -> &'static str {
    match refusal {
        RecoveryRefusal::NotACode => "Un code de secours est fait de deux groupes de 5 lettres ou chiffres.",
        RecoveryRefusal::Unknown => "Ce code de secours n’est pas reconnu, ou il a déjà servi.",
    }
}

/// How many recovery codes remain.
#[must_use]
pub fn recovery_left(count: u64) -> String {
    match count {
        0 => "Aucun code de secours restant. Créez-en une nouvelle série.".to_owned(),
        _ => format!("{}.", plural(count, "code de secours restant", "codes de secours restants")),
    }
}

/// The one answer to an invitation that does not open an account.
#[must_use]
pub const fn invitation_refusal(_: InvitationRefusal) -> &'static str {
    "Cette invitation n’est plus valable. Demandez-en une autre à la personne qui vous l’a envoyée."
}

/// The subject and the text of the mail that invites somebody.
#[must_use]
pub fn invitation_mail(inviter: &str, place: &str, link: &str) -> (String, String) {
    let subject = "Votre invitation à Terr-eSanté".to_owned();
    let text = format!(
        "Bonjour,\n\n{inviter} vous invite à rejoindre Terr-eSanté ({place}).\n\nPour ouvrir votre compte\u{a0}: {link}\n\nCette \
         invitation est valable {INVITATION_DAYS} jours et ne sert qu’une fois.\n"
    );
    (subject, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_said_in_seconds_then_in_whole_minutes() {
        let said = |seconds| wait(Duration::seconds(seconds));
        assert!(said(0).ends_with("dans 1\u{a0}seconde."), "{}", said(0));
        assert!(said(59).ends_with("dans 59\u{a0}secondes."));
        assert!(said(60).ends_with("dans 1\u{a0}minute."));
        assert!(said(61).ends_with("dans 2\u{a0}minutes."));
    }

    #[test]
    fn a_mail_tells_the_code_how_long_it_lives_and_never_to_give_it() {
        let (subject, text) = code_mail("012345");
        assert!(!subject.contains("012345"), "a subject shows on a locked screen");
        assert!(text.contains("012345") && text.contains("5 minutes") && text.contains("Ne le communiquez"));
    }

    #[test]
    fn every_reason_to_refuse_an_invitation_sounds_the_same() {
        let refusals = [InvitationRefusal::Expired, InvitationRefusal::AlreadyAccepted, InvitationRefusal::TakenBack];
        assert!(refusals.iter().all(|refusal| invitation_refusal(*refusal) == invitation_refusal(refusals[0])));
    }

    #[test]
    fn the_tries_left_agree_in_number() {
        let said = |tries_left| code_refusal(CodeRefusal::Wrong { tries_left });
        assert!(said(1).contains("1\u{a0}essai restant."), "{}", said(1));
        assert!(said(4).contains("4\u{a0}essais restants."));
    }

    #[test]
    fn a_live_sign_in_says_nothing() {
        assert_eq!(state(SignInState::Live), None);
        assert!(state(SignInState::NeedsCode).is_some_and(|text| text.contains("conservée")));
        assert!(state(SignInState::Ended).is_some());
    }
}
