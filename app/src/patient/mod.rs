//! Patients: found, created, read and corrected. Each page of a record carries the line that says whose it is.

mod around_tab;
mod calls;
mod changes;
mod circle_tab;
mod consent_tab;
mod create_page;
mod documents_tab;
mod dto;
mod duplicates_page;
mod identity_form;
mod identity_tab;
mod log_tab;
mod pathway_tab;
mod portal_card;
#[cfg(feature = "ssr")]
mod portal_server;
#[cfg(feature = "ssr")]
mod reading;
mod record_page;
mod search_page;
#[cfg(feature = "ssr")]
mod server;
mod settle;
#[cfg(feature = "ssr")]
mod shown;
mod typed;

pub use create_page::CreatePage;
pub use dto::PatientCard;
pub use duplicates_page::DuplicatesPage;
pub use record_page::{AroundPage, CirclePage, ConsentPage, DocumentsPage, IdentityPage, LogPage, PathwayPage};
pub use search_page::SearchPage;
#[cfg(feature = "ssr")]
pub(crate) use shown::card;
