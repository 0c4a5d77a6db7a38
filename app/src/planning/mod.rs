//! The calendar of sessions, and the series that fill it.

mod address;
mod calendar;
mod calls;
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

pub use calendar::Calendar;
pub(crate) use moving::date_of;
pub use organ::hue;
pub use rhythm::{RhythmChoice, rhythm_fields};
pub use series_page::SeriesPage;
