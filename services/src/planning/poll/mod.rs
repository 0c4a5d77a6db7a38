//! Polls that find a date: opened by whoever plans a board, answered by its members, ended by a date that is kept or by nothing.
//!
//! The rules are those of `domain::planning::poll`; here they meet the rows. A poll names a board, its members and dates: no case.

mod answering;
mod asked;
mod keeping;
mod known;
mod lines;
mod mails;
mod opening;
mod steering;
mod store;
mod view;

pub use answering::{OwnReplies, answer_poll, may_reply, own_replies, report_answer};
pub use keeping::{KeptDate, keep_date};
pub use known::{Known, Occupied, what_is_known};
pub use lines::{PollLine, open_polls};
pub(crate) use lines::{to_answer, to_keep};
pub use opening::{Opened, ToOpen, open_poll, to_open};
pub use steering::{cancel_poll, invite_to_poll, remind_silent};
pub use store::board_of_poll;
pub use view::{DateView, MemberView, PollView, poll};

use crate::error::Error;
use domain::{planning::poll::PollRefusal, words::planning::poll as say};

/// A refusal of the rules, in a sentence, beside its field when it has one.
fn refused(refusal: &PollRefusal) -> Error {
    match refusal.field() {
        Some(field) => Error::invalid(field, say::refusal(refusal)),
        None => Error::refused(say::refusal(refusal)),
    }
}
