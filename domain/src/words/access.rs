//! Words of access: why an action is refused, and what each line of the audit says was done.

use crate::access::{Action, Refusal};
use crate::audit::{Act, Outcome, SystemAct};

/// What is said to one who may not know that a thing exists, and to one who asks for what does not.
#[must_use]
pub const fn not_found() -> &'static str {
    "Cette page n’existe pas, ou vous n’y avez pas accès."
}

/// Why an action is refused, in one sentence.
#[must_use]
pub const fn refusal(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::SignInFirst => "Connectez-vous pour continuer.",
        Refusal::AccountClosed => "Ce compte est fermé. Adressez-vous au référent de votre structure.",
        Refusal::SecondFactorNeeded => "Terminez la connexion avec votre code avant de continuer.",
        Refusal::FreshCodeNeeded => "Confirmez cette action avec un nouveau code.",
        Refusal::NoRoleHere => {
            "Vous n’avez pas d’habilitation dans cet établissement. Adressez-vous à son référent de structure."
        }
        Refusal::NotInYourRole => "Votre rôle dans cet établissement ne permet pas cette action.",
        Refusal::OtherPlace => "Cette action revient à un autre établissement que celui où vous exercez en ce moment.",
        Refusal::NotForYourself => {
            "Cette action ne peut pas être faite pour soi-même. Demandez à une autre personne habilitée."
        }
        Refusal::ReasonNeeded => "Indiquez le motif de cette consultation avant d’ouvrir la fiche.",
        Refusal::OnlyTheCoordinator => {
            "Seuls le coordonnateur de cette RCP et ses suppléants peuvent faire cette action."
        }
        Refusal::DelegationNeeded => {
            "La validation demande une délégation du coordonnateur, à votre nom et en cours de validité."
        }
        Refusal::AggregatesOnly => "Le niveau régional ne voit que des données agrégées.",
        Refusal::AuditOnly => "Votre rôle donne accès au journal, sans accès aux dossiers.",
        Refusal::SessionOnly => "Votre accès se limite aux fiches et aux documents de la séance.",
        Refusal::NotShared => {
            "Le patient ne partage pas son dossier avec votre établissement\u{a0}: cette action n’est pas possible."
        }
        Refusal::PatientHasDied => "Cette action n’est plus possible\u{a0}: le dossier indique le décès du patient.",
        Refusal::FrcpValidated => "Cette fiche est validée. Ajoutez un complément ou faites une rectification.",
        Refusal::FrcpNotValidated => "Cette action demande une fiche validée.",
    }
}

/// What was done, as a line of the audit names it.
#[must_use]
pub const fn act(act: Act) -> &'static str {
    match act {
        Act::Right(right) => action(right),
        Act::System(act) => system_act(act),
    }
}

/// How it ended, as a line of the audit says it.
#[must_use]
pub const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Done => "Fait",
        Outcome::Refused(_) => "Refusé",
        Outcome::Hidden => "Refusé (réponse\u{a0}: introuvable)",
        Outcome::Failed => "Échec",
    }
}

