//! The patient's door: a code handed at the desk, and who may be invited.

mod advice;
mod chosen;
mod desk_code;
mod given;
mod invitee;
mod look;

pub use advice::advice;
pub use chosen::chosen;
pub use desk_code::{DeskCode, NotADeskCode};
pub use given::{GIVEN_HERE, birth_date};
pub use invitee::{InviteeRefused, may_be_invited};
pub use look::{Look, looks};
