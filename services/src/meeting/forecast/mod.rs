//! The quorum of the sessions that come: who answers what, what is foreseen, who is asked, and the ways out.
//!
//! The rules are those of `domain::meeting`; here they meet the rows. Nothing here reads a case, but how many there are
//! and how long they take.

mod answering;
mod ask;
mod away;
mod doubles;
mod gathered;
mod leaving;
mod promised;
mod reach;
mod reading;
mod ways;

pub use answering::{answer_for, answer_session};
pub use ask::ask_members;
pub use away::{Concerned, TimeAway, end_time_away, keep_time_away, sessions_concerned, times_away};
pub(crate) use doubles::doubled_at;
pub use doubles::{Doubled, Doubles, doubled};
pub(super) use gathered::invited_at;
pub use leaving::{put_cases_off, swap_member};
pub use reach::Reach;
pub use reading::{AnswerOf, MemberForecast, SessionForecast, member_answer, own_answer, session_forecast};
pub use ways::Way;

pub(crate) use gathered::{away as times_away_of, is_away};
pub(crate) use promised::{Promise, enrol_with_answers};
pub(crate) use reading::{forecast_of, forecasts};
pub(crate) use ways::{Hours, free_colleagues};
