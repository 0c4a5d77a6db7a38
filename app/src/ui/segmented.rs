//! A few ways to see the same thing.

use crate::prelude::*;

use super::{Tab, tabs::links};

/// Links joined side by side (day, week, month).
#[component]
pub fn Segmented(
    /// What is chosen.
    #[prop(into)]
    label: String,
    /// The ways.
    tabs: Vec<Tab>,
) -> impl IntoView {
    view! {
        <nav class="seg" aria-label=label>
            {links(tabs)}
        </nav>
    }
}
