//! Professionals and organisations, as they stand in a header or beside an entry.
//!
//! Source: CI-SIS, structuration minimale: RPPS under 1.2.250.1.71.4.2.1, FINESS (after a `1`) under 1.2.250.1.71.4.2.2, trade in
//! the value set J01 (1.2.250.1.213.1.1.5.461), sector in J04 (….467), kind of place in J02 (….466).

mod organisation;
mod professional;

pub use organisation::{Address, Custodian, Facility, FacilityKind, Organisation, Sector};
pub use professional::{PersonId, PersonName, Professional, Trade};

pub(super) use organisation::telecom;
pub(super) use professional::{ASSIGNED, ASSOCIATED};
