//! The lines of a directory: establishments and professionals, as the official files tell them.
//!
//! Decides what a line must hold to be imported. It refuses to know what the directory already holds.
//!
//! Source: DREES, répertoire FINESS, extraction "etalab-cs1100507" (columns of the establishments); ANS, annuaire santé
//! and nomenclature des objets de santé (professions, specialties). The columns of the professionals are our own.

mod cells;
mod establishment;
mod person;

pub use establishment::{Establishment, OPTIONAL_OF_ESTABLISHMENTS, PlaceDetails, REQUIRED_OF_ESTABLISHMENTS};
pub use person::{OPTIONAL_OF_PEOPLE, PersonDetails, PersonLine, REQUIRED_OF_PEOPLE};
