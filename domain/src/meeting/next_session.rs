//! Where a case goes that has to be presented again.
//!
//! Source: HEGP and 3C charters: without quorum, the case is presented again as soon as possible.

use crate::planning::{Session, SessionStep};
use chrono::{DateTime, Utc};

/// Whether a session takes a case that has to be presented again: it is to come, and open or not opened yet.
#[must_use]
pub fn takes_again(one: &Session, now: DateTime<Utc>) -> bool {
    one.start() > now && matches!(one.step(), SessionStep::Open | SessionStep::Planned)
}

/// The first session of the same offer that takes cases and begins after both the session left and `now`.
#[must_use]
pub fn next_open_session<'a>(left: &Session, sessions: &'a [Session], now: DateTime<Utc>) -> Option<&'a Session> {
    sessions
        .iter()
        .filter(|one| one.offer == left.offer && one.id != left.id && one.start() > left.start())
        .filter(|one| takes_again(one, now))
        .min_by_key(|one| one.start())
}

/// The first session to come of a board, among its sessions: where a case decided in emergency is discussed at the latest. A session
/// whose inscriptions are closed counts: the emergency is the reason of the late add. Source: ICM charter and D.6124-131 for the discussion
/// afterwards; "at the next session at the latest" is expert knowledge, to be confirmed.
#[must_use]
pub fn first_to_come(sessions: &[Session], now: DateTime<Utc>) -> Option<&Session> {
    let comes = |one: &&Session| matches!(one.step(), SessionStep::Open | SessionStep::Closed) && one.start() > now;
    sessions.iter().filter(comes).min_by_key(|one| one.start())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ids::{OfferId, SessionId},
        planning::{CancelReason, PlannedSlot},
    };
    use chrono::Duration;
    use uuid::Uuid;

    fn session(id: u128, offer: u128, day: &str) -> Session {
        let start: DateTime<Utc> = format!("{day}T13:00:00Z").parse().unwrap();
        let slot = PlannedSlot::alone(start, start + Duration::minutes(90));
        Session::planned(SessionId::from_uuid(Uuid::from_u128(id)), OfferId::from_uuid(Uuid::from_u128(offer)), 1, slot)
    }

    #[test]
    fn a_case_goes_to_the_next_session_of_its_board_that_takes_cases() {
        let now = "2026-11-24T15:00:00Z".parse().unwrap();
        let left = session(1, 1, "2026-11-24");
        let cancelled = session(2, 1, "2026-12-01").cancel(now, CancelReason::Holiday, None).unwrap();
        let other_board = session(3, 2, "2026-11-25");
        let sessions = [session(5, 1, "2026-12-15"), left.clone(), cancelled, other_board, session(4, 1, "2026-12-08")];
        let found = next_open_session(&left, &sessions, now).map(|one| one.id);
        assert_eq!(found, Some(session(4, 1, "2026-12-08").id));
        assert!(next_open_session(&left, &sessions[1..4], now).is_none());
    }

    #[test]
    fn an_emergency_is_discussed_at_the_first_session_to_come_even_when_its_inscriptions_are_closed() {
        let now = "2026-11-23T15:00:00Z".parse().unwrap();
        let open = |one: Session| one.open(now).unwrap();
        let soon = open(session(1, 1, "2026-11-24")).close(now).unwrap();
        let cancelled = session(2, 1, "2026-11-23").cancel(now, CancelReason::Holiday, None).unwrap();
        let sessions = [open(session(3, 1, "2026-12-01")), soon.clone(), cancelled, open(session(4, 1, "2026-11-20"))];
        assert_eq!(first_to_come(&sessions, now).map(|one| one.id), Some(soon.id));
        assert!(first_to_come(&sessions[2..], now).is_none());
    }
}
