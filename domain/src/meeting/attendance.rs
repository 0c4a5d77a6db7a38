//! Who took part in a board, when, and as what.
//!
//! Source: ANS FRCP 2022.01 (participants are typed in or out of the quorum); D.6124-131 for remote attendance, which is
//! valid presence, and for the complementary written opinion.

use crate::{
    ids::ProfessionalId,
    people::{Discipline, Specialty},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// As what somebody takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seat {
    /// In the quorum.
    Quorum,
    /// Outside the quorum.
    OutsideQuorum,
    /// The patient's family physician: invited, never counted (HEGP charter).
    FamilyPhysician,
}

/// One stay in the meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    /// When the person came in.
    pub arrived: DateTime<Utc>,
    /// When the person left; nothing while they are there.
    pub left: Option<DateTime<Utc>>,
    /// By video.
    pub remote: bool,
}

/// How somebody takes part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Way {
    /// In the meeting, during these stays.
    Present {
        /// In order.
        stays: Vec<Stay>,
    },
    /// By a complementary written opinion on the case.
    Written {
        /// When it was given.
        at: DateTime<Utc>,
    },
}

/// One person's part in a session, or in a case for a written opinion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendance {
    /// Who.
    pub professional: ProfessionalId,
    /// Whether that person is a physician: nobody else is counted.
    pub physician: bool,
    /// Their specialties; a person with two diplomas is counted for one of them.
    pub specialties: Vec<Specialty>,
    /// As what.
    pub seat: Seat,
    /// How.
    pub way: Way,
}

impl Stay {
    /// Whether the whole interval lies in the stay.
    #[must_use]
    pub fn covers(&self, from: DateTime<Utc>, until: DateTime<Utc>) -> bool {
        self.arrived <= from && self.left.is_none_or(|left| until <= left)
    }
}

impl Attendance {
    /// Whether the person took part in a case discussed between two instants: there all along, or a written opinion
    /// given before the end.
    #[must_use]
    pub fn takes_part(&self, from: DateTime<Utc>, until: DateTime<Utc>) -> bool {
        match &self.way {
            Way::Present { stays } => stays.iter().any(|stay| stay.covers(from, until)),
            Way::Written { at } => *at <= until,
        }
    }

    /// Whether the opinion is only written.
    #[must_use]
    pub const fn is_written(&self) -> bool {
        matches!(self.way, Way::Written { .. })
    }
}

/// Those who took part in a case discussed between two instants: people come and go.
#[must_use]
pub fn during(all: &[Attendance], from: DateTime<Utc>, until: DateTime<Utc>) -> Vec<Attendance> {
    all.iter().filter(|one| one.takes_part(from, until)).cloned().collect()
}

/// The specialty as the quorum counts it: the old and the new diploma of one trade are the same specialty, while two
/// surgeons of different organs are two. Nothing for general practice, which is never counted.
///
/// Source: expert knowledge, to be confirmed (the référentiel speaks of different specialties without listing them).
#[must_use]
pub fn trade(specialty: Specialty) -> Option<Specialty> {
    let merged = match specialty {
        Specialty::Gynaecology => Specialty::GynaecologyObstetrics,
        Specialty::Otolaryngology => Specialty::HeadNeckSurgery,
        Specialty::DigestiveEndoscopySurgery => Specialty::VisceralSurgery,
        Specialty::DiabetesNutrition => Specialty::Endocrinology,
        Specialty::ClinicalImmunology => Specialty::InternalMedicine,
        other => other,
    };
    match merged.discipline() {
        Discipline::GeneralPractice => None,
        Discipline::Surgery | Discipline::OrganMedicine => Some(merged),
        discipline => Specialty::ALL.iter().copied().find(|one| one.discipline() == discipline),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_diplomas_of_one_trade_are_one_specialty() {
        assert_eq!(trade(Specialty::Radiotherapy), trade(Specialty::RadiationOncology));
        assert_eq!(trade(Specialty::Haematology), trade(Specialty::HaematologyReform));
        assert_ne!(trade(Specialty::ThoracicSurgery), trade(Specialty::VisceralSurgery));
        assert_ne!(trade(Specialty::MedicalOncology), trade(Specialty::Radiotherapy));
        assert_eq!(trade(Specialty::GeneralPractice), None);
    }

    #[test]
    fn one_must_be_there_for_the_whole_case() {
        let at = |text: &str| -> DateTime<Utc> { format!("2026-11-24T{text}:00Z").parse().unwrap() };
        let stay = Stay { arrived: at("17:00"), left: Some(at("18:10")), remote: true };
        assert!(stay.covers(at("18:00"), at("18:10")));
        assert!(!stay.covers(at("18:05"), at("18:15")));
        assert!(!stay.covers(at("16:59"), at("17:05")));
    }
}
