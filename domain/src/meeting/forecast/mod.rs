//! Whether a session that comes will have its quorum, and what to do when it will not.
//!
//! It decides what is known of each member from an answer, a dated absence or a delegation; whether the rule of the board
//! will hold with them; whose answer would settle it; and which colleague or which other date saves the most cases. The
//! rule itself is that of [`super::quorum`]: there is no second one. Source: regional charters for the quorum; asking
//! members beforehand is expert knowledge, to be confirmed. It refuses to know who was really there
//! ([`super::attendance`]) and what time it is.

mod answer;
mod asking;
mod lacking;
mod of_case;
mod outlook;
mod ways_out;

pub use answer::{Answer, AnswerRefusal, LONGEST_ABSENCE_DAYS, Stance, TimeAwayRefusal, may_answer, stance, time_away};
pub use asking::{Round, round_due};
pub use of_case::invited_for;
pub use outlook::{Forecast, Invited, Outlook, forecast};
pub use ways_out::{Colleague, OtherDate, WaitingCase, WayOut, keeps_its_delay, ways_out};

#[cfg(test)]
mod tests;
