//! Accounts: one's own, one's sessions and places, the people of the establishment, and the page of an invitation.

mod accounts_page;
#[cfg(feature = "ssr")]
mod agenda_address;
mod agenda_card;
mod answers;
mod calls;
mod factor_card;
mod invitation_page;
mod invite_form;
mod movements_page;
mod own_page;
mod password_card;
mod people_calls;
mod person_row;
mod places_page;
mod sessions_page;
mod settings_tabs;
#[cfg(feature = "ssr")]
mod shown;

pub use accounts_page::AccountsPage;
#[cfg(feature = "ssr")]
pub use agenda_address::agenda_address;
pub use calls::ask_buffer_key;
pub use invitation_page::InvitationPage;
pub use movements_page::MovementsPage;
pub use own_page::OwnPage;
pub use places_page::PlacesPage;
pub use sessions_page::SessionsPage;
