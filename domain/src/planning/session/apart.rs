//! An occurrence that somebody changed apart from its series, and the way back: a session put back in the calendar.
//!
//! Source: expert knowledge, to be confirmed. Users of other calendars lose moved occurrences when the series changes: here a
//! change made on one date is kept, told with its author, and can be undone.

use super::{CancelReason, Session, SessionRefusal, SessionState, SessionStep};
use crate::{ids::AccountId, planning::paris};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// How long a removed session can be put back.
const TRASH: Duration = Duration::days(30);

type Next = Result<Session, SessionRefusal>;

/// That an occurrence was changed by somebody, apart from its series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Apart {
    /// Who changed it first.
    pub by: AccountId,
    /// When.
    pub at: DateTime<Utc>,
    /// When it began, by its series.
    pub was_start: DateTime<Utc>,
    /// When it ended, by its series.
    pub was_end: DateTime<Utc>,
}

/// That a session is held all the same on a public holiday or on a day when its establishment is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Who decided.
    pub by: AccountId,
    /// When.
    pub at: DateTime<Utc>,
}

/// In what an occurrence differs from its series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetApart {
    /// It was given another date.
    Moved {
        /// When it began, by its series.
        was: DateTime<Utc>,
    },
    /// It begins as its series says, and ends otherwise.
    Resized,
    /// It was cancelled.
    Cancelled(CancelReason),
    /// It is in the trash.
    Removed,
    /// The series has no date for it any more, and it holds cases.
    OutOfRhythm,
}

impl Session {
    /// In what it differs from its series, as the list of exceptions tells it; nothing when it follows it.
    #[must_use]
    pub fn set_apart(&self) -> Option<SetApart> {
        match (&self.state, self.apart) {
            (SessionState::Cancelled { reason, .. }, _) => Some(SetApart::Cancelled(*reason)),
            (SessionState::Removed { .. }, _) => Some(SetApart::Removed),
            (_, Some(apart)) if apart.was_start != self.start => Some(SetApart::Moved { was: apart.was_start }),
            (_, Some(apart)) if apart.was_end != self.end => Some(SetApart::Resized),
            (_, apart) => apart.map(|_| SetApart::OutOfRhythm),
        }
    }

    /// Whether it is an exception of its series to tell: it differs, and its date or the one of its series is to come. One that was
    /// moved to a date that has passed is told until then.
    #[must_use]
    pub fn is_exception(&self, now: DateTime<Utc>) -> bool {
        let to_come = self.start > now || self.apart.is_some_and(|apart| apart.was_start > now);
        to_come && self.set_apart().is_some()
    }

    /// The day that its series gave it; its own day when no series did.
    #[must_use]
    pub fn due(&self) -> NaiveDate {
        self.due.unwrap_or_else(|| paris::day(self.start))
    }

    /// Who changed it apart from its series, if anybody did.
    #[must_use]
    pub const fn apart(&self) -> Option<Apart> {
        self.apart
    }

    /// Who decided that it is held on a closed day, if anybody did.
    #[must_use]
    pub const fn kept(&self) -> Option<Kept> {
        self.kept
    }

    /// Somebody decides that it is held although its day is closed.
    #[must_use]
    pub const fn keep_day(mut self, by: AccountId, at: DateTime<Utc>) -> Self {
        self.kept = Some(Kept { by, at });
        self
    }

    /// Marks that somebody changes it apart from its series. The first mark stays: it holds what the series gave.
    #[must_use]
    pub fn apart_by(self, by: AccountId, at: DateTime<Utc>) -> Self {
        if self.series.is_none() || self.apart.is_some() {
            return self;
        }
        let apart = Apart { by, at, was_start: self.start, was_end: self.end };
        Self { apart: Some(apart), ..self }
    }

    /// Another date for this occurrence alone; brought back to the date of its series, it follows the series again.
    ///
    /// # Errors
    /// When that date has passed; see [`Session::reschedule`].
    pub fn moved_alone(self, by: AccountId, at: DateTime<Utc>, (start, end): (DateTime<Utc>, DateTime<Utc>)) -> Next {
        if start <= at {
            return Err(SessionRefusal::IntoThePast);
        }
        Ok(self.apart_by(by, at).reschedule(start, end)?.with_its_series())
    }

    /// The occurrence of a plan that a closed day moved: its author answered for it.
    #[must_use]
    pub fn held_elsewhere(self, by: AccountId, at: DateTime<Utc>, usual: (DateTime<Utc>, DateTime<Utc>)) -> Self {
        Self { apart: Some(Apart { by, at, was_start: usual.0, was_end: usual.1 }), ..self }
    }

    /// Another place in the series: the day that it gives, or another series after a split.
    #[must_use]
    pub fn in_series(self, series: Option<crate::ids::SeriesId>, due: NaiveDate) -> Self {
        Self { series, due: Some(due), ..self }
    }

    /// Puts it in the trash: it was planned by mistake.
    ///
    /// # Errors
    /// Once it has begun.
    pub fn remove(self, now: DateTime<Utc>) -> Next {
        if self.step().is_before_sitting() || self.step() == SessionStep::Cancelled {
            return Ok(Self { state: SessionState::Removed { since: now }, ..self });
        }
        Err(SessionRefusal::NotFrom { step: self.step() })
    }

    /// Puts a cancelled or removed session back in the calendar, at the step that the calendar calls for.
    ///
    /// # Errors
    /// When it was neither, once its hour has passed, or after 30 days in the trash.
    pub fn restore(self, now: DateTime<Utc>) -> Next {
        match self.state {
            SessionState::Cancelled { .. } => {}
            SessionState::Removed { since } if now - since <= TRASH => {}
            SessionState::Removed { .. } => return Err(SessionRefusal::GoneForGood),
            _ => return Err(SessionRefusal::NotFrom { step: self.step() }),
        }
        if self.start <= now {
            return Err(SessionRefusal::Passed);
        }
        Ok(Self { state: SessionState::Planned, ..self }.with_its_series().advanced(now))
    }

    /// Forgets that it was changed when it is as its series gave it.
    fn with_its_series(self) -> Self {
        let same = self.apart.is_some_and(|apart| (apart.was_start, apart.was_end) == (self.start, self.end));
        if same { Self { apart: None, ..self } } else { self }
    }
}
