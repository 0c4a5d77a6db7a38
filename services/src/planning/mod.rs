//! Sessions: planned in series, read as a calendar, moved, cancelled, opened and closed when their time comes.
//!
//! The dates that a rhythm gives are those of `domain::planning` (`words::planning::recurrence` says it, `plan` lists
//! it), in the browser as here. The calendar says how full a session is and never names a patient.

mod agenda;
mod board_sessions;
mod boards;
mod calendar;
mod change;
mod changing;
mod closing;
mod due;
mod editing;
mod feed;
mod finding;
mod foreseen;
mod happened;
mod held;
mod load;
mod members;
mod news;
pub mod poll;
mod reading;
mod removing;
mod resources;
mod restoring;
mod series;
mod setting;
mod sites;
mod store;
mod taken_over;
pub(crate) mod told;

pub use agenda::{AgendaEntry, agenda_entry};
pub use board_sessions::{BoardSessions, Exception, SeriesLine, What, board_name, board_sessions, series_line};
pub use boards::{Plannable, plannable, planned_by};
pub use calendar::{Filter, HeldDays, SessionLine, held_days, sessions};
pub use change::{ChangeKind, KeptChange, Undone, undo_change};
pub use changing::{Moved, cancel_session, move_session, put_back};
pub use closing::{
    Closed, ToDecide, Why, closures, closures_around, declare_closure, end_closure, keep_day, to_decide,
};
pub use due::advance_sessions;
pub use editing::{Foreseen, SeriesChange, board_of_series, change_series, what_would_change};
pub use feed::{HeldFeed, KeptTags, end_feed, feed_entries, feed_since, held_feed, make_feed};
pub use finding::{Candidate, Looked, NextDate, find_boards};
pub use foreseen::{ForeseenMove, foreseen};
pub use happened::{Deed, Happened, Happenings, LastDeed, calendar_changed, happenings, last_deed};
pub use news::{News, SessionNews, news, news_told};
pub use reading::{SessionMay, SessionView, session};
pub use removing::{SeriesRemoved, remove_series};
pub use resources::{Resource, resources};
pub use restoring::{Restored, Trashed, remove_session, restore_session, trash};
pub use series::{Planned, plan_series, what_would_be_planned};
pub use setting::{SettingForeseen, SettingOf, set_session_apart, set_session_back, setting_of, what_setting_meets};
pub use sites::{Site, Sites, sites};
pub use store::{KeptSession, kept_session, read_session, session_row, update_session};
pub use taken_over::{Outdated, outdated, take_over};
