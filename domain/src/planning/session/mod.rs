//! The life of one session: planned, open, closed to inscriptions, in progress, ended, settled; cancelled or moved.
//!
//! Source: process chain of the product (steps 3, 4, 11 and 12) and its session state machine: expert knowledge, to be
//! confirmed. A session keeps its identity when its date changes. It refuses to know the cases (`crate::meeting`).

mod apart;
mod setting;
mod transitions;
mod undo;

pub use apart::{Apart, Kept, SetApart};
pub use setting::{Chosen, Setting, SettingFault, typed_setting};

use super::{Booking, Capacity, Delays, PlannedSlot, Timetable};
use crate::ids::{OfferId, PlaceId, ProfessionalId, SeriesId, SessionId};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Why a session is cancelled; the codes feed the activity report (indicator A2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CancelReason {
    /// It falls on a public holiday.
    Holiday,
    /// No case to present.
    NoCase,
    /// The quorum cannot be reached.
    QuorumOutOfReach,
    /// The coordinator and the deputies are away.
    CoordinatorAway,
    /// The room or the video link cannot be used.
    Technical,
    /// Another reason, told in words.
    Other,
}

impl CancelReason {
    /// Every reason, in the order in which lists show them.
    pub const ALL: [Self; 6] =
        [Self::Holiday, Self::NoCase, Self::QuorumOutOfReach, Self::CoordinatorAway, Self::Technical, Self::Other];
}

/// Where a session is in its life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum SessionState {
    /// It has a date; inscriptions are not open yet.
    Planned,
    /// Cases can be inscribed.
    Open {
        /// Since when.
        since: DateTime<Utc>,
    },
    /// Inscriptions are closed; a late one needs a reason.
    Closed {
        /// Since when.
        since: DateTime<Utc>,
    },
    /// The board is sitting.
    InProgress {
        /// When it began.
        started: DateTime<Utc>,
    },
    /// The board is over; forms are being validated.
    Ended {
        /// When it began.
        started: DateTime<Utc>,
        /// When it ended.
        ended: DateTime<Utc>,
    },
    /// Every form is validated.
    Settled {
        /// When it began.
        started: DateTime<Utc>,
        /// When it ended.
        ended: DateTime<Utc>,
        /// When the last form was validated.
        settled: DateTime<Utc>,
    },
    /// It will not take place.
    Cancelled {
        /// Since when.
        since: DateTime<Utc>,
        /// Why.
        reason: CancelReason,
        /// In words; needed when the reason is `Other`.
        note: Option<String>,
    },
    /// Its cases go to another session.
    Moved {
        /// Since when.
        since: DateTime<Utc>,
        /// The session that takes its place.
        to: SessionId,
    },
    /// Planned by mistake: in the trash, and out of the calendar.
    Removed {
        /// Since when.
        since: DateTime<Utc>,
    },
}

/// The name of a state without its data: for lists, filters and refusals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SessionStep {
    /// See [`SessionState::Planned`].
    Planned,
    /// See [`SessionState::Open`].
    Open,
    /// See [`SessionState::Closed`].
    Closed,
    /// See [`SessionState::InProgress`].
    InProgress,
    /// See [`SessionState::Ended`].
    Ended,
    /// See [`SessionState::Settled`].
    Settled,
    /// See [`SessionState::Cancelled`].
    Cancelled,
    /// See [`SessionState::Moved`].
    Moved,
    /// See [`SessionState::Removed`].
    Removed,
}

impl SessionStep {
    /// Whether the session will not take place under this identity.
    #[must_use]
    pub const fn is_off(self) -> bool {
        matches!(self, Self::Cancelled | Self::Moved | Self::Removed)
    }

    /// Whether the board has not sat yet, and is to.
    #[must_use]
    pub const fn is_before_sitting(self) -> bool {
        matches!(self, Self::Planned | Self::Open | Self::Closed)
    }

    /// Whether the session can still hear a case.
    #[must_use]
    pub const fn hears_cases(self) -> bool {
        !self.is_off() && !matches!(self, Self::Ended | Self::Settled)
    }
}

