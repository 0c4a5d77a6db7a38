//! The life of one version of a form: who may do what, when.
//!
//! Draft, in review, approved, published on a day, then superseded by the next version or rolled back. An author never
//! approves what he wrote, two distinct persons approve, and whatever is changed once review was asked is read again: the version goes back to
//! draft and its approvals fall. Source: expert knowledge, to be confirmed (no text tells how a tumour group agrees on a form).
//! It refuses to know what the form holds, and who belongs to the group: that is `access`.

use crate::{frcp::Stamp, ids::AccountId, sorted::Set};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How many distinct persons approve a version before it may be published.
pub const APPROVERS: usize = 2;

/// Where a version is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "kebab-case")]
pub enum Stage {
    /// Being written.
    Draft,
    /// Read by the group.
    InReview {
        /// Who asked, and when.
        asked: Stamp,
        /// Who approved so far.
        approvals: Vec<Stamp>,
    },
    /// Approved, with no day yet.
    Approved {
        /// Who approved.
        approvals: Vec<Stamp>,
    },
    /// In force from a day on, which may be to come.
    Published {
        /// Who approved.
        approvals: Vec<Stamp>,
        /// First day in force.
        from: NaiveDate,
        /// Who fixed the day.
        planned: Stamp,
    },
    /// Given up before it was published.
    Dropped {
        /// Who gave it up.
        dropped: Stamp,
    },
    /// Taken back once in force: nothing begins under it any more, what began stays.
    RolledBack {
        /// The first day that it was in force.
        from: NaiveDate,
        /// Who took it back.
        back: Stamp,
        /// Why.
        reason: String,
    },
}

/// A refusal of a reader, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentBack {
    /// Who, and when.
    pub by: Stamp,
    /// What is to change.
    pub reason: String,
}

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

    /// Whether something may begin under it on this day, as long as no later version may.
    #[must_use]
    pub fn runs_on(&self, day: NaiveDate) -> bool {
        matches!(&self.stage, Stage::Published { from, .. } if *from <= day)
    }

    /// Where it stands on a day, beside the version in force that day.
    #[must_use]
    pub fn standing(&self, version: u32, in_force: Option<u32>, day: NaiveDate) -> Standing {
        match &self.stage {
            Stage::Draft => Standing::Draft,
            Stage::InReview { .. } => Standing::InReview,
            Stage::Approved { .. } => Standing::Approved,
            Stage::Published { from, .. } if *from > day => Standing::Planned,
            Stage::Published { .. } if in_force.is_some_and(|other| other > version) => Standing::Superseded,
            Stage::Published { .. } => Standing::InForce,
            Stage::Dropped { .. } => Standing::Dropped,
            Stage::RolledBack { .. } => Standing::RolledBack,
        }
    }
}

fn said(reason: &str) -> Result<String, LifeRefusal> {
    let reason = reason.trim();
    if reason.is_empty() { Err(LifeRefusal::ReasonNeeded) } else { Ok(reason.to_owned()) }
}

/// Where a version stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Being written.
    Draft,
    /// Read by the group.
    InReview,
    /// Approved, without a day.
    Approved,
    /// Published on a day to come.
    Planned,
    /// What begins now begins under it.
    InForce,
    /// A later version is in force.
    Superseded,
    /// Given up.
    Dropped,
    /// Taken back.
    RolledBack,
}

