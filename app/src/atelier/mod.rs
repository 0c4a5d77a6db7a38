//! Every component in every state, for those who build and for those who check.

use leptos::prelude::*;

use crate::shell::Page;

/// The page of the kit.
#[component]
pub fn Atelier() -> impl IntoView {
    view! { <Page title="Atelier">""</Page> }
}
