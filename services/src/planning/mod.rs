//! Sessions: planned in series, read as a calendar, moved, cancelled, opened and closed when their time comes.
//!
//! The dates that a rhythm gives are those of `domain::planning` (`words::planning::recurrence` says it, `plan` lists
//! it), in the browser as here. The calendar says how full a session is and never names a patient.

mod agenda;
mod boards;
mod calendar;
mod changing;
mod due;
mod load;
mod reading;
mod series;
mod store;

pub use agenda::{AgendaEntry, agenda_entry};
pub use boards::{Plannable, plannable};
pub use calendar::{Filter, SessionLine, sessions};
pub use changing::{Moved, cancel_session, move_session, what_would_move};
pub use due::advance_sessions;
pub use reading::{SessionMay, SessionView, session};
pub use series::{Planned, plan_series};
pub use store::{KeptSession, kept_session, read_session, session_row, update_session};
