//! The calendar of sessions, and the series that fill it.
//!
//! The views of the calendar are drawn by the server alone (`drawing` and what it names); the browser adds what moves: a session
//! carried by hand, the dialogs, the keys, what others do meanwhile.

mod address;
mod board_calls;
mod board_page;
#[cfg(feature = "ssr")]
mod board_server;
mod calendar;
mod calls;
mod carrying;
mod change_page;
mod dialogs;
mod find_calls;
mod find_page;
#[cfg(feature = "ssr")]
mod find_server;
mod links;
mod moving;
mod organ;
mod others;
mod panel;
mod preview;
mod rhythm;
mod series_page;
mod shortcuts;
mod step;
mod undoing;

#[cfg(feature = "ssr")]
mod block;
#[cfg(feature = "ssr")]
mod drawing;
#[cfg(feature = "ssr")]
mod filters;
#[cfg(feature = "ssr")]
mod grid;
#[cfg(feature = "ssr")]
mod hours;
#[cfg(feature = "ssr")]
mod list;
#[cfg(feature = "ssr")]
mod poll;
#[cfg(feature = "ssr")]
mod resources;
#[cfg(feature = "ssr")]
mod server;
#[cfg(feature = "ssr")]
mod setting_page;
#[cfg(feature = "ssr")]
mod setting_typed;
#[cfg(feature = "ssr")]
mod sheet;
#[cfg(feature = "ssr")]
mod turns;
#[cfg(feature = "ssr")]
mod year;

#[cfg(feature = "without-planning")]
mod left_out;

#[cfg(feature = "without-planning")]
pub use left_out::{BoardSessionsPage, Calendar, FindBoardPage, SeriesChangePage, SeriesPage};
#[cfg(not(feature = "without-planning"))]
pub use {
    board_page::BoardSessionsPage, calendar::Calendar, change_page::SeriesChangePage, find_page::FindBoardPage,
    series_page::SeriesPage,
};

pub(crate) use moving::date_of;
pub use organ::hue;
#[cfg(feature = "ssr")]
pub(crate) use poll::poll_page;
pub use rhythm::{RhythmChoice, rhythm_fields};
#[cfg(feature = "ssr")]
pub(crate) use setting_page::setting_page;
#[cfg(feature = "ssr")]
pub use setting_typed::SettingTyped;

use crate::prelude::*;

/// The way to the page on which the room, the link and the coordinator of one session are chosen.
pub(crate) fn set_apart_link(session: &str) -> AnyView {
    let href = crate::routes::setting_of(session);
    view! {
        <a href=href rel="external">
            "Changer le lieu, la visio ou le coordonnateur"
        </a>
    }
    .into_any()
}
