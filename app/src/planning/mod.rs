//! The calendar of sessions, and the series that fill it.

mod address;
mod board_calls;
mod board_page;
#[cfg(feature = "ssr")]
mod board_server;
mod calendar;
mod calls;
mod change_page;
mod find_calls;
mod find_page;
#[cfg(feature = "ssr")]
mod find_server;
mod grid;
mod hours;
mod list;
mod moving;
mod organ;
mod panel;
mod preview;
mod rhythm;
mod series_page;
#[cfg(feature = "ssr")]
mod server;

pub use board_page::BoardSessionsPage;
pub use calendar::Calendar;
pub use change_page::SeriesChangePage;
pub use find_page::FindBoardPage;
pub(crate) use moving::date_of;
pub use organ::hue;
pub use rhythm::{RhythmChoice, rhythm_fields};
pub use series_page::SeriesPage;
