//! What the patient agreed to, step by step, and what the patient was told before a board.
//!
//! A consent is a chain of rows, the last one holds. Any change recomputes, in the same commit, who may open the record.

mod board;
mod change;
mod circle;
mod members;
mod store;

pub use board::record_board_information;
pub use change::{NewConsent, record_consent, withdraw_consent};
pub(crate) use circle::circle;
pub use circle::{CircleLine, lift_opposition, oppose_professional};
pub use members::{join_circle, leave_circle};
pub(crate) use store::{append, as_right, history};
