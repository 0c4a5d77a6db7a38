//! When a right begins and ends by itself: the instants at which time alone changes a fact.

use super::{candidates::Candidate, world::World};
use crate::access::facts::{WINDOW_AFTER, WINDOW_BEFORE};
use chrono::{Days, NaiveDate, NaiveTime};
use std::collections::BTreeSet;
use uuid::Uuid;

/// When a right holds: since an instant, or since before; until an instant, included, or for as long as nothing changes.
pub(super) type Period = (Option<i64>, Option<i64>);

/// Now, then every later instant at which a fact about this person and this patient changes by itself.
pub(super) fn changes(world: &World, patient: Uuid, person: &Candidate, now: i64) -> BTreeSet<i64> {
    let windows = windows(world, patient, person).flat_map(|(first, last)| [first, last + 1]);
    let circle = world.circle.iter().filter(|row| row.patient_id == patient && person.is_meant_by(row));
    let circle = circle.flat_map(|row| [Some(row.since), row.until]).flatten();
    let lent = world.delegations.iter().filter(|row| row.given_to == person.account);
    let lent = lent.flat_map(|row| [begins(row.valid_from), ends(row.valid_until)]);
    let held = person.held.iter().flat_map(|(_, from, until)| [Some(begins(*from)), until.map(ends)]).flatten();
    let later = windows.chain(circle).chain(lent).chain(held).filter(|at| *at > now);
    std::iter::once(now).chain(later).collect()
}

/// The first and the last millisecond at which the person sees the cases of a session that holds one of this patient.
pub(super) fn windows<'a>(
    world: &'a World,
    patient: Uuid,
    person: &'a Candidate,
) -> impl Iterator<Item = (i64, i64)> + 'a {
    let cases = world.inscriptions.iter().filter(move |case| case.patient_id == patient && case.state != "withdrawn");
    let mine = cases.filter(|case| {
        let there =
            |me| world.attendances.iter().any(|row| row.session_id == case.session_id && row.professional_id == me);
        person.professional.is_some_and(there)
    });
    let held = mine.filter_map(|case| world.sessions.get(&case.session_id));
    held.map(|session| (session.starts_at - WINDOW_BEFORE, session.ends_at + WINDOW_AFTER))
}

/// Midnight in Paris, when a date begins.
fn begins(date: NaiveDate) -> i64 {
    domain::planning::paris::instant(date.and_time(NaiveTime::MIN)).timestamp_millis()
}

/// Midnight in Paris, when the day after a date begins.
fn ends(date: NaiveDate) -> i64 {
    begins(date.checked_add_days(Days::new(1)).unwrap_or(date))
}

/// The periods of a right, from what is decided at each instant, the first of which is now.
pub(super) fn periods(decided: impl IntoIterator<Item = (i64, bool)>) -> Vec<Period> {
    let mut found = Vec::new();
    let mut open = None;
    for (rank, (at, holds)) in decided.into_iter().enumerate() {
        match (open, holds) {
            (None, true) => open = Some((rank > 0).then_some(at)),
            (Some(since), false) => {
                found.push((since, Some(at - 1)));
                open = None;
            }
            _ => {}
        }
    }
    found.extend(open.map(|since| (since, None)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_right_that_holds_twice_has_two_periods() {
        let twice = [(10, false), (20, true), (30, false), (40, true), (50, true), (60, false)];
        assert_eq!(periods(twice), [(Some(20), Some(29)), (Some(40), Some(59))]);
        assert_eq!(periods([(10, true)]), [(None, None)]);
        assert_eq!(periods([(10, true), (20, false), (30, true)]), [(None, Some(19)), (Some(30), None)]);
        assert_eq!(periods([(10, false)]), []);
    }
}
