//! The FRCP: the page where it is written, signed, completed and read.

mod acts;
#[cfg(feature = "ssr")]
mod apart;
mod calls;
mod context;
#[cfg(feature = "ssr")]
mod drawing;
mod drawn;
mod list_calls;
mod list_page;
#[cfg(feature = "ssr")]
mod listing;
mod page;
mod patient;
#[cfg(feature = "ssr")]
mod proposed;
#[cfg(feature = "ssr")]
mod recourse_page;
#[cfg(feature = "ssr")]
mod sent_page;
#[cfg(feature = "ssr")]
mod server;
mod sign;

pub use calls::{
    CodeTable, FrcpShown, add_frcp_addendum, announce_frcp, declare_frcp_ready, find_codes, find_professionals,
    form_definition, frcp_drawn, frcp_history, frcp_news, open_frcp, rectify_frcp, review_frcp, save_frcp,
    take_over_frcp, validate_frcp,
};
pub use list_calls::{FormLine, ListAsked, ListOrder, ListShown, list_frcps};
pub use list_page::ListPage;
pub use page::FrcpPage;
#[cfg(feature = "ssr")]
pub(crate) use {recourse_page::recourse_page, sent_page::sent_page};

/// Whether a path of the server is one by which an open page listens.
#[cfg(feature = "ssr")]
#[must_use]
pub fn is_listening(path: &str) -> bool {
    path == <calls::FrcpNews as server_fn::ServerFn>::PATH || crate::live::is_listening(path)
}
