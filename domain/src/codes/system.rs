//! The code systems that answers use, with the OID that identifies each in exchanged documents.
//!
//! Source: CI-SIS, volet CANCER-FRCP 2025.01 and its value sets (version 2025-06-16).

use serde::{Deserialize, Serialize};

/// A code system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum System {
    /// The ANS terminology of the CI-SIS (codes such as `ORG-117`).
    TaAsip,
    /// SNOMED CT.
    Snomed,
    /// LOINC.
    Loinc,
    /// The thesaurus of the US National Cancer Institute.
    Ncit,
    /// CIM-10, French version of ICD-10.
    Cim10,
    /// CIM-O-3, morphologies (`8500/3`).
    CimO3,
    /// TNM of the UICC.
    Tnm,
    /// Names of human genes (HGNC).
    Hgnc,
    /// Our own codes, where no public system has the concept.
    Dcc,
}

impl System {
    /// Every system.
    pub const ALL: [Self; 9] = [
        Self::TaAsip,
        Self::Snomed,
        Self::Loinc,
        Self::Ncit,
        Self::Cim10,
        Self::CimO3,
        Self::Tnm,
        Self::Hgnc,
        Self::Dcc,
    ];

    /// The OID, or `None` for our own codes, which leave the product as text only.
    #[must_use]
    pub const fn oid(self) -> Option<&'static str> {
        match self {
            Self::TaAsip => Some("1.2.250.1.213.1.1.4.322"),
            Self::Snomed => Some("2.16.840.1.113883.6.96"),
            Self::Loinc => Some("2.16.840.1.113883.6.1"),
            Self::Ncit => Some("2.16.840.1.113883.3.26.1.1"),
            Self::Cim10 => Some("2.16.840.1.113883.6.3"),
            Self::CimO3 => Some("2.16.840.1.113883.6.43.1"),
            Self::Tnm => Some("2.16.840.1.113883.15.6"),
            Self::Hgnc => Some("2.16.840.1.113883.6.281"),
            Self::Dcc => None,
        }
    }

    /// The name of the system, as official documents write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::TaAsip => "TA-ASIP",
            Self::Snomed => "SNOMED CT",
            Self::Loinc => "LOINC",
            Self::Ncit => "NCIt",
            Self::Cim10 => "CIM-10",
            Self::CimO3 => "CIM-O-3",
            Self::Tnm => "TNM",
            Self::Hgnc => "HGNC",
            Self::Dcc => "DCC",
        }
    }
}
