//! Documents exchanged with other software: read in a page, and taken up in a form.

mod calls;
mod page;
#[cfg(feature = "ssr")]
mod server;

pub use calls::{ReadingShown, read_document, read_form_document};
pub use page::{DocumentReadingPage, FormReadingPage};
