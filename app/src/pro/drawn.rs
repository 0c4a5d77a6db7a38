//! The pages that the server alone draws, as [`crate::routes::has_no_program`] says: no program knows of them.

use crate::prelude::*;

pub(super) use crate::{
    builder::{group_page as form_group, list_page as form_models, version_page as form_version},
    frcp::{recourse_page as recourse, sent_page as sent},
    meeting::{absences_page as absences, answer_page as answer, emergency_page as emergency},
    planning::{poll_page as poll, setting_page as setting},
};

pub(super) fn atelier() -> AnyView {
    view! { <crate::atelier::Atelier /> }.into_any()
}
