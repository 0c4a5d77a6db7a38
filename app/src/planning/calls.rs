//! What the calendar asks and does.

use crate::failure::Failure;
use crate::prelude::*;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use domain::{
    offer::{Organ, Periodicity},
    planning::{CancelReason, Recurrence, SessionStep, Span},
};
use serde::{Deserialize, Serialize};

/// Which part of the calendar, and what it is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarAsked {
    /// How much of it.
    pub span: Span,
    /// A day of it; today without it.
    pub day: Option<NaiveDate>,
    /// One organ.
    pub organ: Option<Organ>,
    /// One board, by its id.
    pub rcp: Option<String>,
    /// The person's own boards.
    pub mine: bool,
    /// The session whose panel is open, by its id.
    pub session: Option<String>,
}

/// A part of the calendar, as shown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarShown {
    /// Now in Paris.
    pub now: NaiveDateTime,
    /// A day of the part asked for.
    pub day: NaiveDate,
    /// Its sessions, in order; those of its weeks for a month.
    pub sessions: Vec<SessionShown>,
    /// The boards in force, for the filters.
    pub boards: Vec<BoardShown>,
    /// The person may plan sessions for at least one board.
    pub can_plan: bool,
    /// The session whose panel is open.
    pub panel: Option<PanelShown>,
}

impl CalendarShown {
    /// Today in Paris.
    #[must_use]
    pub const fn today(&self) -> NaiveDate {
        self.now.date()
    }
}

/// A board, for a filter.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardShown {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is about.
    pub organ: Option<Organ>,
}

/// A session, as a block or a line shows it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionShown {
    /// Its id.
    pub id: String,
    /// The name of its board.
    pub name: String,
    /// What it is about.
    pub organ: Option<Organ>,
    /// The establishment, and the room if any.
    pub place: String,
    /// Its day in Paris.
    pub date: NaiveDate,
    /// When it begins, in Paris.
    pub start: NaiveTime,
    /// When it should end, in Paris.
    pub end: NaiveTime,
    /// Where it is in its life.
    pub step: SessionStep,
    /// Why it is cancelled.
    pub cancelled: Option<String>,
    /// How many cases.
    pub cases: usize,
    /// Minutes asked for.
    pub used: u16,
    /// Minutes there are.
    pub capacity: u16,
    /// Held within a week, its quorum will not be there.
    #[serde(default)]
    pub at_risk: bool,
}

/// The panel of one session.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PanelShown {
    /// The session.
    pub session: SessionShown,
    /// Its version, to write.
    pub version: i64,
    /// Who coordinates it.
    pub coordinator: Option<String>,
    /// Address of the video meeting.
    pub video_link: Option<String>,
    /// When inscriptions close, in words.
    pub closes: String,
    /// Sessions in its way, in words.
    pub conflicts: Vec<String>,
    /// What is foreseen of its quorum, in words.
    pub quorum: Option<String>,
    /// Its answer is awaited, or may be changed.
    pub expects_me: bool,
    /// The person may give it another date.
    pub can_move: bool,
    /// The person may cancel it.
    pub can_cancel: bool,
}

/// A part of the calendar.
///
/// # Errors
/// When the person may not see the calendar.
#[server(endpoint = "planning-calendar")]
pub async fn planning_calendar(asked: CalendarAsked) -> Result<CalendarShown, Failure> {
    super::server::calendar(asked).await
}

/// A board whose sessions the person may plan.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannableShown {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its usual rhythm.
    pub periodicity: Option<Periodicity>,
}

/// What the series editor starts from.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeriesBasis {
    /// Today in Paris.
    pub today: NaiveDate,
    /// The boards, by name.
    pub boards: Vec<PlannableShown>,
}

/// What the series editor starts from.
///
/// # Errors
/// When the person may not see the calendar.
#[server(endpoint = "planning-series-start")]
pub async fn series_start() -> Result<SeriesBasis, Failure> {
    super::server::series_start().await
}

/// The days on which a board meets between two days; a session that was cancelled or moved does not count.
///
/// # Errors
/// When the person may not see the calendar.
#[server(endpoint = "planning-series-held")]
pub async fn days_held(rcp: String, from: NaiveDate, until: NaiveDate) -> Result<Vec<NaiveDate>, Failure> {
    super::server::days_held(&rcp, from, until).await
}

/// A series to plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeriesAsked {
    /// The board, by its id.
    pub rcp: String,
    /// Its dates, those left out included.
    pub recurrence: Recurrence,
}

/// A series that was planned.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeriesMade {
    /// How many sessions.
    pub count: usize,
    /// Warnings about sessions in the way, in words.
    pub conflicts: Vec<String>,
}

/// Plans a series.
///
/// # Errors
/// When the person may not plan this board, or the board is not in force.
#[server(endpoint = "planning-series-make")]
pub async fn make_series(asked: SeriesAsked) -> Result<SeriesMade, Failure> {
    super::server::make_series(asked).await
}

/// Another date for a session, hours of Paris.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveAsked {
    /// The session, by its id.
    pub id: String,
    /// The version that was read.
    pub version: i64,
    /// The day.
    pub date: NaiveDate,
    /// The hour.
    pub hour: NaiveTime,
    /// Minutes.
    pub minutes: u16,
}

/// The sessions that would be in the way, in words; nothing is written.
///
/// # Errors
/// When the session has begun.
#[server(endpoint = "planning-session-try")]
pub async fn try_move(asked: MoveAsked) -> Result<Vec<String>, Failure> {
    super::server::try_move(asked).await
}

/// Gives a session another date.
///
/// # Errors
/// When the person may not, the session has begun, or somebody wrote in between.
#[server(endpoint = "planning-session-move")]
pub async fn move_session(asked: MoveAsked) -> Result<(), Failure> {
    super::server::move_session(asked).await
}

/// A session to cancel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CancelAsked {
    /// The session, by its id.
    pub id: String,
    /// The version that was read.
    pub version: i64,
    /// Why.
    pub reason: CancelReason,
    /// In words.
    pub note: Option<String>,
}

/// Cancels a session.
///
/// # Errors
/// When the person may not, the session has begun, or somebody wrote in between.
#[server(endpoint = "planning-session-cancel")]
pub async fn cancel_session(asked: CancelAsked) -> Result<(), Failure> {
    super::server::cancel_session(asked).await
}
