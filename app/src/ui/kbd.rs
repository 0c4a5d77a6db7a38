//! Keys to press.

use leptos::prelude::*;

/// Keys separated by spaces, each drawn as a key ("Ctrl K").
#[component]
pub fn Kbd(
    /// The keys.
    keys: &'static str,
) -> impl IntoView {
    view! { <span class="keys">{keys.split(' ').map(|key| view! { <kbd>{key}</kbd> }).collect_view()}</span> }
}