/// The version under which a form begins on a day: the last one whose day has come and that was not taken back.
pub fn in_force<'a>(versions: impl IntoIterator<Item = (u32, &'a Life)>, day: NaiveDate) -> Option<u32> {
    versions.into_iter().filter(|(_, life)| life.runs_on(day)).map(|(version, _)| version).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const AUTHOR: u128 = 1;

    fn who(n: u128) -> AccountId {
        AccountId::from_uuid(Uuid::from_u128(n))
    }

    fn by(n: u128) -> Stamp {
        Stamp { by: who(n), at: "2026-03-03T08:00:00Z".parse().unwrap() }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn today() -> NaiveDate {
        day("2026-03-03")
    }

    fn in_review() -> Life {
        Life::begin(who(AUTHOR)).ask_review(by(AUTHOR), 0).unwrap()
    }

    fn approved() -> Life {
        in_review().approve(by(2)).unwrap().approve(by(3)).unwrap()
    }

    fn published(from: &str) -> Life {
        approved().publish(by(2), day(from), today()).unwrap()
    }

    #[test]
    fn two_distinct_persons_approve() {
        let one = in_review().approve(by(2)).unwrap();
        assert!(matches!(one.stage(), Stage::InReview { .. }));
        assert_eq!(one.clone().approve(by(2)), Err(LifeRefusal::ApprovedAlready));
        assert!(matches!(one.approve(by(3)).unwrap().stage(), Stage::Approved { .. }));
    }

    #[test]
    fn whoever_wrote_some_of_it_does_not_approve() {
        assert_eq!(in_review().approve(by(AUTHOR)), Err(LifeRefusal::OwnWork));
        let two_hands = Life::begin(who(AUTHOR)).edited(who(2)).unwrap().ask_review(by(AUTHOR), 0).unwrap();
        assert_eq!(two_hands.clone().approve(by(2)), Err(LifeRefusal::OwnWork));
        assert!(two_hands.approve(by(3)).is_ok());
    }

    #[test]
    fn a_change_during_review_or_after_it_drops_what_was_approved() {
        for life in [in_review().approve(by(2)).unwrap(), approved()] {
            let life = life.edited(who(AUTHOR)).unwrap();
            assert_eq!((life.stage(), life.approvals()), (&Stage::Draft, &[][..]));
            let again = life.ask_review(by(AUTHOR), 0).unwrap().approve(by(2)).unwrap();
            assert_eq!(again.approvals().len(), 1, "who approved before approves again");
        }
    }

    #[test]
    fn a_draft_with_a_fault_is_not_read() {
        assert_eq!(Life::begin(who(AUTHOR)).ask_review(by(AUTHOR), 1), Err(LifeRefusal::Faulty));
        assert_eq!(in_review().ask_review(by(AUTHOR), 0), Err(LifeRefusal::NotADraft));
        assert_eq!(Life::begin(who(AUTHOR)).approve(by(2)), Err(LifeRefusal::NotInReview));
    }

    #[test]
    fn a_refusal_says_what_to_change_and_is_kept() {
        assert_eq!(in_review().send_back(by(2), "  "), Err(LifeRefusal::ReasonNeeded));
        let back = in_review().send_back(by(2), "Il manque la taille.").unwrap();
        assert_eq!((back.stage(), back.sent_back()[0].reason.as_str()), (&Stage::Draft, "Il manque la taille."));
        assert_eq!(published("2026-03-03").send_back(by(2), "Trop tard."), Err(LifeRefusal::NotInReview));
    }

    #[test]
    fn it_is_published_from_today_on_and_never_before() {
        assert_eq!(approved().publish(by(2), day("2026-03-02"), today()), Err(LifeRefusal::DayIsOver));
        assert!(published("2026-03-03").runs_on(today()));
        assert_eq!(in_review().publish(by(2), today(), today()), Err(LifeRefusal::NotApproved));
    }

    #[test]
    fn a_day_that_has_not_come_is_moved_or_given_up_and_one_that_has_is_not() {
        let planned = published("2026-04-01");
        let moved = planned.clone().publish(by(3), day("2026-05-01"), today()).unwrap();
        assert!(!moved.runs_on(day("2026-04-30")) && moved.runs_on(day("2026-05-01")));
        assert!(matches!(planned.clone().unplan(today()).unwrap().stage(), Stage::Approved { .. }));
        assert_eq!(planned.clone().unplan(day("2026-04-01")), Err(LifeRefusal::InForceAlready));
        assert_eq!(planned.publish(by(3), day("2026-05-01"), day("2026-04-02")), Err(LifeRefusal::InForceAlready));
    }

    #[test]
    fn what_is_published_is_never_changed() {
        assert_eq!(published("2026-04-01").edited(who(AUTHOR)), Err(LifeRefusal::NotOpen));
        let back = published("2026-03-03").roll_back(by(2), "Erreur de seuil.", today()).unwrap();
        assert_eq!(back.edited(who(AUTHOR)), Err(LifeRefusal::NotOpen));
    }

    #[test]
    fn a_version_taken_back_leaves_the_one_before_in_force() {
        let (one, two) = (published("2026-03-03"), published("2026-03-10"));
        let now = |two: &Life, at: &str| in_force([(1, &one), (2, two)], day(at));
        assert_eq!((now(&two, "2026-03-09"), now(&two, "2026-03-10")), (Some(1), Some(2)));
        assert_eq!(one.standing(1, Some(2), day("2026-03-10")), Standing::Superseded);
        assert_eq!(two.standing(2, Some(1), day("2026-03-09")), Standing::Planned);
        assert_eq!(two.clone().roll_back(by(2), "Trop tôt.", today()), Err(LifeRefusal::NotInForceYet));
        let back = two.roll_back(by(2), "Erreur de seuil.", day("2026-03-12")).unwrap();
        assert_eq!(now(&back, "2026-03-12"), Some(1));
        assert_eq!(back.standing(2, Some(1), day("2026-03-12")), Standing::RolledBack);
        assert_eq!(one.standing(1, Some(1), day("2026-03-12")), Standing::InForce);
    }

    #[test]
    fn what_is_given_up_makes_room_for_another() {
        let dropped = approved().give_up(by(AUTHOR)).unwrap();
        assert!(!dropped.is_open() && dropped.clone().edited(who(AUTHOR)) == Err(LifeRefusal::NotOpen));
        assert_eq!(dropped.standing(1, None, today()), Standing::Dropped);
        assert_eq!(published("2026-04-01").give_up(by(AUTHOR)), Err(LifeRefusal::NotOpen));
    }

    #[test]
    fn taking_back_says_why() {
        assert_eq!(published("2026-03-03").roll_back(by(2), "", today()), Err(LifeRefusal::ReasonNeeded));
        assert_eq!(approved().roll_back(by(2), "Erreur.", today()), Err(LifeRefusal::NotPublished));
    }
}
