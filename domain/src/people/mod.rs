//! Professionals, establishments, and the single list of roles.
//!
//! Decides what an identifier of a person or of a place may be, and until when somebody may act. It refuses to know
//! what each role may do (`crate::access`) and how people sign in (`crate::sign_in`).

mod delegation;
mod email;
mod finess;
mod habilitation;
mod idle_block;
mod luhn;
mod parsed_text;
mod phone;
mod profession;
mod reset;
mod role;
mod rpps;
mod specialty;

pub use delegation::{DelegatedPower, Delegation, DelegationRefused, DelegationShape, LONGEST_DAYS};
pub use email::{Email, EmailError};
pub use finess::{Finess, FinessError};
pub use habilitation::{EndsBeforeItBegins, Habilitation, Period};
pub use idle_block::{IdleBlock, IdleState};
pub use phone::{NotAPhone, Phone};
pub use profession::{Profession, document_code};
pub use reset::{ResetAsked, ResetConfirmed, ResetRefused};
pub use role::Role;
pub use rpps::{Rpps, RppsError};
pub use specialty::{Discipline, Specialty, UnknownSpecialty};

#[cfg(feature = "samples")]
pub(crate) use luhn::luhn_key;
pub(crate) use parsed_text::{parsed_text, refusal};
