//! Members expected in two sessions at the same time.
//!
//! Source: process chain of the product, step 4, which names the coordinator and the room; an expert in two places is the
//! same warning: expert knowledge, to be confirmed. It is never a wall: a member may be replaced, or write an opinion.

use super::{is_working_day, paris};
use crate::{
    ids::{ProfessionalId, SessionId},
    sorted::Set,
};
use chrono::{DateTime, Duration, NaiveDate, Utc};

/// A session and those expected in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathering {
    /// The session.
    pub session: SessionId,
    /// When it begins.
    pub start: DateTime<Utc>,
    /// When it ends.
    pub end: DateTime<Utc>,
    /// Who is expected.
    pub members: Set<ProfessionalId>,
}

/// A warning: somebody is expected in another session too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Double {
    /// Who.
    pub who: ProfessionalId,
    /// Where else.
    pub with: SessionId,
    /// When the other one begins.
    pub start: DateTime<Utc>,
}

/// How far other dates are looked for, and how many are shown.
const DAYS: i64 = 28;
const SHOWN: usize = 3;

/// Those of `one` who are expected in another session at the same time. Sessions that only touch do not overlap.
#[must_use]
pub fn doubles(one: &Gathering, others: &[Gathering]) -> Vec<Double> {
    let at_once =
        others.iter().filter(|other| other.session != one.session && other.start < one.end && one.start < other.end);
    let shared = |other: &Gathering| -> Vec<Double> {
        let both = one.members.intersection(&other.members);
        both.map(|who| Double { who: *who, with: other.session, start: other.start }).collect()
    };
    at_once.flat_map(shared).collect()
}

/// The next working days on which nobody of `one` would be expected elsewhere at its hour, three at most; not the days
/// that are `taken` by the board itself.
#[must_use]
pub fn free_days(one: &Gathering, others: &[Gathering], taken: &[NaiveDate]) -> Vec<NaiveDate> {
    let local = paris::to_paris(one.start);
    let length = one.end - one.start;
    let free = |day: &NaiveDate| {
        let start = paris::instant(day.and_time(local.time()));
        let moved = Gathering { start, end: start + length, ..one.clone() };
        is_working_day(*day) && !taken.contains(day) && doubles(&moved, others).is_empty()
    };
    (1..=DAYS).map(|days| local.date() + Duration::days(days)).filter(free).take(SHOWN).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn who(number: u128) -> ProfessionalId {
        ProfessionalId::from_uuid(Uuid::from_u128(number))
    }

    fn gathering(id: u128, day: &str, hours: (&str, &str), members: &[u128]) -> Gathering {
        let at = |hour: &str| format!("2026-11-{day}T{hour}:00Z").parse().unwrap();
        Gathering {
            session: SessionId::from_uuid(Uuid::from_u128(id)),
            start: at(hours.0),
            end: at(hours.1),
            members: members.iter().copied().map(who).collect(),
        }
    }

    #[test]
    fn an_expert_expected_in_two_sessions_at_once_is_told() {
        let one = gathering(1, "24", ("13:00", "14:30"), &[7, 8]);
        let other = gathering(2, "24", ("14:00", "15:00"), &[8, 9]);
        let told = doubles(&one, &[one.clone(), other.clone()]);
        assert_eq!(told, [Double { who: who(8), with: other.session, start: other.start }]);
    }

    #[test]
    fn nobody_is_in_two_places_when_the_sessions_follow_each_other() {
        let one = gathering(1, "24", ("13:00", "14:30"), &[7]);
        assert!(doubles(&one, &[gathering(2, "24", ("14:30", "15:00"), &[7])]).is_empty());
    }

    #[test]
    fn other_days_are_working_days_on_which_everybody_is_free() {
        // Tuesday 24 November 2026; Wednesday is taken by the board, Thursday by one of its members.
        let one = gathering(1, "24", ("13:00", "14:30"), &[7]);
        let others = [gathering(2, "26", ("14:00", "15:00"), &[7])];
        let taken: NaiveDate = "2026-11-25".parse().unwrap();
        let days: Vec<String> = free_days(&one, &others, &[taken]).iter().map(ToString::to_string).collect();
        assert_eq!(days, ["2026-11-27", "2026-11-30", "2026-12-01"]);
    }
}
