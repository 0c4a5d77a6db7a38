//! The life of one version of a form: who may do what, when.
//!
//! Draft, in review, approved, published on a day, then superseded by the next version or rolled back. An author never
//! approves what he wrote, two distinct persons approve, and whatever is changed once review was asked is read again: the version goes back to
//! draft and its approvals fall. Source: expert knowledge, to be confirmed (no text tells how a tumour group agrees on a form).
//! It refuses to know what the form holds, and who belongs to the group: that is `access`.

mod stage;
mod standing;

pub use stage::{SentBack, Stage};
pub use standing::{Standing, in_force};

use crate::{frcp::Stamp, ids::AccountId, sorted::Set};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How many distinct persons approve a version before it may be published.
pub const APPROVERS: usize = 2;

/// One version's life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Life {
    authors: Set<AccountId>,
    stage: Stage,
    #[serde(default)]
    sent_back: Vec<SentBack>,
}

/// Why a step is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LifeRefusal {
    /// It was published or given up: the next version is what is written.
    NotOpen,
    /// Review is asked of a draft.
    NotADraft,
    /// The loader finds something wrong in it.
    Faulty,
    /// Nobody asked for review.
    NotInReview,
    /// An author does not approve.
    OwnWork,
    /// One person approves once.
    ApprovedAlready,
    /// Two persons have not approved.
    NotApproved,
    /// The day is over.
    DayIsOver,
    /// A reason is needed.
    ReasonNeeded,
    /// It is not in force yet.
    NotInForceYet,
    /// It is in force already.
    InForceAlready,
    /// It is not published.
    NotPublished,
}

type Step = Result<Life, LifeRefusal>;

impl Life {
    /// A draft that somebody begins.
    #[must_use]
    pub fn begin(by: AccountId) -> Self {
        Self { authors: std::iter::once(by).collect(), stage: Stage::Draft, sent_back: vec![] }
    }

    /// Where it is.
    #[must_use]
    pub const fn stage(&self) -> &Stage {
        &self.stage
    }

    /// Whoever wrote some of it.
    #[must_use]
    pub const fn authors(&self) -> &Set<AccountId> {
        &self.authors
    }

    /// The refusals of readers, oldest first.
    #[must_use]
    pub fn sent_back(&self) -> &[SentBack] {
        &self.sent_back
    }

    /// Those who approved what stands now.
    #[must_use]
    pub fn approvals(&self) -> &[Stamp] {
        match &self.stage {
            Stage::InReview { approvals, .. } | Stage::Approved { approvals } | Stage::Published { approvals, .. } => {
                approvals
            }
            Stage::Draft | Stage::Dropped { .. } | Stage::RolledBack { .. } => &[],
        }
    }

    /// Whether it is still being made: one version of a form at most is.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self.stage, Stage::Draft | Stage::InReview { .. } | Stage::Approved { .. })
    }

    /// Somebody changes something: whatever the group had read is a draft again.
    ///
    /// # Errors
    /// `NotOpen`.
    pub fn edited(mut self, by: AccountId) -> Step {
        if !self.is_open() {
            return Err(LifeRefusal::NotOpen);
        }
        self.authors.insert(by);
        Ok(Self { stage: Stage::Draft, ..self })
    }

    /// Asks the group to read it. `faults` is how many things its loader finds wrong.
    ///
    /// # Errors
    /// `NotADraft`, `Faulty`.
    pub fn ask_review(self, asked: Stamp, faults: usize) -> Step {
        match self.stage {
            Stage::Draft if faults > 0 => Err(LifeRefusal::Faulty),
            Stage::Draft => Ok(Self { stage: Stage::InReview { asked, approvals: vec![] }, ..self }),
            _ => Err(LifeRefusal::NotADraft),
        }
    }

    /// Approves; the second person makes it approved.
    ///
    /// # Errors
    /// `NotInReview`, `OwnWork`, `ApprovedAlready`.
    pub fn approve(self, by: Stamp) -> Step {
        let Stage::InReview { asked, mut approvals } = self.stage else { return Err(LifeRefusal::NotInReview) };
        if self.authors.contains(&by.by) {
            return Err(LifeRefusal::OwnWork);
        }
        if approvals.iter().any(|known| known.by == by.by) {
            return Err(LifeRefusal::ApprovedAlready);
        }
        approvals.push(by);
        let done = approvals.len() >= APPROVERS;
        let stage = if done { Stage::Approved { approvals } } else { Stage::InReview { asked, approvals } };
        Ok(Self { stage, ..self })
    }

    /// Sends it back to those who write it, in words.
    ///
    /// # Errors
    /// `ReasonNeeded`, `NotInReview`.
    pub fn send_back(mut self, by: Stamp, reason: &str) -> Step {
        if !matches!(self.stage, Stage::InReview { .. } | Stage::Approved { .. }) {
            return Err(LifeRefusal::NotInReview);
        }
        let reason = said(reason)?;
        self.sent_back.push(SentBack { by, reason });
        Ok(Self { stage: Stage::Draft, ..self })
    }

    /// Fixes the first day in force, or another one while that day has not come.
    ///
    /// # Errors
    /// `NotApproved`, `InForceAlready`, `DayIsOver`.
    pub fn publish(self, planned: Stamp, from: NaiveDate, today: NaiveDate) -> Step {
        let approvals = match self.stage {
            Stage::Approved { approvals } => approvals,
            Stage::Published { approvals, from: known, .. } if known > today => approvals,
            Stage::Published { .. } => return Err(LifeRefusal::InForceAlready),
            _ => return Err(LifeRefusal::NotApproved),
        };
        if from < today {
            return Err(LifeRefusal::DayIsOver);
        }
        Ok(Self { stage: Stage::Published { approvals, from, planned }, ..self })
    }

    /// Gives up a day that has not come: it stays approved.
    ///
    /// # Errors
    /// `NotPublished`, `InForceAlready`.
    pub fn unplan(self, today: NaiveDate) -> Step {
        match self.stage {
            Stage::Published { approvals, from, .. } if from > today => {
                Ok(Self { stage: Stage::Approved { approvals }, ..self })
            }
            Stage::Published { .. } => Err(LifeRefusal::InForceAlready),
            _ => Err(LifeRefusal::NotPublished),
        }
    }

    /// Gives up a version that was not published: another may begin.
    ///
    /// # Errors
    /// `NotOpen`.
    pub fn give_up(self, dropped: Stamp) -> Step {
        if !self.is_open() {
            return Err(LifeRefusal::NotOpen);
        }
        Ok(Self { stage: Stage::Dropped { dropped }, ..self })
    }

    /// Takes back a version that is in force: the one before it is again what begins.
    ///
    /// # Errors
    /// `ReasonNeeded`, `NotPublished`, `NotInForceYet`.
    pub fn roll_back(self, back: Stamp, reason: &str, today: NaiveDate) -> Step {
        match self.stage {
            Stage::Published { from, .. } if from > today => Err(LifeRefusal::NotInForceYet),
            Stage::Published { from, .. } => {
                Ok(Self { stage: Stage::RolledBack { from, back, reason: said(reason)? }, ..self })
            }
            _ => Err(LifeRefusal::NotPublished),
        }
    }
}

fn said(reason: &str) -> Result<String, LifeRefusal> {
    let reason = reason.trim();
    if reason.is_empty() { Err(LifeRefusal::ReasonNeeded) } else { Ok(reason.to_owned()) }
}

#[cfg(test)]
mod tests;
