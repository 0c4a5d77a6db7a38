//! What is really missing: a specialty that a missing member would bring is not missing twice.

use crate::{
    ids::ProfessionalId,
    meeting::{Attendance, Missing, QuorumRule, Seat, SpecialtyGroup, Way, evaluate},
};
use uuid::Uuid;

/// What these people lack to be a quorum, each physician once: the groups that the rule names, then the specialties that
/// would still be missing with somebody of each of these groups.
pub(super) fn lacking(rule: &QuorumRule, people: &[Attendance]) -> Vec<Missing> {
    let missing = evaluate(rule, people).missing;
    let named: Vec<_> = missing.into_iter().filter(|one| !matches!(one, Missing::Specialties { .. })).collect();
    let wanted = named.iter().flat_map(wanted).enumerate().map(|(rank, groups)| somebody(rank, &groups));
    let completed: Vec<_> = people.iter().cloned().chain(wanted).collect();
    named.into_iter().chain(evaluate(rule, &completed).missing).collect()
}

/// How many physicians that is.
pub(super) fn count(missing: &[Missing]) -> u32 {
    missing.iter().map(|one| u32::from(one.count())).sum()
}

/// The groups of each physician who is missing.
fn wanted(missing: &Missing) -> Vec<Vec<SpecialtyGroup>> {
    match missing {
        Missing::Group { group } => vec![vec![group.clone()]],
        Missing::AnyOf { groups, .. } => vec![groups.clone(); usize::from(missing.count())],
        Missing::Specialties { .. } => Vec::new(),
    }
}

/// A physician of these groups who is nobody.
fn somebody(rank: usize, groups: &[SpecialtyGroup]) -> Attendance {
    Attendance {
        professional: ProfessionalId::from_uuid(Uuid::from_u128(u128::MAX - rank as u128)),
        physician: true,
        specialties: groups.iter().flat_map(|group| group.specialties().iter().copied()).collect(),
        seat: Seat::Quorum,
        way: Way::Present { stays: Vec::new() },
    }
}
