//! The document around the pages: head, rail, top line, titles, error pages.
//!
//! It knows which rooms exist, not what happens in them.

mod assets;
mod document;
mod doors;
#[cfg(feature = "ssr")]
mod drawn_here;
mod failure_page;
mod loaded;
mod not_found;
mod page;
mod person_menu;
#[cfg(feature = "ssr")]
mod plain;
mod portal_frame;
mod pro_frame;
mod rail;
mod search_box;
mod theme;
mod theme_choice;
pub mod words;

pub use assets::Assets;
pub use document::{portal_shell, pro_shell};
pub use doors::Doors;
#[cfg(feature = "ssr")]
pub(crate) use drawn_here::drawn_here;
pub use failure_page::failure_page;
pub use loaded::{loaded, once_there};
pub use not_found::NotFound;
pub use page::Page;
#[cfg(feature = "ssr")]
pub use plain::plain_document;
pub use portal_frame::PortalFrame;
pub use pro_frame::ProFrame;
pub use search_box::SearchBox;
pub use theme::Theme;
pub use theme_choice::ThemeChoice;
