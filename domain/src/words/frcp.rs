//! Words of FRCP: stages, refusals, validation, edits.

use super::forms;
use crate::{
    forms::Level,
    frcp::{
        AbandonReason, AddendumReason, CaseStatus, Finding, FrcpRefusal, How, Imported, Outcome, RectificationReason,
        StageName, ValidationRule,
    },
};
use chrono::NaiveDate;

/// The name of a stage.
#[must_use]
pub const fn stage(stage: StageName) -> &'static str {
    match stage {
        StageName::Initiated => "Initiée",
        StageName::Filling => "En cours de saisie",
        StageName::Ready => "Prête à présenter",
        StageName::Discussed => "Discutée",
        StageName::ToValidate => "À valider",
        StageName::Validated => "Validée",
        StageName::Replaced => "Remplacée",
        StageName::Withdrawn => "Retirée",
        StageName::Abandoned => "Abandonnée",
    }
}

/// The status of a case, printed in large type on the form.
#[must_use]
pub const fn case_status(status: CaseStatus) -> &'static str {
    match status {
        CaseStatus::Discussed => "Cas discuté",
        CaseStatus::Registered => "Cas enregistré, sans discussion",
    }
}

/// "Version 2".
#[must_use]
pub fn version(number: u32) -> String {
    format!("Version\u{a0}{number}")
}

/// Why an act is refused.
#[must_use]
pub fn refusal(refusal: &FrcpRefusal) -> String {
    match refusal {
        FrcpRefusal::WrongStage { stage } => wrong_stage(*stage).to_owned(),
        FrcpRefusal::Blocked { issues: 1 } => "Un point bloquant reste à corriger.".to_owned(),
        FrcpRefusal::Blocked { issues } => format!("{issues} points bloquants restent à corriger."),
        FrcpRefusal::NoText => "Un texte est nécessaire.".to_owned(),
        FrcpRefusal::NeedsNewSession => {
            "Une décision modifiée demande un nouveau passage en RCP, et non une rectification.".to_owned()
        }
        FrcpRefusal::NotTheNextVersion => "La version qui remplace celle-ci n’est pas validée.".to_owned(),
        FrcpRefusal::StaleSignature => {
            "La fiche a changé depuis que vous l’avez relue. Relisez-la, puis signez de nouveau.".to_owned()
        }
        FrcpRefusal::UnresolvedConflicts => {
            "Deux saisies différentes attendent un choix. Choisissez la bonne avant de valider.".to_owned()
        }
    }
}

const fn wrong_stage(stage: StageName) -> &'static str {
    match stage {
        StageName::Initiated => "Rien n’a encore été saisi dans cette fiche.",
        StageName::Filling => "Cette fiche est encore en cours de saisie.",
        StageName::Ready => "Cette fiche n’a pas encore été discutée en séance.",
        StageName::Discussed => "Cette fiche a été discutée et attend sa proposition.",
        StageName::ToValidate => "Cette fiche attend la validation du coordonnateur.",
        StageName::Validated => {
            "Cette fiche est validée\u{a0}: elle ne change plus. Vous pouvez la compléter par un addendum."
        }
        StageName::Replaced => "Cette fiche est remplacée par une version plus récente.",
        StageName::Withdrawn => "Cette fiche est retirée du dossier.",
        StageName::Abandoned => "Cette fiche est abandonnée.",
    }
}

/// One finding of the validation, as a sentence.
#[must_use]
pub fn finding(finding: &Finding) -> String {
    match &finding.rule {
        ValidationRule::Form { issue } => forms::issue(issue, Level::Validated),
        ValidationRule::Unconfirmed { section, count } => unconfirmed(section, *count),
        rule => rule_text(rule).to_owned(),
    }
}

const fn rule_text(rule: &ValidationRule) -> &'static str {
    match rule {
        ValidationRule::IdentityIncomplete => "Les cinq traits d’identité du patient ne sont pas tous connus.",
        ValidationRule::NotSentOutside => {
            "L’identité n’est pas qualifiée\u{a0}: la fiche sera validée, sans envoi au DMP ni par MSSanté."
        }
        ValidationRule::NoBoard => "La RCP n’est pas indiquée.",
        ValidationRule::NoSessionDate => "La date de la séance n’est pas indiquée.",
        ValidationRule::NoPlace => "L’établissement organisateur n’est pas indiqué.",
        ValidationRule::NoCoordinator => "Le coordonnateur n’est pas indiqué.",
        ValidationRule::NoRequester => "Le médecin demandeur n’est pas indiqué.",
        ValidationRule::NoFamilyPhysician => "Le médecin traitant n’est pas indiqué.",
        ValidationRule::NoParticipant => "Aucun participant n’est enregistré.",
        ValidationRule::QuorumUnknown => "Le quorum n’est pas renseigné.",
        ValidationRule::QuorumNotMet => {
            "Le quorum n’est pas atteint\u{a0}: la proposition reste un avis provisoire, à représenter."
        }
        ValidationRule::ProvisionalOpinion => {
            "Le quorum n’est pas atteint\u{a0}: cet avis est provisoire, et le dossier sera représenté."
        }
        ValidationRule::Form { .. } | ValidationRule::Unconfirmed { .. } => "",
        ValidationRule::NoRpps => "Votre numéro RPPS n’est pas connu\u{a0}: vous ne pouvez pas signer.",
        ValidationRule::NoFreshCode => "Saisissez un code à usage unique pour signer.",
    }
}

