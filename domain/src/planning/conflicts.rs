//! Sessions in each other's way.
//!
//! Source: process chain of the product, step 4: no overlap for the same coordinator or the same room. It is a warning: a
//! coordinator may have a deputy, a room may be large.

use crate::ids::{PlaceId, ProfessionalId, SessionId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What a session takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booking {
    /// The session.
    pub session: SessionId,
    /// When it begins.
    pub start: DateTime<Utc>,
    /// When it ends.
    pub end: DateTime<Utc>,
    /// Who coordinates it.
    pub coordinator: Option<ProfessionalId>,
    /// Where, when it is not only remote.
    pub room: Option<(PlaceId, String)>,
}

/// What two sessions share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shared {
    /// The coordinator.
    Coordinator,
    /// The room.
    Room,
    /// Both.
    Both,
}

/// A warning: a session overlaps another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// The session that was asked about.
    pub session: SessionId,
    /// The other one.
    pub with: SessionId,
    /// When the other one begins.
    pub start: DateTime<Utc>,
    /// What they share.
    pub shared: Shared,
}

/// The sessions among `others` that overlap `booking` and share its coordinator or its room. Sessions that only touch do not
/// overlap.
#[must_use]
pub fn conflicts(booking: &Booking, others: &[Booking]) -> Vec<Conflict> {
    others
        .iter()
        .filter(|other| other.session != booking.session)
        .filter(|other| other.start < booking.end && booking.start < other.end)
        .filter_map(|other| {
            let shared = shared(booking, other)?;
            Some(Conflict { session: booking.session, with: other.session, start: other.start, shared })
        })
        .collect()
}

fn shared(a: &Booking, b: &Booking) -> Option<Shared> {
    let coordinator = a.coordinator.is_some() && a.coordinator == b.coordinator;
    match (coordinator, same_room(a, b)) {
        (true, true) => Some(Shared::Both),
        (true, false) => Some(Shared::Coordinator),
        (false, true) => Some(Shared::Room),
        (false, false) => None,
    }
}

fn same_room(a: &Booking, b: &Booking) -> bool {
    match (&a.room, &b.room) {
        (Some((place, room)), Some((other_place, other))) => {
            place == other_place && room.trim().to_lowercase() == other.trim().to_lowercase()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn booking(id: u128, hours: (&str, &str), who: u128, room: &str) -> Booking {
        let at = |hour: &str| format!("2026-11-24T{hour}:00Z").parse().unwrap();
        Booking {
            session: SessionId::from_uuid(Uuid::from_u128(id)),
            start: at(hours.0),
            end: at(hours.1),
            coordinator: Some(ProfessionalId::from_uuid(Uuid::from_u128(who))),
            room: Some((PlaceId::from_uuid(Uuid::from_u128(1)), room.to_owned())),
        }
    }

    #[test]
    fn one_coordinator_cannot_be_in_two_rooms() {
        let a = booking(1, ("13:00", "14:30"), 7, "Salle A");
        let b = booking(2, ("14:00", "15:00"), 7, "Salle B");
        assert_eq!(conflicts(&a, &[a.clone(), b])[0].shared, Shared::Coordinator);
    }

    #[test]
    fn one_room_cannot_hold_two_boards() {
        let a = booking(1, ("13:00", "14:30"), 7, "Salle A");
        let b = booking(2, ("12:00", "13:10"), 8, "salle a ");
        assert_eq!(conflicts(&a, &[b])[0].shared, Shared::Room);
    }

    #[test]
    fn sessions_that_follow_each_other_do_not_overlap() {
        let a = booking(1, ("13:00", "14:30"), 7, "Salle A");
        let b = booking(2, ("14:30", "15:00"), 7, "Salle A");
        assert!(conflicts(&a, &[b]).is_empty());
    }
}
