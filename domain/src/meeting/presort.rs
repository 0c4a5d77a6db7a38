//! The pre-sort: which cases can be registered, which must be discussed, which are not ready.
//!
//! Source: 3C charter: the coordinator reads the forms before the meeting, registers guideline cases and sends doubtful
//! ones to discussion.

use super::{CaseFacts, CaseStatus, DiscussionReason, Inscription, InscriptionStep, must_be_discussed};
use crate::ids::InscriptionId;
use serde::{Deserialize, Serialize};

/// Where the pre-sort puts a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum PreSort {
    /// It may be registered, if the coordinator agrees.
    CanBeRegistered,
    /// It is to be discussed: asked for, or forced by reasons.
    ToDiscuss {
        /// Why it must be; empty when it is only asked for.
        reasons: Vec<DiscussionReason>,
    },
    /// Its file lacks something.
    NotReady,
}

/// One line of the pre-sort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreSorted {
    /// The case.
    pub inscription: InscriptionId,
    /// Where it goes.
    pub place: PreSort,
}

/// Sorts the cases that wait to be presented, in their order of passage.
#[must_use]
pub fn pre_sort(cases: &[(Inscription, CaseFacts)]) -> Vec<PreSorted> {
    let mut waiting: Vec<_> = cases.iter().filter_map(|(case, facts)| Some((case, place(case, facts)?))).collect();
    waiting.sort_by(|a, b| a.0.order.cmp(&b.0.order));
    waiting.into_iter().map(|(case, place)| PreSorted { inscription: case.id, place }).collect()
}

fn place(case: &Inscription, facts: &CaseFacts) -> Option<PreSort> {
    match case.step() {
        InscriptionStep::Incomplete => Some(PreSort::NotReady),
        InscriptionStep::Inscribed | InscriptionStep::Complete => {
            let reasons = must_be_discussed(facts);
            let may_register = case.wish == CaseStatus::Registered && reasons.is_empty();
            Some(if may_register { PreSort::CanBeRegistered } else { PreSort::ToDiscuss { reasons } })
        }
        _ => None,
    }
}
