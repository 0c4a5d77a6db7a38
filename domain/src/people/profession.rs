//! What people of the directory are.

use super::specialty::Specialty;
use serde::{Deserialize, Serialize};

/// A profession of the directory.
///
/// Source: ANS, nomenclature des objets de santé, TRE_G15 (health professions) and its social and administrative
/// neighbours; CSP R.1110-2 for the categories that may share information.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Profession {
    /// Médecin.
    Physician,
    /// Médecin en formation (intern).
    PhysicianInTraining,
    /// Pharmacien.
    Pharmacist,
    /// Chirurgien-dentiste.
    Dentist,
    /// Sage-femme.
    Midwife,
    /// Infirmier.
    Nurse,
    /// Masseur-kinésithérapeute.
    Physiotherapist,
    /// Orthophoniste.
    SpeechTherapist,
    /// Diététicien.
    Dietitian,
    /// Manipulateur d'électroradiologie médicale.
    Radiographer,
    /// Physicien médical.
    MedicalPhysicist,
    /// Psychologue.
    Psychologist,
    /// Assistant de service social.
    SocialWorker,
    /// Attaché de recherche clinique.
    ResearchAssociate,
    /// Secrétaire assistante médico-administrative.
    Secretary,
    /// Anyone else (quality officer, administrator).
    Other,
}

impl Profession {
    /// Every profession, in the order in which lists show them.
    pub const ALL: [Self; 16] = [
        Self::Physician,
        Self::PhysicianInTraining,
        Self::Pharmacist,
        Self::Dentist,
        Self::Midwife,
        Self::Nurse,
        Self::Physiotherapist,
        Self::SpeechTherapist,
        Self::Dietitian,
        Self::Radiographer,
        Self::MedicalPhysicist,
        Self::Psychologist,
        Self::SocialWorker,
        Self::ResearchAssociate,
        Self::Secretary,
        Self::Other,
    ];

    /// The NOS code and its code system (OID), for documents; `None` for "other".
    #[must_use]
    pub const fn nos_code(self) -> Option<(&'static str, &'static str)> {
        const HEALTH: &str = "1.2.250.1.213.1.1.4.5";
        const FUNCTION: &str = "1.2.250.1.213.1.6.1.107";
        Some(match self {
            Self::Physician => ("G15_10", HEALTH),
            Self::PhysicianInTraining => ("G16_10", HEALTH),
            Self::Pharmacist => ("G15_21", HEALTH),
            Self::Dentist => ("G15_40", HEALTH),
            Self::Midwife => ("G15_50", HEALTH),
            Self::Nurse => ("G15_60", HEALTH),
            Self::Physiotherapist => ("G15_70", HEALTH),
            Self::SpeechTherapist => ("G15_91", HEALTH),
            Self::Dietitian => ("G15_95", HEALTH),
            Self::Radiographer => ("G15_98", HEALTH),
            Self::MedicalPhysicist => ("G15_32", HEALTH),
            Self::Psychologist => ("93", "1.2.250.1.213.1.6.1.109"),
            Self::SocialWorker => ("41", "1.2.250.1.213.1.6.1.4"),
            Self::ResearchAssociate => ("363", FUNCTION),
            Self::Secretary => ("331", FUNCTION),
            Self::Other => return None,
        })
    }

    /// Whether its members are in the RPPS today, so that a missing number deserves a question.
    /// Source: expert knowledge, to be confirmed (nurses and others joined the RPPS from 2021 to 2024).
    #[must_use]
    pub const fn has_rpps(self) -> bool {
        !matches!(self, Self::SocialWorker | Self::ResearchAssociate | Self::Secretary | Self::Other)
    }

    /// Whether it is bound to a health profession of part 4 of the CSP (the others share within R.1110-2 only).
    #[must_use]
    pub const fn is_health_profession(self) -> bool {
        self.has_rpps() && !matches!(self, Self::Psychologist)
    }
}

/// The code by which a document names someone's trade: `G15_10/SM36` for a physician whose specialty is known, else
/// the profession; with the code system. `None` for "other".
#[must_use]
pub fn document_code(profession: Profession, specialty: Option<Specialty>) -> Option<(String, &'static str)> {
    let (code, system) = profession.nos_code()?;
    match (profession, specialty) {
        (Profession::Physician, Some(specialty)) => Some((specialty.document_code(), system)),
        _ => Some((code.to_owned(), system)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_physician_is_named_by_the_specialty() {
        let code = document_code(Profession::Physician, Some(Specialty::Radiotherapy));
        assert_eq!(code, Some(("G15_10/SM45".to_owned(), "1.2.250.1.213.1.1.4.5")));
        let nurse = document_code(Profession::Nurse, Some(Specialty::Radiotherapy));
        assert_eq!(nurse, Some(("G15_60".to_owned(), "1.2.250.1.213.1.1.4.5")));
        assert_eq!(document_code(Profession::Other, None), None);
    }
}