/// A right, as a line of the audit names it.
#[must_use]
pub const fn action(action: Action) -> &'static str {
    match action {
        Action::SeeToday => "Ouverture de l’accueil",
        Action::SeeOwnAccount => "Ouverture de son compte",
        Action::SeeMySignIns => "Consultation de ses connexions",
        Action::EndSignIn => "Fin d’une de ses connexions",
        Action::SeeHelp => "Lecture de l’aide",
        Action::SearchEverything => "Recherche générale",
        Action::ListOffers => "Liste des RCP",
        Action::DraftOffer => "Préparation d’une offre de RCP",
        Action::SeePlanning => "Consultation du calendrier",
        Action::SearchPatients => "Recherche de patients",
        Action::ListFrcps => "Liste des fiches RCP",
        Action::CreatePatient => "Création d’un dossier patient",
        Action::SeeDuplicates => "Consultation des doublons possibles",
        Action::ListAccounts => "Liste des comptes",
        Action::InviteAccount => "Invitation d’une personne",
        Action::Habilitate => "Habilitation d’une personne",
        Action::EndHabilitation => "Fin d’une habilitation",
        Action::ResetAccess => "Réinitialisation d’un accès",
        Action::SeeArrivalsLeavers => "Consultation des arrivées et des départs",
        Action::SeeDirectory => "Consultation de l’annuaire",
        Action::EditDirectory => "Correction de l’annuaire",
        Action::SeeOffer => "Consultation d’une offre de RCP",
        Action::EditOffer => "Modification d’une offre de RCP",
        Action::SubmitOffer => "Envoi d’une offre de RCP au 3C",
        Action::ValidateOffer3c => "Validation d’une offre de RCP par le 3C",
        Action::ValidateOfferRegion => "Validation d’une offre de RCP par la région",
        Action::SuspendOffer => "Suspension d’une RCP",
        Action::ResumeOffer => "Reprise d’une RCP",
        Action::CloseOffer => "Fermeture d’une RCP",
        Action::DelegateValidation => "Délégation de la validation des fiches",
        Action::EndDelegation => "Fin d’une délégation",
        Action::PlanSeries => "Planification de séances",
        Action::SeeSession => "Consultation d’une séance",
        Action::MoveSession => "Report d’une séance",
        Action::CancelSession => "Annulation d’une séance",
        Action::SeeInscriptions => "Consultation des dossiers d’une séance",
        Action::SendAgenda => "Envoi de l’ordre du jour",
        Action::PreSort => "Pré-tri des dossiers",
        Action::OrderPassage => "Ordre de passage des dossiers",
        Action::HoldSession => "Conduite d’une séance",
        Action::MarkPresence => "Relevé des présences",
        Action::SeeRecord => "Consultation d’un dossier patient",
        Action::EditIdentity => "Correction d’une identité",
        Action::ValidateIdentity => "Validation d’une identité",
        Action::RecordConsent => "Recueil du consentement",
        Action::WithdrawConsent => "Retrait du consentement",
        Action::OpposeProfessional => "Opposition à l’accès d’un professionnel",
        Action::RecordBoardInformation => "Information du patient avant la RCP",
        Action::EditPeopleAround => "Modification de l’entourage",
        Action::EditCircle => "Modification du cercle de soins",
        Action::InviteToPortal => "Invitation au portail",
        Action::OpenEpisode => "Ouverture d’un parcours cancer",
        Action::AddDocument => "Ajout d’un document",
        Action::MergeRecords => "Fusion de dossiers",
        Action::UnmergeRecords => "Annulation d’une fusion de dossiers",
        Action::SeeAccessLog => "Consultation des accès au dossier",
        Action::ReadDocument => "Lecture d’un document",
        Action::Inscribe => "Inscription d’un dossier à une séance",
        Action::InscribeLate => "Inscription tardive d’un dossier",
        Action::WithdrawInscription => "Retrait ou report d’un dossier",
        Action::DecideCase => "Saisie de la décision de la RCP",
        Action::SeeFrcp => "Consultation d’une fiche RCP",
        Action::FillFrcp => "Saisie d’une fiche RCP",
        Action::FillFrcpOnBehalf => "Saisie d’une fiche RCP pour le compte d’un médecin",
        Action::ResolveConflict => "Choix entre deux saisies simultanées",
        Action::ValidateFrcp => "Validation d’une fiche RCP",
        Action::AddAddendum => "Ajout d’un complément à une fiche RCP",
        Action::RectifyFrcp => "Rectification d’une fiche RCP",
        Action::MarkAnnounced => "Annonce de la décision au patient",
        Action::ReadFrcpPdf => "Lecture du document d’une fiche RCP",
        Action::ListForms => "Liste des modèles de fiche",
        Action::OpenFormGroup => "Ouverture d’un groupe de modèle de fiche",
        Action::SeeFormGroup => "Consultation d’un modèle de fiche en préparation",
        Action::WriteForm => "Écriture d’un modèle de fiche",
        Action::CommentForm => "Commentaire d’un modèle de fiche",
        Action::ApproveForm => "Relecture d’un modèle de fiche",
        Action::PublishForm => "Publication d’un modèle de fiche",
        Action::RollBackForm => "Retrait d’un modèle de fiche",
        Action::NameFormMember => "Composition d’un groupe de modèle de fiche",
        Action::ReadAudit => "Consultation du journal",
        Action::VerifyAudit => "Vérification du journal",
    }
}

const fn system_act(act: SystemAct) -> &'static str {
    match act {
        SystemAct::SignedIn => "Connexion",
        SystemAct::SignInRefused => "Connexion refusée",
        SystemAct::SignedOut => "Déconnexion",
        SystemAct::CodeSent => "Envoi d’un code",
        SystemAct::CodeAccepted => "Code accepté",
        SystemAct::CodeRefused => "Code refusé",
        SystemAct::PlaceChosen => "Choix du lieu d’exercice",
        SystemAct::PasswordChanged => "Changement de mot de passe",
        SystemAct::SecondFactorSet => "Mise en place du second facteur",
        SystemAct::RecoveryCodeUsed => "Utilisation d’un code de secours",
        SystemAct::InvitationAccepted => "Invitation acceptée",
        SystemAct::AccountOpened => "Ouverture d’un compte",
        SystemAct::AccountBlocked => "Blocage d’un compte inutilisé",
        SystemAct::ResetRequested => "Demande de réinitialisation d’un accès",
        SystemAct::ResetConfirmed => "Confirmation d’une réinitialisation",
        SystemAct::AgendaAddressMade => "Création d’une adresse d’agenda",
        SystemAct::AgendaAddressEnded => "Suppression d’une adresse d’agenda",
        SystemAct::MailChosen => "Choix des courriels sur les séances",
        SystemAct::DocumentRendered => "Production d’un document",
        SystemAct::MessageSent => "Envoi d’un message",
        SystemAct::RightExpired => "Fin d’un droit à son échéance",
        SystemAct::SessionAdvanced => "Ouverture ou clôture des inscriptions à leur échéance",
        SystemAct::AuditSealed => "Scellement du journal",
        SystemAct::CommandRun => "Commande lancée sur le serveur",
        SystemAct::DemoWritten => "Écriture des données de démonstration",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn labels() -> Vec<&'static str> {
        let rights = Action::ALL.iter().map(|right| act((*right).into()));
        rights.chain(SystemAct::ALL.iter().map(|done| act((*done).into()))).collect()
    }

    #[test]
    fn two_acts_never_have_the_same_name() {
        assert_eq!(labels().iter().collect::<BTreeSet<_>>().len(), labels().len());
    }

    #[test]
    fn a_label_has_no_full_stop_and_a_sentence_has_one() {
        assert!(labels().iter().all(|label| !label.ends_with('.')));
        assert!(Refusal::ALL.iter().all(|why| refusal(*why).ends_with('.')));
    }

    #[test]
    fn the_typography_is_french() {
        for text in labels().into_iter().chain(Refusal::ALL.map(refusal)) {
            assert!(!text.contains('\'') && !text.contains('!'), "{text}");
            for sign in [" :", " ;", " ?"] {
                assert!(!text.contains(sign), "{text}");
            }
        }
    }
}
