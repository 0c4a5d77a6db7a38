//! Words of the patients' site: plain, in the second person.

use super::dates;
use crate::{
    access::{Action, PortalRelation},
    consent::{Consent, Giver, NotSharedReason, Sharing},
    portal::InviteeRefused,
    sign_in::INVITATION_DAYS,
};
use chrono::{DateTime, NaiveDate, Utc};

/// Why somebody is not invited, told to the professional at the desk.
#[must_use]
pub const fn invitee_refused(why: InviteeRefused) -> &'static str {
    match why {
        InviteeRefused::RepresentativeHoldsIt => {
            "Ce patient est mineur ou protégé\u{a0}: c’est son représentant légal qui reçoit l’accès."
        }
        InviteeRefused::NobodyRepresents => {
            "Ce patient est majeur et sans mesure de protection\u{a0}: il reçoit lui-même son accès."
        }
        InviteeRefused::NamedByThePatient => "Un aidant reçoit son accès du patient.",
    }
}

/// The patient, in the list of those who may be invited.
#[must_use]
pub const fn the_patient() -> &'static str {
    "Le patient"
}

/// Where an access stands.
#[must_use]
pub const fn access(relation: PortalRelation, awaited: bool) -> &'static str {
    match (relation, awaited) {
        (_, true) => "Code remis, pas encore utilisé",
        (PortalRelation::Oneself, false) => "Patient",
        (PortalRelation::Representative, false) => "Représentant",
        (PortalRelation::Carer | PortalRelation::None, false) => "Aidant",
    }
}

/// The address is that of a professional's account.
#[must_use]
pub const fn professional_address() -> &'static str {
    "Cette adresse est celle d’un compte professionnel. Indiquez l’adresse personnelle du patient."
}

/// The representative is not in the record.
#[must_use]
pub const fn no_such_representative() -> &'static str {
    "Enregistrez d’abord le représentant légal dans la section Personnes."
}

/// How long a code is good for.
#[must_use]
pub fn code_lasts() -> String {
    format!(
        "Ce code sert une fois, pendant {}.",
        dates::plural(u64::try_from(INVITATION_DAYS).unwrap_or(7), "jour", "jours")
    )
}

/// The one answer to a wrong code, an expired code or another date of birth.
#[must_use]
pub const fn code_refused() -> &'static str {
    "Ce code et cette date de naissance n’ouvrent pas d’accès. Vérifiez-les, ou demandez un nouveau code à votre équipe de soins."
}

/// Nothing looks like a code.
#[must_use]
pub const fn not_a_code() -> &'static str {
    "Recopiez les 12 signes du code remis par votre équipe de soins."
}

/// A date that does not read.
#[must_use]
pub const fn not_a_date() -> &'static str {
    "Indiquez la date de naissance, par exemple 14/07/1958."
}

/// Nothing is tied to this account any more.
#[must_use]
pub const fn nothing_tied() -> &'static str {
    "Aucun dossier n’est rattaché à votre compte. Demandez un code à votre équipe de soins."
}

/// Why the establishment that wrote the record reads it.
#[must_use]
pub const fn why_author() -> &'static str {
    "Cet établissement a ouvert votre dossier ou l’a présenté à une réunion. Il garde l’accès à ce qu’il a écrit, comme la loi le demande."
}

/// Why the person who asked for the meeting reads it.
#[must_use]
pub const fn why_requester() -> &'static str {
    "A demandé l’avis de la réunion, ou y a présenté votre dossier."
}

/// Why those who prepare or write for a meeting read it.
#[must_use]
pub const fn why_board_team() -> &'static str {
    "Prépare la réunion où votre dossier est discuté, ou a écrit dans votre fiche."
}

/// Why those who sit at a meeting read it.
#[must_use]
pub fn why_board(day: NaiveDate) -> String {
    format!("Participe à la réunion du {}, et peut lire ce qui y est discuté jusqu’à 30 jours après.", dates::long(day))
}

/// The name of one's own record.
#[must_use]
pub const fn own_record() -> &'static str {
    "Votre dossier"
}

/// The name of the record of somebody whom one represents.
#[must_use]
pub fn record_of(given_name: &str) -> String {
    format!("Dossier de {given_name}")
}

/// Whether the record is shared, to the person whose record it is.
#[must_use]
pub const fn sharing(sharing: Sharing) -> &'static str {
    match sharing {
        Sharing::Shared => "Votre dossier est partagé avec les professionnels qui vous soignent.",
        Sharing::NotShared { reason: NotSharedReason::Withdrawn } => {
            "Votre accord a été retiré\u{a0}: votre dossier n’est plus partagé."
        }
        Sharing::NotShared { reason: NotSharedReason::Expired } => {
            "Votre accord a expiré\u{a0}: votre dossier n’est plus partagé."
        }
        Sharing::NotShared { .. } => {
            "Votre dossier n’est pas partagé\u{a0}: seuls les établissements qui l’ont écrit le lisent."
        }
    }
}

