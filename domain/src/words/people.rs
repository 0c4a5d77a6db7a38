//! Words of people: roles, professions, and why a number or a step is refused.

use super::dates;
use crate::people::{
    DelegatedPower, DelegationRefused, Discipline, EmailError, EndsBeforeItBegins, FinessError, IdleState, NotAPhone,
    Period, Phone, Profession, ResetRefused, Role, RppsError, Specialty,
};

/// A role, as lists and headers name it.
#[must_use]
pub const fn role(role: Role) -> &'static str {
    match role {
        Role::Secretary => "Secrétaire de RCP",
        Role::Physician => "Médecin",
        Role::Caregiver => "Soignant de l’équipe",
        Role::CoordinatingNurse => "Infirmier de coordination",
        Role::RcpCoordinator => "Coordonnateur de RCP",
        Role::CancerCentre => "Centre de coordination en cancérologie (3C)",
        Role::StructureReferent => "Référent de structure",
        Role::RegionalAdministrator => "Administrateur régional",
        Role::DataProtectionOfficer => "Délégué à la protection des données",
        Role::Patient => "Patient",
        Role::Representative => "Représentant légal",
        Role::Carer => "Aidant",
    }
}

/// What a role is for, in one sentence.
#[must_use]
pub const fn role_purpose(role: Role) -> &'static str {
    match role {
        Role::Secretary => "Planifie les séances, inscrit les dossiers et saisit pour le compte des médecins.",
        Role::Physician => "Demande un avis, présente ses patients et participe au quorum.",
        Role::Caregiver => "Prend part aux soins\u{a0}: infirmier, pharmacien, psychologue, assistant social.",
        Role::CoordinatingNurse => "Coordonne le parcours du patient et suit son programme personnalisé de soins.",
        Role::RcpCoordinator => "Pilote une ou plusieurs RCP et valide leurs fiches.",
        Role::CancerCentre => "Valide les offres de RCP, suit la qualité et réalise les audits.",
        Role::StructureReferent => "Invite et habilite les personnes de son établissement.",
        Role::RegionalAdministrator => "Valide les offres, tient l’annuaire et ne voit que des données agrégées.",
        Role::DataProtectionOfficer => "Consulte le journal des accès, jamais un dossier.",
        Role::Patient => "Consulte son dossier et choisit avec qui il est partagé.",
        Role::Representative => "Agit au nom d’un patient mineur ou protégé.",
        Role::Carer => "Aide le patient, qui l’a désigné.",
    }
}

/// A profession of the directory.
#[must_use]
pub const fn profession(profession: Profession) -> &'static str {
    match profession {
        Profession::Physician => "Médecin",
        Profession::PhysicianInTraining => "Médecin en formation",
        Profession::Pharmacist => "Pharmacien",
        Profession::Dentist => "Chirurgien-dentiste",
        Profession::Midwife => "Sage-femme",
        Profession::Nurse => "Infirmier",
        Profession::Physiotherapist => "Masseur-kinésithérapeute",
        Profession::SpeechTherapist => "Orthophoniste",
        Profession::Dietitian => "Diététicien",
        Profession::Radiographer => "Manipulateur en électroradiologie médicale",
        Profession::MedicalPhysicist => "Physicien médical",
        Profession::Psychologist => "Psychologue",
        Profession::SocialWorker => "Assistant de service social",
        Profession::ResearchAssociate => "Attaché de recherche clinique",
        Profession::Secretary => "Secrétaire médical",
        Profession::Other => "Autre fonction",
    }
}

/// A specialty, by its label.
#[must_use]
pub const fn specialty(specialty: Specialty) -> &'static str {
    specialty.label()
}

/// A discipline, as the quorum names it.
#[must_use]
pub const fn discipline(discipline: Discipline) -> &'static str {
    match discipline {
        Discipline::Surgery => "Chirurgie",
        Discipline::MedicalOncology => "Oncologie médicale",
        Discipline::Radiotherapy => "Radiothérapie",
        Discipline::Haematology => "Hématologie",
        Discipline::Pathology => "Anatomopathologie",
        Discipline::Biology => "Biologie",
        Discipline::Imaging => "Radiologie",
        Discipline::NuclearMedicine => "Médecine nucléaire",
        Discipline::Genetics => "Génétique",
        Discipline::OrganMedicine => "Spécialité d’organe",
        Discipline::Anaesthesia => "Anesthésie et réanimation",
        Discipline::PalliativeCare => "Soins palliatifs",
        Discipline::GeneralPractice => "Médecine générale",
    }
}

/// A period: `depuis le 3 mars 2026`, `du 3 au 9 mars 2026`.
#[must_use]
pub fn period(period: Period) -> String {
    match period.until() {
        Some(until) if until == period.from() => format!("le {}", dates::medium(until)),
        Some(until) => dates::days_between(period.from(), until),
        None => format!("depuis le {}", dates::medium(period.from())),
    }
}

