//! What the page of a board's sessions and the one of a series ask and do.

use super::calls::SeriesAsked;
use crate::failure::Failure;
use crate::prelude::*;
use chrono::NaiveDate;
use domain::planning::{CancelReason, Recurrence};
use serde::{Deserialize, Serialize};

/// The sessions of a board, in words.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardSessionsShown {
    /// It takes nothing new: since when, why, and what remains possible.
    pub stopped: Option<String>,
    /// The name of the board.
    pub name: String,
    /// Its sessions on closed days, about which somebody must decide.
    pub to_decide: Vec<RowShown>,
    /// Its open polls of dates: the address, and the words.
    pub polls: Vec<(String, String)>,
    /// The closures to come of its establishment.
    pub closures: Vec<RowShown>,
    /// Its series.
    pub series: Vec<SeriesShown>,
    /// Sessions to come that differ from the text of the offer.
    pub outdated: Vec<RowShown>,
    /// What was changed, the last first; the one that can be taken back has an act.
    pub changes: Vec<RowShown>,
    /// What is in the trash.
    pub trash: Vec<RowShown>,
}

/// A series.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeriesShown {
    /// Its id.
    pub id: String,
    /// Its rhythm, in a sentence.
    pub sentence: String,
    /// Its sessions to come, in a sentence.
    pub coming: String,
    /// Who planned it, and when.
    pub author: String,
    /// The dates to come, each with its cases.
    pub dates: Vec<String>,
    /// What removing it would do, in a sentence; nothing when no session is to come.
    pub removing: Option<String>,
    /// What was answered for its public holidays.
    pub holidays: Vec<String>,
    /// What somebody changed apart.
    pub exceptions: Vec<RowShown>,
}

/// A line with what can be done about it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowShown {
    /// What it is about.
    pub title: String,
    /// What happened to it.
    pub text: String,
    /// Who and when.
    pub author: String,
    /// What can be done.
    pub acts: Vec<BoardAct>,
}

/// What can be done about the sessions of a board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BoardAct {
    /// Puts a cancelled or removed session back: its id and its version.
    Restore(String, i64),
    /// Brings a moved session back to the date of its series: its id and its version.
    PutBack(String, i64),
    /// Gives a session the room, the link and the coordinator of its offer again: its id and its version.
    SetBack(String, i64),
    /// Takes a change back.
    Undo(String),
    /// These sessions take the text of the offer over: their ids and versions.
    TakeOver(Vec<(String, i64)>),
    /// Puts a session in the trash: its id and its version.
    Remove(String, i64),
    /// Holds a session although its day is closed: its id and its version.
    Keep(String, i64),
    /// Holds a session on another day, at the same hour: its id, its version, the day.
    Shift(String, i64, NaiveDate),
    /// Cancels a session because of its closed day: its id, its version, the reason.
    Cancel(String, i64, CancelReason),
    /// Declares days on which the establishment is closed, and why.
    Close(NaiveDate, NaiveDate, String),
    /// Takes a closure back.
    Reopen(String),
    /// Puts the sessions of a series in the trash: its id; those that have passed too when it was just planned.
    RemoveSeries(String, bool),
}

/// What was done.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActDone {
    /// In a sentence.
    pub sentence: String,
    /// What takes it back.
    pub undo: Option<BoardAct>,
}

/// The sessions of a board.
///
/// # Errors
/// When the person may not plan this board.
#[server(endpoint = "planning-board")]
pub async fn board_sessions(rcp: String) -> Result<BoardSessionsShown, Failure> {
    super::board_server::board_sessions(&rcp).await
}

/// Does something about the sessions of a board; answers what was done, and what takes it back.
///
/// # Errors
/// When the person may not, or somebody wrote in between.
#[server(endpoint = "planning-board-act")]
pub async fn act_on_board(rcp: String, act: BoardAct) -> Result<ActDone, Failure> {
    super::board_server::act(&rcp, act).await
}

/// What the change of a series starts from.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeriesOpened {
    /// The board, by its id.
    pub rcp: String,
    /// The name of the board.
    pub board: String,
    /// Its rhythm, in a sentence.
    pub sentence: String,
    /// Its rhythm.
    pub rhythm: Recurrence,
    /// The first day that can change.
    pub from: NaiveDate,
}

/// What the change of a series starts from.
///
/// # Errors
/// When the person may not plan this board, or it has no such series.
#[server(endpoint = "planning-series-open")]
pub async fn open_series(series: String) -> Result<SeriesOpened, Failure> {
    super::board_server::opened(&series).await
}

/// A change of a series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeAsked {
    /// The series, by its id.
    pub series: String,
    /// The first day that changes.
    pub from: NaiveDate,
    /// The rhythm from then on.
    pub rhythm: Recurrence,
    /// Those that follow become a series of their own.
    pub split: bool,
}

/// What is to be checked of a series before it is planned, in words: sessions in the way, hours that the clocks skip or repeat.
///
/// # Errors
/// When the person may not plan this board, or the board is not in force on one of the dates.
#[server(endpoint = "planning-series-try")]
pub async fn try_series(asked: SeriesAsked) -> Result<Vec<String>, Failure> {
    super::board_server::try_series(asked).await
}

/// What would become of a series.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForeseenShown {
    /// The whole, in a sentence.
    pub sentence: String,
    /// Each session that changes, in words.
    pub lines: Vec<String>,
    /// Warnings.
    pub conflicts: Vec<String>,
    /// What the sessions are now, to save.
    pub seen: i64,
}

/// What would become of a series; nothing is written.
///
/// # Errors
/// When the person may not plan this board, or it cannot be planned on one of the dates.
#[server(endpoint = "planning-series-foresee")]
pub async fn foresee(asked: ChangeAsked) -> Result<ForeseenShown, Failure> {
    super::board_server::foresee(asked).await
}

/// Changes a series as it was foreseen.
///
/// # Errors
/// As [`foresee`], and when somebody wrote in between.
#[server(endpoint = "planning-series-change")]
pub async fn change_series(asked: ChangeAsked, seen: i64) -> Result<(), Failure> {
    super::board_server::change(asked, seen).await
}
