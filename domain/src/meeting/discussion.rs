//! Which cases must be discussed and cannot be only registered.
//!
//! Source: D.6124-131 (each significant change of orientation, stopping included; only a strictly guideline-conforming
//! case may be registered), ICM charter (act done in emergency), ONCONPDC charter (recurrence, change of orientation);
//! recourse, rare cancer and minors: expert knowledge, to be confirmed.

use serde::{Deserialize, Serialize};

/// What is known of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CaseFacts {
    /// Something was decided or done first, in emergency: surgery, an interventional diagnosis, a concertation between physicians.
    pub urgent_act_done: bool,
    /// Recurrence or progression.
    pub recurrence: bool,
    /// Stopping cancer treatment is considered.
    pub treatment_stop: bool,
    /// The treatment changes because of its toxicity.
    pub toxicity_change: bool,
    /// Recourse is asked for.
    pub recourse: bool,
    /// Rare cancer.
    pub rare_cancer: bool,
    /// Age in years on the day of the session.
    pub age: Option<u16>,
}

/// Why a case must be discussed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DiscussionReason {
    /// See [`CaseFacts::urgent_act_done`].
    UrgentActDone,
    /// See [`CaseFacts::recurrence`].
    Recurrence,
    /// See [`CaseFacts::treatment_stop`].
    TreatmentStop,
    /// See [`CaseFacts::toxicity_change`].
    ToxicityChange,
    /// See [`CaseFacts::recourse`].
    Recourse,
    /// See [`CaseFacts::rare_cancer`].
    RareCancer,
    /// Under 18.
    Minor,
}

/// Every reason why a case must be discussed; empty when it may be registered.
#[must_use]
pub fn must_be_discussed(facts: &CaseFacts) -> Vec<DiscussionReason> {
    [
        (facts.urgent_act_done, DiscussionReason::UrgentActDone),
        (facts.recurrence, DiscussionReason::Recurrence),
        (facts.treatment_stop, DiscussionReason::TreatmentStop),
        (facts.toxicity_change, DiscussionReason::ToxicityChange),
        (facts.recourse, DiscussionReason::Recourse),
        (facts.rare_cancer, DiscussionReason::RareCancer),
        (facts.age.is_some_and(|age| age < super::MAJORITY), DiscussionReason::Minor),
    ]
    .into_iter()
    .filter_map(|(there, reason)| there.then_some(reason))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_case_may_be_registered() {
        assert!(must_be_discussed(&CaseFacts { age: Some(62), ..CaseFacts::default() }).is_empty());
    }

    #[test]
    fn every_reason_is_told_at_once() {
        let facts = CaseFacts { recurrence: true, treatment_stop: true, age: Some(17), ..CaseFacts::default() };
        let reasons = must_be_discussed(&facts);
        assert_eq!(reasons, [DiscussionReason::Recurrence, DiscussionReason::TreatmentStop, DiscussionReason::Minor]);
    }
}
