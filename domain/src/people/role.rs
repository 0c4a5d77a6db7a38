//! The single list of roles.
//!
//! Source: INCa référentiel RCP (2023) and regional charters for the functions of a board; CSP L.1110-4 and R.1110-2 for
//! who may share information. It refuses to know what each role may do: that is `crate::access`.

use serde::{Deserialize, Serialize};

/// What a person is habilitated for, at one establishment (or, for the three last, towards one patient).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Plans sessions, inscribes cases, types on behalf of physicians.
    Secretary,
    /// Asks for an opinion, presents, takes part in the quorum.
    Physician,
    /// Another caregiver of the team (nurse, pharmacist, psychologist, social worker).
    Caregiver,
    /// The coordinating nurse (IDEC).
    CoordinatingNurse,
    /// Coordinates one or several RCPs, and validates their forms.
    RcpCoordinator,
    /// The 3C: validates offers, follows quality, audits.
    CancerCentre,
    /// Invites and habilitates the people of an establishment.
    StructureReferent,
    /// The regional administrator (DSRC): validates offers, keeps the directory, sees aggregates only.
    RegionalAdministrator,
    /// The data protection officer: reads the audit, never a record.
    DataProtectionOfficer,
    /// The patient.
    Patient,
    /// The legal representative of a patient.
    Representative,
    /// A carer named by the patient.
    Carer,
}

impl Role {
    /// Every role, in the order in which lists show them.
    pub const ALL: [Self; 12] = [
        Self::Secretary,
        Self::Physician,
        Self::Caregiver,
        Self::CoordinatingNurse,
        Self::RcpCoordinator,
        Self::CancerCentre,
        Self::StructureReferent,
        Self::RegionalAdministrator,
        Self::DataProtectionOfficer,
        Self::Patient,
        Self::Representative,
        Self::Carer,
    ];

    /// Whether a structure's referent gives this role at an establishment (the others come with a patient's record).
    #[must_use]
    pub const fn is_professional(self) -> bool {
        !matches!(self, Self::Patient | Self::Representative | Self::Carer)
    }
}
