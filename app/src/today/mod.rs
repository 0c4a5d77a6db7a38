//! Aujourd'hui: what needs me now, by role, with its reason and its deadline; each line opens the exact place.

mod calls;
#[cfg(feature = "ssr")]
mod shown;
mod today_page;

pub use today_page::{Home, TodayPage};
