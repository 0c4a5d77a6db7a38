//! Why a professional is in the circle of care.

use serde::{Deserialize, Serialize};

/// What the professional is to the patient. Source: CSP L.1110-12 (members of the care team, among them those to whom the patient
/// turns); the list is expert knowledge, to be confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CircleReason {
    /// The family doctor named by the patient.
    FamilyDoctor,
    /// A specialist who follows the patient.
    Specialist,
    /// A nurse who comes to the home.
    Nurse,
    /// The pharmacist.
    Pharmacist,
    /// Another professional.
    Other,
}

impl CircleReason {
    /// Every reason, in the order in which lists show them.
    pub const ALL: [Self; 5] = [Self::FamilyDoctor, Self::Specialist, Self::Nurse, Self::Pharmacist, Self::Other];
}