/// A telephone number: `06 12 34 56 78`, or the international form.
#[must_use]
pub fn phone(phone: &Phone) -> String {
    let Some(national) = phone.national() else { return phone.to_string() };
    let pairs: Vec<String> =
        national.as_bytes().chunks(2).map(|pair| String::from_utf8_lossy(pair).into_owned()).collect();
    pairs.join("\u{a0}")
}

/// A power that a coordinator lends.
#[must_use]
pub const fn delegated_power(power: DelegatedPower) -> &'static str {
    match power {
        DelegatedPower::PrepareSession => "Préparer la séance",
        DelegatedPower::CloseSession => "Clore la séance",
        DelegatedPower::ValidateFrcp => "Valider les fiches RCP",
        DelegatedPower::SendFrcp => "Diffuser les fiches RCP",
    }
}

/// Why an RPPS number is refused.
#[must_use]
pub const fn rpps_error(error: RppsError) -> &'static str {
    match error {
        RppsError::Shape => "Un numéro RPPS comporte 11 chiffres.",
        RppsError::Key => "Ce numéro RPPS comporte une erreur de frappe\u{a0}: sa clé de contrôle ne correspond pas.",
    }
}

/// Why a FINESS number is refused.
#[must_use]
pub const fn finess_error(error: FinessError) -> &'static str {
    match error {
        FinessError::Shape => "Un numéro FINESS comporte 9 chiffres (2A ou 2B au début pour la Corse).",
        FinessError::Key => {
            "Ce numéro FINESS comporte une erreur de frappe\u{a0}: sa clé de contrôle ne correspond pas."
        }
    }
}

/// Why an address is refused.
#[must_use]
pub const fn email_error(error: EmailError) -> &'static str {
    match error {
        EmailError::NoAt => "Saisissez une adresse de la forme prenom.nom@exemple.fr.",
        EmailError::BadCharacter => "Cette adresse contient un caractère qui n’y a pas sa place.",
        EmailError::BadDomain => "Ce qui suit @ n’est pas un nom de domaine, par exemple exemple.fr.",
        EmailError::TooLong => "Cette adresse est trop longue.",
    }
}

/// An address that several people seem to read.
#[must_use]
pub const fn shared_mailbox() -> &'static str {
    "Cette adresse semble lue par plusieurs personnes. Un compte est personnel\u{a0}: préférez une adresse nominative."
}

/// Why a telephone number is refused.
#[must_use]
pub const fn phone_error(_: NotAPhone) -> &'static str {
    "Saisissez 10 chiffres, ou un numéro international qui commence par +."
}

/// Why a period is refused.
#[must_use]
pub const fn period_error(_: EndsBeforeItBegins) -> &'static str {
    "La date de fin précède la date de début."
}

/// What to tell of an idle account; `None` when it is in use.
#[must_use]
pub fn idle(state: IdleState) -> Option<String> {
    match state {
        IdleState::InUse => None,
        IdleState::Warned { days_left } => Some(format!(
            "Ce compte n’est plus utilisé\u{a0}: il sera bloqué dans {}.",
            dates::days(u64::from(days_left))
        )),
        IdleState::Blocked => {
            Some("Ce compte est bloqué faute d’utilisation. Le référent de la structure peut le rouvrir.".to_owned())
        }
    }
}

/// Why a reset is refused.
#[must_use]
pub const fn reset_refused(refused: ResetRefused) -> &'static str {
    match refused {
        ResetRefused::OwnAccount => "Vous ne pouvez pas réinitialiser votre propre compte.",
        ResetRefused::SamePerson => "Une autre personne que vous doit confirmer cette réinitialisation.",
        ResetRefused::TooLate => "Cette demande date de plus de 24\u{a0}heures. Faites une nouvelle demande.",
    }
}

/// Why a delegation is refused.
#[must_use]
pub const fn delegation_refused(refused: DelegationRefused) -> &'static str {
    match refused {
        DelegationRefused::ToOneself => "Une délégation se donne à une autre personne.",
        DelegationRefused::NoPower => "Choisissez au moins un pouvoir à déléguer.",
        DelegationRefused::NoEnd => "Indiquez la date de fin de la délégation.",
        DelegationRefused::TooLong => "Une délégation dure un an au plus.",
    }
}

/// Too little was typed to look for somebody.
#[must_use]
pub const fn two_letters() -> &'static str {
    "Tapez au moins deux lettres."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_number_is_read_by_pairs() {
        let shown = phone(&Phone::parse("+33612345678").unwrap());
        assert_eq!(shown, "06\u{a0}12\u{a0}34\u{a0}56\u{a0}78");
        assert_eq!(phone(&Phone::parse("+3225551212").unwrap()), "+3225551212");
    }

    #[test]
    fn a_period_is_said_with_or_without_its_end() {
        let on = |from: &str, until: Option<&str>| {
            Period::new(from.parse().unwrap(), until.map(|d| d.parse().unwrap())).unwrap()
        };
        assert_eq!(period(on("2026-03-03", None)), "depuis le 3 mars 2026");
        assert_eq!(period(on("2026-03-03", Some("2026-03-09"))), "du 3 au 9 mars 2026");
        assert_eq!(period(on("2026-03-03", Some("2026-03-03"))), "le 3 mars 2026");
    }
}
