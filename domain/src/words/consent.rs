//! Words of consent: what is asked, what was answered, and why something is refused.

use super::{dates, lowered, patient};
use crate::consent::{
    CaseNaming, CircleReason, Consent, ConsentMode, ConsentNeeded, ConsentRefused, Giver, InformationMode,
    InformationOutcome, InscribeRefused, NotSharedReason, Scope, ShareRefused, Sharing, WithoutConsent,
};
use chrono::NaiveDate;

/// A scope, as a box to tick, in the words of the patient.
#[must_use]
pub const fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::RecordCreation => "Ouvrir mon dossier",
        Scope::CircleSharing => "Partager mon dossier avec les professionnels de mon cercle de soins",
        Scope::Rcp => "Présenter mon dossier en réunion de concertation pluridisciplinaire",
        Scope::DmpFeed => "Envoyer une copie des documents à mon dossier médical partagé",
        Scope::ResearchReuse => "Réutiliser mes données pour la recherche",
    }
}

/// A scope, in the words of professionals.
#[must_use]
pub const fn scope_short(scope: Scope) -> &'static str {
    match scope {
        Scope::RecordCreation => "Création du dossier",
        Scope::CircleSharing => "Partage avec le cercle de soins",
        Scope::Rcp => "Présentation en RCP",
        Scope::DmpFeed => "Alimentation du DMP",
        Scope::ResearchReuse => "Réutilisation pour la recherche",
    }
}

/// How a consent was given.
#[must_use]
pub const fn mode(mode: ConsentMode) -> &'static str {
    match mode {
        ConsentMode::Oral => "oralement",
        ConsentMode::Written { .. } => "par écrit",
        ConsentMode::Portal => "dans son espace patient",
    }
}

/// Whose will it is.
#[must_use]
pub fn giver(giver: Giver) -> String {
    match giver {
        Giver::Patient => "le patient".to_owned(),
        Giver::Representative { basis } => {
            format!("son représentant ({})", lowered(patient::representation_basis(basis)))
        }
    }
}

/// What a professional of the circle is to the patient.
#[must_use]
pub const fn circle_reason(reason: CircleReason) -> &'static str {
    match reason {
        CircleReason::FamilyDoctor => "Médecin traitant",
        CircleReason::Specialist => "Spécialiste qui suit le patient",
        CircleReason::Nurse => "Infirmier à domicile",
        CircleReason::Pharmacist => "Pharmacien",
        CircleReason::Other => "Autre professionnel du cercle",
    }
}

/// Nobody can be in the circle without an account.
#[must_use]
pub const fn no_account_to_join() -> &'static str {
    "Cette personne n’a pas de compte\u{a0}: elle ne pourrait pas ouvrir le dossier."
}

/// The patient objects to the person.
#[must_use]
pub const fn opposed_cannot_join() -> &'static str {
    "Le patient s’oppose à l’accès de cette personne\u{a0}: levez d’abord l’opposition, avec son accord."
}

/// The person is a member.
#[must_use]
pub const fn already_in_the_circle() -> &'static str {
    "Cette personne est déjà dans le cercle de soins."
}

/// The state of a consent in one word.
#[must_use]
pub const fn state(consent: &Consent) -> &'static str {
    match consent {
        Consent::Asked { .. } => "Demandé",
        Consent::Declined { .. } => "Refusé",
        Consent::Given { .. } => "Donné",
        Consent::Withdrawn { .. } => "Retiré",
        Consent::Expired { .. } => "Expiré",
    }
}

