//! The state of a session, as a pill.

use crate::prelude::*;
use crate::ui::{Mark, Pill};
use domain::{planning::SessionStep, words};

/// The state of a session as a pill; nothing for the ordinary ones.
pub(super) fn step_pill(step: SessionStep) -> Option<AnyView> {
    let mark = match step {
        SessionStep::Planned | SessionStep::Open => return None,
        SessionStep::Closed => Mark::Neutral,
        SessionStep::InProgress => Mark::Provisional,
        SessionStep::Ended => Mark::Check,
        SessionStep::Settled => Mark::Done,
        SessionStep::Cancelled | SessionStep::Moved | SessionStep::Removed => Mark::Blocking,
    };
    Some(view! { <Pill mark=mark word=words::planning::session_step(step) /> }.into_any())
}
