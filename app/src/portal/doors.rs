//! The sign-in pages, on the patients' site: a patient never loads the professionals' program.

use crate::prelude::*;

use crate::{
    routes,
    sign_in::{code_page, entry_page},
};

/// An address and a password.
#[component]
pub fn PatientEntry() -> impl IntoView {
    entry_page(routes::PORTAL)
}

/// The one-time code.
#[component]
pub fn PatientCode() -> impl IntoView {
    code_page(routes::PORTAL)
}
