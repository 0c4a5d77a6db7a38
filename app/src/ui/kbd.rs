//! Keys to press.

use crate::prelude::*;

/// Keys separated by spaces, each drawn as a key ("Ctrl K").
#[component]
pub fn Kbd(
    /// The keys.
    #[prop(into)]
    keys: String,
) -> impl IntoView {
    let keys: Vec<String> = keys.split(' ').map(str::to_owned).collect();
    view! { <span class="keys">{keys.into_iter().map(|key| view! { <kbd>{key}</kbd> }).collect_view()}</span> }
}
