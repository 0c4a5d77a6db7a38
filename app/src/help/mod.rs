//! Pages to read: help, personal data, accessibility.

mod accessibility;
#[cfg(feature = "ssr")]
mod guide;
mod personal_data;

pub use accessibility::Accessibility;
#[cfg(feature = "ssr")]
pub use guide::Help;
pub use personal_data::PersonalData;
