//! A list without a line.

use crate::prelude::*;

/// Says why nothing is there and what to do next; its child is the one button.
#[component]
pub fn EmptyState(
    /// What is missing.
    #[prop(into)]
    title: String,
    /// Why, and what to do.
    #[prop(into)]
    sentence: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{title}</h2>
            <p>{sentence}</p>
            {children.map(|button| button())}
        </div>
    }
}
