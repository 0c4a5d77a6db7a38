//! The transitions of a session. Each consumes the session and may refuse.

use super::{CancelReason, Session, SessionRefusal, SessionState, SessionStep};
use crate::ids::SessionId;
use chrono::{DateTime, Utc};

type Next = Result<Session, SessionRefusal>;

impl Session {
    /// Opens inscriptions.
    ///
    /// # Errors
    /// Unless it is planned, or closed (the secretary opens it again).
    pub fn open(self, now: DateTime<Utc>) -> Next {
        self.go(&[SessionStep::Planned, SessionStep::Closed], SessionState::Open { since: now })
    }

    /// Closes inscriptions.
    ///
    /// # Errors
    /// Unless it is open.
    pub fn close(self, now: DateTime<Utc>) -> Next {
        self.go(&[SessionStep::Open], SessionState::Closed { since: now })
    }

    /// The board begins to sit.
    ///
    /// # Errors
    /// Unless it is open or closed.
    pub fn start_sitting(self, now: DateTime<Utc>) -> Next {
        self.go(&[SessionStep::Open, SessionStep::Closed], SessionState::InProgress { started: now })
    }

    /// The board is over.
    ///
    /// # Errors
    /// Unless it is in progress.
    pub fn finish(self, now: DateTime<Utc>) -> Next {
        let SessionState::InProgress { started } = self.state else { return Err(self.not_from_here()) };
        Ok(Self { state: SessionState::Ended { started, ended: now.max(started) }, ..self })
    }

    /// Settles it, when no form is pending.
    ///
    /// # Errors
    /// Unless it has ended, or when `pending` forms are not validated.
    pub fn settle(self, now: DateTime<Utc>, pending: usize) -> Next {
        let SessionState::Ended { started, ended } = self.state else { return Err(self.not_from_here()) };
        if pending > 0 {
            return Err(SessionRefusal::FormsPending { count: pending });
        }
        Ok(Self { state: SessionState::Settled { started, ended, settled: now }, ..self })
    }

    /// Cancels it: its cases are to be inscribed elsewhere.
    ///
    /// # Errors
    /// Once it has begun, or when the reason is `Other` without words.
    pub fn cancel(self, now: DateTime<Utc>, reason: CancelReason, note: Option<&str>) -> Next {
        let note = note.map(str::trim).filter(|text| !text.is_empty());
        if reason == CancelReason::Other && note.is_none() {
            return Err(SessionRefusal::NoteNeeded);
        }
        let note = note.map(str::to_owned);
        self.go(BEFORE_SITTING, SessionState::Cancelled { since: now, reason, note })
    }

    /// Sends its cases to another session that takes its place.
    ///
    /// # Errors
    /// Once it has begun, or to itself.
    pub fn move_to(self, now: DateTime<Utc>, to: SessionId) -> Next {
        if to == self.id {
            return Err(SessionRefusal::MovedToItself);
        }
        self.go(BEFORE_SITTING, SessionState::Moved { since: now, to })
    }

    /// Gives it another date, keeping its identity and its cases. The step follows from the new date at the next
    /// [`Self::due_step`]; a closed session stays closed until somebody opens it.
    ///
    /// # Errors
    /// Once it has begun, when the end does not come after the start, or when it would last less or more than a session does.
    pub fn reschedule(self, start: DateTime<Utc>, end: DateTime<Utc>) -> Next {
        if !self.step().is_before_sitting() {
            return Err(self.not_from_here());
        }
        if end <= start {
            return Err(SessionRefusal::EndsBeforeItStarts);
        }
        let minutes = u16::try_from((end - start).num_minutes()).unwrap_or(u16::MAX);
        if !crate::planning::MINUTES.contains(&minutes) {
            return Err(SessionRefusal::DurationOutOfRange);
        }
        // What was decided about a closed day holds for that day only.
        let kept = self.kept.filter(|_| crate::planning::paris::day(start) == crate::planning::paris::day(self.start));
        Ok(Self { start, end, kept, capacity: super::Capacity { minutes, ..self.capacity }, ..self })
    }

    /// The step that the calendar calls for: opening `opening_days` before, closing `closing_hours` before (48 h by
    /// default). Nothing else happens by itself.
    #[must_use]
    pub fn due_step(&self, now: DateTime<Utc>) -> Option<SessionStep> {
        let times = self.timetable();
        match self.state {
            SessionState::Planned | SessionState::Open { .. } if now >= times.closes => Some(SessionStep::Closed),
            SessionState::Planned if now >= times.opens => Some(SessionStep::Open),
            _ => None,
        }
    }

    /// Applies [`Self::due_step`]; the session itself when nothing is due.
    #[must_use]
    pub fn advanced(self, now: DateTime<Utc>) -> Self {
        match self.due_step(now) {
            Some(SessionStep::Open) => Self { state: SessionState::Open { since: now }, ..self },
            Some(SessionStep::Closed) => Self { state: SessionState::Closed { since: now }, ..self },
            _ => self,
        }
    }

    fn go(self, from: &[SessionStep], state: SessionState) -> Next {
        if from.contains(&self.step()) { Ok(Self { state, ..self }) } else { Err(self.not_from_here()) }
    }

    const fn not_from_here(&self) -> SessionRefusal {
        SessionRefusal::NotFrom { step: self.step() }
    }
}

pub(super) const BEFORE_SITTING: &[SessionStep] = &[SessionStep::Planned, SessionStep::Open, SessionStep::Closed];
