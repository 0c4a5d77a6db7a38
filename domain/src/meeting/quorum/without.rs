//! What the quorum of a board loses when some of its members cannot come.

use super::{Missing, QuorumRule, QuorumState, evaluate};
use crate::{ids::ProfessionalId, meeting::Attendance};

/// What would be missing without these people and is not missing with them; nothing when the quorum holds.
///
/// Source: INCa référentiel RCP (2023), as [`evaluate`]; that a move of the session is the time to look at it is expert
/// knowledge, to be confirmed.
#[must_use]
pub fn missing_without(rule: &QuorumRule, members: &[Attendance], away: &[ProfessionalId]) -> Vec<Missing> {
    let left: Vec<_> = members.iter().filter(|one| !away.contains(&one.professional)).cloned().collect();
    let without = evaluate(rule, &left);
    if away.is_empty() || without.state == QuorumState::Reached {
        return Vec::new();
    }
    let already = evaluate(rule, members).missing;
    without.missing.into_iter().filter(|one| !already.contains(one)).collect()
}
