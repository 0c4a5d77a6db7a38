//! CDA R2, the XML of exchanged documents.
//!
//! What it decides: how values become the header and the body that the CI-SIS asks for. Where it comes from: HL7 CDA R2; ANS,
//! CI-SIS, "Structuration minimale de documents de santé" for the header, and the volet of each document for its body.
//! What it refuses to know: who may send a document, to whom, and by which way.

mod code;
pub mod frcp;
mod ids;
mod party;
pub mod read;
mod time;
mod xml;

pub use ids::{Identifier, NotAnOid, Oid};
pub use party::{
    Address, Custodian, Facility, FacilityKind, Organisation, PersonId, PersonName, Professional, Sector, Trade,
};

/// A document could not be written. It never comes from what people typed.
#[derive(Debug, thiserror::Error)]
#[error("the document could not be written: {0}")]
pub struct Error(#[from] std::io::Error);