/// A consent told in a sentence; `on` gives the civil day of an instant, in Paris.
#[must_use]
pub fn sentence(consent: &Consent, on: impl Fn(chrono::DateTime<chrono::Utc>) -> NaiveDate) -> String {
    let day = |at| dates::medium(on(at));
    match consent {
        Consent::Asked { act } => format!("Consentement demandé le {}, sans réponse à ce jour.", day(act.at)),
        Consent::Declined { act } => format!("Consentement refusé le {}.", day(act.at)),
        Consent::Given { given } => {
            let until = given.until.map(|until| format!(", jusqu’au {}", dates::medium(until))).unwrap_or_default();
            let (mode, giver) = (mode(given.mode), giver(given.giver));
            format!("Consentement donné le {} {mode} par {giver}{until}.", day(given.act.at))
        }
        Consent::Withdrawn { act, .. } => format!(
            "Consentement retiré le {}. Les données sont conservées, mais le dossier n’est plus partagé.",
            day(act.at)
        ),
        Consent::Expired { given } => match given.until {
            Some(until) => format!("Consentement expiré depuis le {}.", dates::medium(until)),
            None => "Consentement expiré.".to_owned(),
        },
    }
}

/// What the patient is told before taking a consent back.
#[must_use]
pub const fn before_withdrawal() -> &'static str {
    "L’accès des professionnels à votre dossier cesse immédiatement. Vos données sont conservées, et \
     l’établissement qui les a écrites continue de lire les siennes."
}

/// Why a record was opened without consent.
#[must_use]
pub const fn without_consent(reason: WithoutConsent) -> &'static str {
    match reason {
        WithoutConsent::Emergency => "Urgence vitale",
        WithoutConsent::Unconscious => "Patient inconscient ou hors d’état d’exprimer sa volonté",
    }
}

/// Why a record is not shared.
#[must_use]
pub const fn not_shared(reason: NotSharedReason) -> &'static str {
    match reason {
        NotSharedReason::OpenedWithout { reason: WithoutConsent::Emergency } => {
            "ouvert en urgence, consentement à demander"
        }
        NotSharedReason::OpenedWithout { reason: WithoutConsent::Unconscious } => {
            "ouvert pour un patient hors d’état de s’exprimer, consentement à demander"
        }
        NotSharedReason::Awaited => "consentement en attente",
        NotSharedReason::NotAgreed => "le patient n’a pas accepté le partage",
        NotSharedReason::Withdrawn => "le patient a retiré son consentement",
        NotSharedReason::Expired => "le consentement a expiré",
    }
}

/// Whether a record is shared, for its header.
#[must_use]
pub fn sharing(sharing: Sharing) -> String {
    match sharing {
        Sharing::Shared => "Dossier partagé".to_owned(),
        Sharing::NotShared { reason } => format!("Dossier non partagé\u{a0}: {}", not_shared(reason)),
    }
}

/// The patient agreed by word of mouth, as an answer of the form that opens a record.
#[must_use]
pub const fn given_orally() -> &'static str {
    "Le patient a donné son accord oralement"
}

/// The patient signed, as an answer of the form that opens a record.
#[must_use]
pub const fn given_in_writing() -> &'static str {
    "Le patient a signé un document, que je joins"
}

/// Nothing was answered about the consent, when a record is opened.
#[must_use]
pub const fn consent_not_told() -> &'static str {
    "Indiquez ce que le patient a dit de l’ouverture de son dossier."
}

/// Why a step of a consent is refused.
#[must_use]
pub const fn consent_refused(refused: ConsentRefused) -> &'static str {
    match refused {
        ConsentRefused::NoScope => "Choisissez au moins un objet du consentement.",
        ConsentRefused::AlreadyGiven => "Un consentement est déjà en vigueur.",
        ConsentRefused::NothingGiven => "Aucun consentement en vigueur ne correspond.",
        ConsentRefused::EndsBeforeItBegins => "La date de fin précède la date du consentement.",
        ConsentRefused::NotExpiredYet => "Ce consentement n’est pas arrivé à son terme.",
    }
}

/// A record cannot be opened.
#[must_use]
pub const fn consent_needed(_: ConsentNeeded) -> &'static str {
    "Le consentement du patient est nécessaire pour ouvrir son dossier. En urgence, ou s’il ne peut pas s’exprimer, \
     indiquez-en la raison\u{a0}: le dossier ne sera pas partagé."
}

