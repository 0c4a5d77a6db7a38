//! The pages of the planning in a program that is only weighed: each leads nowhere, and what they are made of is left out.

use crate::{prelude::*, shell::NotFound};

/// No calendar.
#[component]
pub fn Calendar() -> impl IntoView {
    view! { <NotFound /> }
}

/// No editor of a series.
#[component]
pub fn SeriesPage() -> impl IntoView {
    view! { <NotFound /> }
}

/// No change of a series.
#[component]
pub fn SeriesChangePage() -> impl IntoView {
    view! { <NotFound /> }
}

/// No sessions of a board.
#[component]
pub fn BoardSessionsPage() -> impl IntoView {
    view! { <NotFound /> }
}

/// No search for a board.
#[component]
pub fn FindBoardPage() -> impl IntoView {
    view! { <NotFound /> }
}
