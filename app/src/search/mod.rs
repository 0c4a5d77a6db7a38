//! The search of everything: a page that works without a program, and a palette that Ctrl+K opens anywhere.

mod actions;
mod calls;
mod palette;
mod search_page;
#[cfg(feature = "ssr")]
mod shown;

pub use palette::Palette;
pub use search_page::EverythingPage;