/// A step of the consent, to the person whose consent it is; `on` gives the civil day of an instant, in Paris.
#[must_use]
pub fn step(consent: &Consent, on: impl Fn(DateTime<Utc>) -> NaiveDate) -> String {
    let day = |at| dates::long(on(at));
    match consent {
        Consent::Asked { act } => format!("Le {}, votre accord a été demandé.", day(act.at)),
        Consent::Declined { act } => format!("Le {}, vous n’avez pas donné votre accord.", day(act.at)),
        Consent::Given { given } => {
            let who = match given.giver {
                Giver::Patient => "vous avez donné votre accord",
                Giver::Representative { .. } => "votre représentant a donné son accord",
            };
            let scopes: Vec<String> =
                given.scopes.iter().map(|scope| format!("«\u{a0}{}\u{a0}»", super::consent::scope(*scope))).collect();
            format!(
                "Le {}, {who} {}\u{a0}: {}.",
                day(given.act.at),
                super::consent::mode(given.mode),
                scopes.join(", ")
            )
        }
        Consent::Withdrawn { act, .. } => format!("Le {}, votre accord a été retiré.", day(act.at)),
        Consent::Expired { given } => match given.until {
            Some(until) => format!("Votre accord a pris fin le {}.", dates::long(until)),
            None => "Votre accord a pris fin.".to_owned(),
        },
    }
}

/// What happens once a person is removed.
#[must_use]
pub const fn removed() -> &'static str {
    "C’est fait. Cette personne ne peut plus ouvrir votre dossier."
}

/// The access is open: what comes next.
#[must_use]
pub const fn opened() -> &'static str {
    "Votre espace est ouvert. Connectez-vous avec cette adresse et le mot de passe que vous venez de choisir."
}

/// What happens once a person is accepted again.
#[must_use]
pub const fn accepted_again() -> &'static str {
    "C’est fait. Cette personne peut de nouveau ouvrir votre dossier si elle vous soigne."
}

/// What happens once the consent is withdrawn.
#[must_use]
pub const fn withdrawn() -> &'static str {
    "C’est fait. Votre dossier n’est plus partagé. Les établissements qui l’ont écrit lisent encore ce qu’ils ont écrit eux-mêmes."
}

/// The code was right, and the gesture is still to be made.
#[must_use]
pub const fn code_given() -> &'static str {
    "Votre code est bon. Votre accord n’est pas encore enregistré\u{a0}: validez-le ci-dessous."
}

/// What happens once the consent is given again.
#[must_use]
pub const fn given() -> &'static str {
    "C’est fait. Votre dossier est partagé avec les professionnels qui vous soignent."
}

/// What one person did with the record on one day, as a sentence: `Le 3 mars 2026, Hélène Garnier (CH de Paris) a ouvert votre dossier, 2 fois.`
#[must_use]
pub fn look(person: &str, place: Option<&str>, act: Action, day: NaiveDate, times: u32) -> String {
    let place = place.map(|place| format!(" ({place})")).unwrap_or_default();
    let times = if times > 1 { format!(", {times} fois") } else { String::new() };
    format!("Le {}, {person}{place} {}{times}.", dates::long(day), did(act))
}

/// Who looked, when the account is not known any more.
#[must_use]
pub const fn somebody() -> &'static str {
    "une personne dont le compte est fermé"
}

/// What an act is, for the person whose record it is.
const fn did(act: Action) -> &'static str {
    match act {
        Action::SeeRecord => "a ouvert votre dossier",
        Action::EditIdentity | Action::ValidateIdentity => "a vérifié ou corrigé votre identité",
        Action::RecordConsent => "a noté votre accord",
        Action::WithdrawConsent => "a noté le retrait de votre accord",
        Action::OpposeProfessional => "a changé les personnes qui n’ont pas accès à votre dossier",
        Action::RecordBoardInformation => "a noté que vous avez été informé avant la réunion",
        Action::EditPeopleAround => "a changé les personnes de votre entourage",
        Action::EditCircle => "a changé votre cercle de soins",
        Action::InviteToPortal => "a donné ou retiré un accès à cet espace",
        Action::OpenEpisode => "a ouvert un parcours de soins",
        Action::AddDocument => "a ajouté un document",
        Action::MergeRecords | Action::UnmergeRecords => "a réuni ou séparé des dossiers à votre nom",
        Action::SeeAccessLog => "a consulté la liste des accès à votre dossier",
        Action::ReadDocument => "a lu un document",
        Action::Inscribe | Action::InscribeLate => "a inscrit votre dossier à une réunion",
        Action::WithdrawInscription => "a retiré ou reporté votre dossier d’une réunion",
        Action::DecideCase | Action::OrderPassage | Action::PreSort => "a préparé ou noté l’avis de la réunion",
        Action::SeeFrcp => "a lu votre fiche de réunion",
        Action::FillFrcp | Action::FillFrcpOnBehalf | Action::ResolveConflict => "a complété votre fiche de réunion",
        Action::ValidateFrcp => "a validé votre fiche de réunion",
        Action::AddAddendum | Action::RectifyFrcp => "a complété ou corrigé une fiche validée",
        Action::MarkAnnounced => "a noté que l’avis vous a été annoncé",
        Action::ReadFrcpPdf => "a ouvert le document de votre fiche de réunion",
        Action::CreatePatient => "a créé votre dossier",
        _ => "a travaillé sur votre dossier",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_is_a_sentence() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 3).unwrap();
        let told = look("Hélène Garnier", Some("CH de Créteil"), Action::SeeRecord, day, 2);
        assert_eq!(told, "Le mardi 3 mars 2026, Hélène Garnier (CH de Créteil) a ouvert votre dossier, 2 fois.");
        let told = look("Hélène Garnier", None, Action::FillFrcp, day, 1);
        assert_eq!(told, "Le mardi 3 mars 2026, Hélène Garnier a complété votre fiche de réunion.");
    }

    #[test]
    fn every_act_about_a_patient_has_its_own_words() {
        use crate::access::TargetKind::{Document, Frcp, Inscription, Patient};
        for act in Action::ALL {
            let about = matches!(act.kind().target, Patient | Document | Inscription | Frcp);
            assert!(!about || did(*act) != "a travaillé sur votre dossier", "{}", act.code());
        }
    }
}