/// Why a session refuses a transition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum SessionRefusal {
    /// Not from where it is.
    NotFrom {
        /// Where it is.
        step: SessionStep,
    },
    /// Some forms are not validated.
    FormsPending {
        /// How many.
        count: usize,
    },
    /// A reason in words is needed.
    NoteNeeded,
    /// The end would not come after the start.
    EndsBeforeItStarts,
    /// It would be shorter or longer than a session is: [`super::MINUTES`].
    DurationOutOfRange,
    /// Its new date has passed.
    IntoThePast,
    /// It cannot be moved to itself.
    MovedToItself,
    /// Its hour has passed.
    Passed,
    /// It has been in the trash for too long.
    GoneForGood,
}

/// One session of one offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Its identity, which does not depend on its date.
    pub id: SessionId,
    /// The offer it belongs to.
    pub offer: OfferId,
    /// The version of the offer in force when it was planned, from 1.
    pub offer_version: u32,
    /// The series that planned it, if any.
    pub series: Option<SeriesId>,
    /// Who coordinates it.
    pub coordinator: Option<ProfessionalId>,
    /// Where; nothing when it is only remote.
    pub room: Option<(PlaceId, String)>,
    /// Address of the video meeting.
    pub video_link: Option<String>,
    /// Its minutes and what cases cost.
    pub capacity: Capacity,
    /// Its delays.
    pub delays: Delays,
    /// The day that its series gave it; its own day for one of no series.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    due: Option<NaiveDate>,
    /// That somebody changed it apart from its series.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    apart: Option<Apart>,
    /// That somebody holds it all the same on a day that is closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kept: Option<Kept>,
    /// That somebody chose its setting for it alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    chosen: Option<Chosen>,
    start: DateTime<Utc>,
    end: DateTime<Utc>,
    state: SessionState,
}

impl Session {
    /// A session planned in a slot, with the usual delays and the capacity of its duration.
    #[must_use]
    pub fn planned(id: SessionId, offer: OfferId, offer_version: u32, slot: PlannedSlot) -> Self {
        let minutes = u16::try_from((slot.end - slot.start).num_minutes()).unwrap_or(0);
        Self {
            id,
            offer,
            offer_version,
            series: None,
            coordinator: None,
            room: None,
            video_link: None,
            capacity: Capacity::of(minutes),
            delays: Delays::default(),
            due: Some(slot.due),
            apart: None,
            kept: None,
            chosen: None,
            start: slot.start,
            end: slot.end,
            state: SessionState::Planned,
        }
    }

    /// When it begins (planned).
    #[must_use]
    pub const fn start(&self) -> DateTime<Utc> {
        self.start
    }

    /// When it should end (planned).
    #[must_use]
    pub const fn end(&self) -> DateTime<Utc> {
        self.end
    }

    /// Where it is in its life.
    #[must_use]
    pub const fn state(&self) -> &SessionState {
        &self.state
    }

    /// The name of its state.
    #[must_use]
    pub const fn step(&self) -> SessionStep {
        match self.state {
            SessionState::Planned => SessionStep::Planned,
            SessionState::Open { .. } => SessionStep::Open,
            SessionState::Closed { .. } => SessionStep::Closed,
            SessionState::InProgress { .. } => SessionStep::InProgress,
            SessionState::Ended { .. } => SessionStep::Ended,
            SessionState::Settled { .. } => SessionStep::Settled,
            SessionState::Cancelled { .. } => SessionStep::Cancelled,
            SessionState::Moved { .. } => SessionStep::Moved,
            SessionState::Removed { .. } => SessionStep::Removed,
        }
    }

    /// Every instant that matters around it; forms are counted from the real end once it is known.
    #[must_use]
    pub fn timetable(&self) -> Timetable {
        let end = match self.state {
            SessionState::Ended { ended, .. } | SessionState::Settled { ended, .. } => ended,
            _ => self.end,
        };
        Timetable::of(self.start, end, &self.delays)
    }

    /// What it takes, to look for conflicts; nothing once it will not take place.
    #[must_use]
    pub fn booking(&self) -> Option<Booking> {
        if self.step().is_off() {
            return None;
        }
        Some(Booking {
            session: self.id,
            start: self.start,
            end: self.end,
            coordinator: self.coordinator,
            room: self.room.clone(),
        })
    }
}

#[cfg(test)]
mod tests;
