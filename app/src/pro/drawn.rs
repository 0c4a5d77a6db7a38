//! The pages that the server alone draws, as [`crate::routes::has_no_program`] says. To the program they are one and the same page, which
//! is not there: it weighs nothing more for each.

#[cfg(feature = "ssr")]
pub(super) use crate::{
    builder::{group_page as form_group, list_page as form_models, version_page as form_version},
    meeting::{absences_page as absences, answer_page as answer},
    planning::{poll_page as poll, setting_page as setting},
};

#[cfg(feature = "ssr")]
pub(super) fn atelier() -> crate::prelude::AnyView {
    use crate::prelude::*;
    view! { <crate::atelier::Atelier /> }.into_any()
}

#[cfg(not(feature = "ssr"))]
pub(super) use self::{
    elsewhere as absences, elsewhere as answer, elsewhere as atelier, elsewhere as form_group,
    elsewhere as form_models, elsewhere as form_version, elsewhere as poll, elsewhere as setting,
};

#[cfg(not(feature = "ssr"))]
pub(super) fn elsewhere() -> crate::prelude::AnyView {
    use crate::{prelude::*, shell::NotFound};
    view! { <NotFound /> }.into_any()
}