/// What became of an edit, when a person has something to know; `None` otherwise.
#[must_use]
pub const fn outcome(outcome: &Outcome) -> Option<&'static str> {
    match outcome {
        Outcome::Applied | Outcome::AlreadyKnown | Outcome::SameAsCurrent => None,
        Outcome::SecondValue { .. } => {
            Some("Quelqu’un d’autre a répondu entre-temps. Les deux réponses sont gardées\u{a0}: choisissez la bonne.")
        }
        Outcome::DeletionWaits { .. } => Some(
            "Cette ligne a été complétée entre-temps. Elle est gardée\u{a0}: confirmez sa suppression ou conservez-la.",
        ),
        Outcome::RowIsBack { .. } => {
            Some("Cette ligne avait été supprimée entre-temps. Elle est rétablie avec votre saisie.")
        }
    }
}

/// Two people answered the same question; not everybody may choose.
#[must_use]
pub const fn two_answers(may_choose: bool) -> &'static str {
    if may_choose {
        "Quelqu’un d’autre a répondu entre-temps. Les deux réponses sont gardées\u{a0}: choisissez la bonne."
    } else {
        "Quelqu’un d’autre a répondu entre-temps. Les deux réponses sont gardées\u{a0}: un médecin du dossier choisira la bonne."
    }
}

/// Somebody deleted a row while somebody else wrote in it; not everybody may choose.
#[must_use]
pub const fn deletion_waits(may_choose: bool) -> &'static str {
    if may_choose {
        "Quelqu’un a supprimé cette ligne alors qu’elle était complétée. Rien n’est perdu\u{a0}: conservez-la ou confirmez sa suppression."
    } else {
        "Quelqu’un a supprimé cette ligne alors qu’elle était complétée. Rien n’est perdu\u{a0}: un médecin du dossier choisira."
    }
}

/// Others have the form open: their names follow.
#[must_use]
pub const fn also_here() -> &'static str {
    "Aussi sur cette fiche\u{a0}:"
}

/// Somebody else answered while the cursor stands in the same question: the text under it is not touched.
#[must_use]
pub fn written_meanwhile(name: &str) -> String {
    format!("{name} vient de répondre à cette question. Sa réponse s’affichera quand vous quitterez ce champ.")
}

/// Where a value comes from that nobody typed: source, date and author, as far as they are told ("FRCP du 12/03/2026,
/// Claire Lefèvre").
#[must_use]
pub fn comes_from(from: &Imported) -> String {
    let mut told = from.source.clone();
    for more in [&from.date, &from.by] {
        if !more.is_empty() {
            told.push_str(", ");
            told.push_str(more);
        }
    }
    told
}

/// An earlier form, as a source: "FRCP du 12/03/2026".
#[must_use]
pub fn from_form(day: NaiveDate) -> String {
    format!("FRCP du {}", super::dates::numeric(day))
}

/// The record of the patient, as a source.
#[must_use]
pub const fn from_record() -> &'static str {
    "Dossier du patient"
}

/// The session for which a case is inscribed, as a source: "Inscription à la RCP Sénologie".
#[must_use]
pub fn from_session(board: &str) -> String {
    format!("Inscription à la {board}")
}

/// What an edit did, before the answer in the history of a question.
#[must_use]
pub const fn how(how: How) -> &'static str {
    match how {
        How::Typed => "Saisi",
        How::Prefilled => "Prérempli",
        How::Imported => "Importé",
        How::Confirmed => "Confirmé",
        How::Chosen => "Choisi entre deux réponses",
        How::Beside => "Saisi en même temps, gardé à côté",
        How::Emptied => "Effacé",
        How::PassedOver => "Avertissement passé outre",
    }
}

/// A source that changed again before its value was taken over.
#[must_use]
pub const fn not_said_any_more() -> &'static str {
    "La source ne dit plus cette valeur, ou la fiche la contient déjà. Affichez de nouveau la liste."
}

/// A value that nobody refused, or that is proposed again already.
#[must_use]
pub const fn not_declined() -> &'static str {
    "Cette valeur est de nouveau proposée, ou sa source a changé. Affichez de nouveau la liste."
}

/// The history of an answer.
#[must_use]
pub const fn history() -> &'static str {
    "Historique"
}