/// Why something is not shared with somebody.
#[must_use]
pub fn share_refused(refused: ShareRefused) -> String {
    match refused {
        ShareRefused::Opposed => "Le patient s’oppose à ce que ce professionnel accède à son dossier.".to_owned(),
        ShareRefused::NotShared { reason } => {
            format!("Ce dossier n’est pas partagé\u{a0}: {}.", not_shared(reason))
        }
    }
}

/// How a patient was informed of the board.
#[must_use]
pub const fn information_mode(mode: InformationMode) -> &'static str {
    match mode {
        InformationMode::Oral => "Oralement",
        InformationMode::Written => "Par écrit",
    }
}

/// What a patient answered about the board.
#[must_use]
pub const fn information_outcome(outcome: InformationOutcome) -> &'static str {
    match outcome {
        InformationOutcome::NonOpposition => "Ne s’oppose pas",
        InformationOutcome::Agreement => "Accord",
        InformationOutcome::Opposition => "S’oppose",
    }
}

/// How a case is inscribed.
#[must_use]
pub const fn case_naming(naming: CaseNaming) -> &'static str {
    match naming {
        CaseNaming::Named => "Dossier nominatif",
        CaseNaming::Anonymous => "Dossier anonyme",
    }
}

/// Why a case does not go to the board.
#[must_use]
pub const fn inscribe_refused(refused: InscribeRefused) -> &'static str {
    match refused {
        InscribeRefused::NotInformed => {
            "Indiquez quand et par qui le patient a été informé de la présentation de son dossier."
        }
        InscribeRefused::InformedInTheFuture => "La date d’information du patient est dans le futur.",
        InscribeRefused::Opposed => {
            "Le patient s’oppose à la présentation de son dossier. Seul le coordonnateur peut l’inscrire, de façon anonyme."
        }
        InscribeRefused::AgreementNeeded => "Cette RCP demande que l’accord du patient soit recueilli.",
    }
}

/// An objection to somebody who cannot open any record.
#[must_use]
pub const fn no_account_to_oppose() -> &'static str {
    "Cette personne n’a pas de compte\u{a0}: elle n’a accès à aucun dossier."
}

/// Why somebody is in the circle with an objection.
#[must_use]
pub const fn opposed_by_patient() -> &'static str {
    "Opposition du patient"
}

/// Nobody enters the circle without a reason.
#[must_use]
pub const fn reason_needed() -> &'static str {
    "Choisissez pourquoi cette personne est dans le cercle."
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consent::{Act, Given};
    use crate::ids::AccountId;

    #[test]
    fn a_consent_is_told_in_a_sentence() {
        let at: chrono::DateTime<chrono::Utc> = "2026-03-03T12:00:00Z".parse().unwrap();
        let act = Act { by: AccountId::from_uuid(uuid::Uuid::from_u128(1)), at };
        let given = Given {
            mode: ConsentMode::Oral,
            giver: Giver::Patient,
            act,
            scopes: Scope::ALL.into(),
            until: "2027-03-03".parse().ok(),
        };
        let consent = Consent::directly(given).unwrap();
        let told = sentence(&consent, |at| at.date_naive());
        assert_eq!(told, "Consentement donné le 3 mars 2026 oralement par le patient, jusqu’au 3 mars 2027.");
        let withdrawn = consent.withdraw_all(act).unwrap();
        assert!(sentence(&withdrawn, |at| at.date_naive()).starts_with("Consentement retiré le 3 mars 2026."));
    }

    #[test]
    fn a_header_says_why_a_record_is_not_shared() {
        let reason = NotSharedReason::Awaited;
        assert_eq!(sharing(Sharing::NotShared { reason }), "Dossier non partagé\u{a0}: consentement en attente");
    }
}
