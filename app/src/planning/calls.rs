//! What the calendar asks and does.

use crate::failure::Failure;
use crate::prelude::*;
use chrono::{NaiveDate, NaiveTime};
use domain::{
    offer::{Organ, Periodicity, Stop},
    planning::{CancelReason, Columns, Recurrence, SessionStep, Span, Window},
};
use serde::{Deserialize, Serialize};

/// Which part of the calendar, and what it is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarAsked {
    /// How much of it.
    pub span: Span,
    /// How it is laid out.
    #[serde(default)]
    pub layout: Layout,
    /// A day of it; today without it.
    pub day: Option<NaiveDate>,
    /// One organ.
    pub organ: Option<Organ>,
    /// One board, by its id.
    pub rcp: Option<String>,
    /// One establishment, by its id.
    #[serde(default)]
    pub place: Option<String>,
    /// One cancer centre (3C), by its id.
    #[serde(default)]
    pub centre: Option<String>,
    /// One step of a session's life.
    #[serde(default)]
    pub step: Option<SessionStep>,
    /// The person's own boards.
    pub mine: bool,
    /// The session whose panel is open, by its id.
    pub session: Option<String>,
}

/// How a part of the calendar is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// As a grid of hours, of days or of months.
    #[default]
    Grid,
    /// Line by line.
    List,
    /// A column per resource.
    Resources(Columns),
}

/// A part of the calendar, as shown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarShown {
    /// Its title.
    pub title: String,
    /// When it was read, in milliseconds.
    pub at: i64,
    /// What the server drew of it.
    pub drawn: Drawn,
    /// The days and hours over which a session is carried, in a view by the hour.
    pub window: Option<Window>,
    /// The session whose panel is open.
    pub panel: Option<PanelShown>,
}

/// The parts of the page that hold nothing but words and links, as HTML.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// Today, before, after.
    pub turns: String,
    /// The other ways to see it.
    pub ways: String,
    /// What it is narrowed to.
    pub filters: String,
    /// The sessions.
    pub sessions: String,
    /// The keys.
    pub sheet: String,
    /// The address of the view for which the links were drawn.
    pub address: String,
}

/// A board, for a filter.
#[cfg(feature = "ssr")]
#[derive(Clone, PartialEq, Eq)]
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
    /// It comes, and its board takes nothing new.
    #[serde(default)]
    pub stopped: Option<Stop>,
}

/// The panel of one session.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PanelShown {
    /// The session.
    pub session: SessionShown,
    /// Its version, to write.
    pub version: i64,
    /// Who changed it within the hour, in words.
    pub touched: Option<String>,
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
    /// Its board, by its id.
    pub rcp: String,
    /// The person plans this board.
    pub plans: bool,
    /// It can be put back in the calendar.
    pub can_restore: bool,
    /// The person may give it another date.
    pub can_move: bool,
    /// The person may cancel it.
    pub can_cancel: bool,
    /// The person may open its page.
    pub can_open: bool,
    /// Its board takes nothing new: since when and why.
    pub stopped: Option<String>,
}

/// A part of the calendar.
///
/// # Errors
/// When the person may not see the calendar.
#[server(endpoint = "planning-calendar")]
pub async fn planning_calendar(asked: CalendarAsked) -> Result<CalendarShown, Failure> {
    super::server::calendar(asked).await
}

/// Since when one asks what others did, and in which part of the calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewsAsked {
    /// When the calendar was read last, in milliseconds.
    pub since: i64,
    /// What it is narrowed to.
    pub asked: CalendarAsked,
}

/// What others did.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewsShown {
    /// Something changed: one reads again.
    pub changed: bool,
    /// Each with its place in the audit, and in words; the oldest first.
    pub lines: Vec<(String, String)>,
}

/// What others did to the sessions of a part of the calendar since it was read.
///
/// # Errors
/// When the person may not see the calendar.
#[server(endpoint = "planning-news")]
pub async fn planning_news(asked: NewsAsked) -> Result<NewsShown, Failure> {
    super::server::news(asked).await
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
    /// Now, in milliseconds.
    pub now: i64,
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

/// When a board meets between two days, each session from its beginning to its end in milliseconds; one that was cancelled or moved
/// does not count.
///
/// # Errors
/// When the person may not see the calendar.
#[server(endpoint = "planning-series-held")]
pub async fn hours_held(rcp: String, from: NaiveDate, until: NaiveDate) -> Result<Vec<(i64, i64)>, Failure> {
    super::server::hours_held(&rcp, from, until).await
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
    /// The series, by its id.
    pub series: String,
    /// How many sessions, and what is to be checked, in a sentence.
    pub sentence: String,
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

/// What the new date would cost, in words: who is taken elsewhere, what the quorum loses, which sessions are in the way, how many
/// cases follow. Nothing is written.
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