/// Values of one section that nobody has confirmed.
#[must_use]
pub fn unconfirmed(section: &str, count: usize) -> String {
    match count {
        1 => format!("{section}\u{a0}: une valeur reprise n’est pas confirmée."),
        _ => format!("{section}\u{a0}: {count} valeurs reprises ne sont pas confirmées."),
    }
}

/// The act that confirms the values of a section.
#[must_use]
pub fn confirm_all(count: usize) -> String {
    match count {
        1 => "Confirmer la valeur reprise".to_owned(),
        _ => format!("Confirmer les {count} valeurs reprises"),
    }
}

/// A warning passed over, in the history of its question.
#[must_use]
pub fn pass_over(reason: &str) -> String {
    format!("Avertissement passé outre\u{a0}: {}", reason.trim())
}

/// A warning that somebody passed over, and why.
#[must_use]
pub fn passed_over(by: &str, reason: &str) -> String {
    format!("Passé outre par {by}\u{a0}: {}", reason.trim())
}

/// A warning is passed over for a reason.
#[must_use]
pub const fn no_reason() -> &'static str {
    "Écrivez en quelques mots pourquoi vous passez outre (500 caractères au plus)."
}

/// An edit about something that the form does not ask.
#[must_use]
pub const fn not_in_this_form() -> &'static str {
    "Une réponse ne correspond à aucune question de cette fiche. Rechargez la page\u{a0}: votre saisie reste affichée jusque-là."
}

/// An edit that stands in another form already.
#[must_use]
pub const fn known_edit() -> &'static str {
    "Une réponse porte le numéro d’une saisie d’une autre fiche. Rechargez la page\u{a0}: votre saisie reste affichée jusque-là."
}

/// Why a form is replaced.
#[must_use]
pub const fn rectification(reason: RectificationReason) -> &'static str {
    match reason {
        RectificationReason::IdentityError => "Erreur d’identité",
        RectificationReason::TypingError => "Erreur de saisie",
        RectificationReason::NewData => "Nouvelle donnée",
        RectificationReason::DecisionChanged => "Décision modifiée",
    }
}

/// What an addendum brings.
#[must_use]
pub const fn addendum(reason: AddendumReason) -> &'static str {
    match reason {
        AddendumReason::LateResult => "Résultat reçu après la séance",
        AddendumReason::Spelling => "Correction de forme",
        AddendumReason::WrittenOpinion => "Avis complémentaire écrit",
        AddendumReason::PatientChoice => "Choix ou refus du patient",
        AddendumReason::Other => "Autre complément",
    }
}

/// A form that is not signed yet is not exchanged.
#[must_use]
pub const fn exchanged_once_validated() -> &'static str {
    "Le document CDA existe une fois la fiche validée."
}

/// What another page of this browser could not send is there again.
#[must_use]
pub const fn unsent_text_is_back() -> &'static str {
    "Le texte que cette fiche n’avait pas pu envoyer est revenu."
}

/// What another page of this browser could not send is refused.
#[must_use]
pub fn unsent_text_refused(why: &str) -> String {
    format!("Un texte gardé par ce navigateur n’a pas pu être enregistré\u{a0}: {why}")
}

/// The document of a form just signed is not made yet.
#[must_use]
pub const fn exchanged_soon() -> &'static str {
    "Le document CDA est en préparation\u{a0}: il sera prêt dans quelques secondes. Rechargez alors cette page."
}

/// The official model refuses a document of this form.
#[must_use]
pub const fn not_exchanged() -> &'static str {
    "Cette fiche n’a pas de document CDA\u{a0}: sa RCP n’a pas encore ses identifiants nationaux, ou l’annuaire ne connaît pas le \
     coordonnateur, le demandeur ou le signataire."
}

/// What follows once the announcement is noted (`crate::access`: the patient and the representative read what was
/// announced).
#[must_use]
pub const fn announcement() -> &'static str {
    "Confirmez que la décision a été annoncée au patient. Dès maintenant, lui-même et son représentant pourront lire \
     cette fiche. L’annonce est datée et ne peut pas être retirée."
}

/// Why a form is given up.
#[must_use]
pub const fn abandon(reason: AbandonReason) -> &'static str {
    match reason {
        AbandonReason::CaseWithdrawn => "Dossier retiré par le demandeur",
        AbandonReason::Mistake => "Fiche ouverte par erreur",
        AbandonReason::Duplicate => "Fiche en double",
        AbandonReason::Deceased => "Patient décédé avant la séance",
        AbandonReason::Opposition => "Opposition du patient",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_counts_what_blocks() {
        assert_eq!(refusal(&FrcpRefusal::Blocked { issues: 1 }), "Un point bloquant reste à corriger.");
        assert_eq!(refusal(&FrcpRefusal::Blocked { issues: 4 }), "4 points bloquants restent à corriger.");
    }
}
