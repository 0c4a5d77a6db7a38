//! A series removed: which of its sessions go to the trash, as before and as after.
//!
//! Source: expert knowledge, to be confirmed. What was held, is cancelled or has begun stays in the calendar: it is a fact. A series
//! that was planned by mistake is taken back whole, with the dates that had passed already.

use crate::planning::Session;
use chrono::{DateTime, Utc};

/// The sessions that leave with their series, each before and after: those to come; `whole`, those that have passed too.
#[must_use]
pub fn removed_with_their_series(sessions: &[Session], now: DateTime<Utc>, whole: bool) -> Vec<(Session, Session)> {
    let leaves = |one: &&Session| one.step().is_before_sitting() && (whole || one.start() > now);
    let removed = |one: &Session| Some((one.clone(), one.clone().remove(now).ok()?.in_series(None, one.due())));
    sessions.iter().filter(leaves).filter_map(removed).collect()
}
