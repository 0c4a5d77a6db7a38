//! Pages to read: help, personal data, accessibility.

mod accessibility;
mod guide;
mod personal_data;

pub use accessibility::Accessibility;
pub use guide::Help;
pub use personal_data::PersonalData;
