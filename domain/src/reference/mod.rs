//! Reference lists: classifications, nomenclatures and places, as their official files tell them, and the search in them.
//!
//! Decides which list a file is, what a line of it must hold, and in which order codes answer what is typed. It refuses to
//! know where lists are kept.
//!
//! Source: ATIH, CIM-10 à usage PMSI (file LIBCIM10MULTI); ANS, JDV_Morphologie_CISIS, TRE_R01, R38 and G15 (nomenclature des
//! objets de santé); OMS, CIM-O-3; INSEE, code officiel géographique; CNAM, CCAM. The order of answers and the synonyms
//! are our own: expert knowledge, to be confirmed.

mod code;
mod columns;
mod index;
mod list;
mod synonyms;

pub use code::{Code, parents};
pub use index::{Index, Indexed};
pub use list::ReferenceList;
