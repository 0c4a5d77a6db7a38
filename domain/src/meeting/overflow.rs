//! Which cases of a full session go to the next one.
//!
//! Source: expert knowledge, to be confirmed. What cannot wait stays: urgent cases first, then those that have waited longest since
//! they were first inscribed, whatever the sessions they were put off from. The rank is told; nobody is moved without a gesture.

use crate::{
    ids::InscriptionId,
    planning::{Capacity, CaseWeight},
};
use chrono::{DateTime, Utc};
use std::cmp::Reverse;

/// A case that waits in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// The case.
    pub case: InscriptionId,
    /// How much it weighs.
    pub weight: CaseWeight,
    /// It cannot wait.
    pub urgent: bool,
    /// When it was first inscribed, in this session or in an earlier one.
    pub since: DateTime<Utc>,
}

/// The cases that do not fit in the minutes of a session, the one that has waited longest first. Cases are taken in rank while they fit: a
/// short one may stay where a long one does not.
#[must_use]
pub fn overflow(waiting: &[Waiting], capacity: Capacity) -> Vec<InscriptionId> {
    let mut ranked = waiting.to_vec();
    ranked.sort_by_key(|one| (Reverse(one.urgent), one.since, one.case));
    let mut left = capacity.minutes;
    let stays = |one: &Waiting| match left.checked_sub(capacity.cost(one.weight)) {
        Some(rest) => {
            left = rest;
            true
        }
        None => false,
    };
    let (_, over): (Vec<_>, Vec<_>) = ranked.into_iter().partition(stays);
    over.into_iter().map(|one| one.case).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn id(number: u128) -> InscriptionId {
        InscriptionId::from_uuid(Uuid::from_u128(number))
    }

    fn waiting(number: u128, day: u32, weight: CaseWeight, urgent: bool) -> Waiting {
        let since = format!("2026-03-{day:02}T08:00:00Z").parse().unwrap();
        Waiting { case: id(number), weight, urgent, since }
    }

    #[test]
    fn a_session_that_is_not_full_sends_nobody_away() {
        let all = [waiting(1, 1, CaseWeight::Complex, false), waiting(2, 2, CaseWeight::Discussed, false)];
        assert!(overflow(&all, Capacity::of(13)).is_empty());
    }

    #[test]
    fn the_last_come_goes_first_and_an_urgent_case_stays() {
        let all = [
            waiting(1, 9, CaseWeight::Discussed, true),
            waiting(2, 1, CaseWeight::Discussed, false),
            waiting(3, 5, CaseWeight::Discussed, false),
            waiting(4, 3, CaseWeight::Discussed, false),
        ];
        assert_eq!(overflow(&all, Capacity::of(10)), [id(4), id(3)]);
    }

    #[test]
    fn a_short_case_stays_where_a_long_one_does_not_fit() {
        let all = [
            waiting(1, 1, CaseWeight::Discussed, false),
            waiting(2, 2, CaseWeight::Complex, false),
            waiting(3, 3, CaseWeight::Registered, false),
        ];
        assert_eq!(overflow(&all, Capacity::of(8)), [id(2)]);
    }

    #[test]
    fn those_who_stay_fit_and_each_who_leaves_would_not() {
        let weights = [CaseWeight::Registered, CaseWeight::Discussed, CaseWeight::Complex];
        for seed in 0..2_000_u32 {
            let drawn =
                |salt: u32| (seed.wrapping_mul(2_654_435_761) ^ salt.wrapping_mul(40_503)).rotate_left(salt % 31);
            let all: Vec<_> = (1..=9)
                .map(|number| {
                    let weight = weights[drawn(number) as usize % 3];
                    waiting(u128::from(number), 1 + drawn(number + 50) % 28, weight, drawn(number + 99) % 5 == 0)
                })
                .collect();
            let capacity = Capacity::of(u16::try_from(drawn(7) % 60).unwrap());
            let over = overflow(&all, capacity);
            let stay: Vec<_> = all.iter().filter(|one| !over.contains(&one.case)).map(|one| one.weight).collect();
            let load = capacity.load(&stay);
            assert!(!load.is_over());
            for one in all.iter().filter(|one| over.contains(&one.case)) {
                assert!(capacity.cost(one.weight) > load.left(), "it would have fitted");
            }
        }
    }
}
