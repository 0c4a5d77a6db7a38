//! Who is no longer free when a session changes its hour.
//!
//! Source: process chain of the product, step 4 (no overlap for the same coordinator), carried to every member: a session
//! that is moved takes its members from another one; expert knowledge, to be confirmed. It is a warning.

use crate::ids::{ProfessionalId, SessionId};
use chrono::{DateTime, Utc};

/// A session and those whom it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Engagement {
    /// The session.
    pub session: SessionId,
    /// When it begins.
    pub start: DateTime<Utc>,
    /// When it ends.
    pub end: DateTime<Utc>,
    /// Its coordinator and its members.
    pub people: Vec<ProfessionalId>,
}

/// Somebody whom another session takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Engaged {
    /// Who.
    pub professional: ProfessionalId,
    /// The other session.
    pub by: SessionId,
    /// When it begins.
    pub start: DateTime<Utc>,
}

/// The people of a session, at its new hours, whom another session already takes; each once, by the first that does. Sessions
/// that only touch do not overlap.
#[must_use]
pub fn engaged(moved: &Engagement, others: &[Engagement]) -> Vec<Engaged> {
    let overlapping =
        |other: &&Engagement| other.session != moved.session && other.start < moved.end && moved.start < other.end;
    let others: Vec<_> = others.iter().filter(overlapping).collect();
    let taken = |person: &ProfessionalId| {
        let by = others.iter().find(|other| other.people.contains(person))?;
        Some(Engaged { professional: *person, by: by.session, start: by.start })
    };
    moved.people.iter().filter_map(taken).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn who(id: u128) -> ProfessionalId {
        ProfessionalId::from_uuid(Uuid::from_u128(id))
    }

    fn from(id: u128, hours: (&str, &str), people: &[u128]) -> Engagement {
        let at = |hour: &str| format!("2026-11-24T{hour}:00Z").parse().unwrap();
        Engagement {
            session: SessionId::from_uuid(Uuid::from_u128(id)),
            start: at(hours.0),
            end: at(hours.1),
            people: people.iter().map(|id| who(*id)).collect(),
        }
    }

    #[test]
    fn a_member_who_sits_elsewhere_at_that_hour_is_not_free() {
        let moved = from(1, ("13:00", "14:30"), &[7, 8]);
        let found = engaged(&moved, &[from(2, ("14:00", "15:00"), &[8, 9])]);
        assert_eq!(found.iter().map(|one| one.professional).collect::<Vec<_>>(), [who(8)]);
    }

    #[test]
    fn the_session_itself_and_those_that_only_touch_take_nobody() {
        let moved = from(1, ("13:00", "14:30"), &[7, 8]);
        let others = [from(1, ("13:00", "14:30"), &[7]), from(2, ("14:30", "15:00"), &[7, 8])];
        assert!(engaged(&moved, &others).is_empty());
    }
}
