//! What is kept of a case beside what the rules know of it.

use chrono::{DateTime, Utc};
use domain::{
    ids::ProfessionalId,
    meeting::{Inscription, Recourse, UrgentConsultation},
    planning::CaseWeight,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// When a case was before the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sitting {
    /// Since when.
    pub from: DateTime<Utc>,
    /// Until when; nothing while it is being discussed.
    pub until: Option<DateTime<Utc>>,
}

/// A written opinion on one case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinion {
    /// Whose.
    pub professional: ProfessionalId,
    /// Given when.
    pub at: DateTime<Utc>,
}

/// The body of an inscription: the aggregate, its weight, and who took part in this case alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseFile {
    /// The case.
    #[serde(flatten)]
    pub case: Inscription,
    /// How many minutes it should take, by its kind.
    pub weight: CaseWeight,
    /// The requester says that it cannot wait.
    #[serde(default)]
    pub urgent: bool,
    /// When it was before the board.
    #[serde(default)]
    pub sitting: Option<Sitting>,
    /// Those who were in the meeting and out of the room for this case.
    #[serde(default)]
    pub away: BTreeSet<ProfessionalId>,
    /// Opinions written on this case by people who were not there.
    #[serde(default)]
    pub opinions: Vec<Opinion>,
    /// Discussed from its file alone: the presenter is absent.
    #[serde(default)]
    pub on_file: bool,
    /// The form that another board sent with its question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recourse: Option<Recourse>,
    /// What physicians decided in emergency, before any board: it is to be discussed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<UrgentConsultation>,
}

impl CaseFile {
    /// A case that nobody has discussed yet.
    #[must_use]
    pub const fn new(case: Inscription, weight: CaseWeight, urgent: bool) -> Self {
        Self {
            case,
            weight,
            urgent,
            sitting: None,
            away: BTreeSet::new(),
            opinions: Vec::new(),
            on_file: false,
            recourse: None,
            decided: None,
        }
    }

    /// The same case in another session: who took part is left behind, what it comes with is not.
    #[must_use]
    pub fn following(&self, case: Inscription) -> Self {
        Self {
            recourse: self.recourse.clone(),
            decided: self.decided.clone(),
            ..Self::new(case, self.weight, self.urgent)
        }
    }
}
