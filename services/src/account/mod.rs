//! People's accounts: who is invited, by whom, for what, until when; how one keeps one's way in, and how one gets it back.
//!
//! A structure's referent invites by mail; whoever accepts chooses a password and holds an account in one's own name.
//! Recovery never skips the second factor: a recovery code stands for the one-time code, and a lost password takes two
//! other persons, after which a code by mail is still asked.

mod factor;
mod first;
mod habilitations;
mod invite;
mod list;
mod mails;
mod open;
mod operator;
mod own;
mod reset;
mod rows;
mod turnover;

pub use factor::{SetUp, back_to_mail, begin_application, confirm_application, new_recovery_codes};
pub use first::{First, first};
pub use habilitations::{end_habilitation, habilitate, reopen};
pub use invite::{Invitee, Sent, invite, take_back};
pub use list::{AccountLine, Accounts, Held, PendingReset, Waiting, list};
pub use mails::{choose_daily_summary, daily_summary};
pub(crate) use open::insert_account;
pub use open::{Opening, open, opening};
pub use operator::operator;
pub use own::{OwnAccount, change_password, own};
pub use reset::{ask_reset, confirm_reset};
pub use turnover::{Movement, Movements, arrivals_and_leavers};
