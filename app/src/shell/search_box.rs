//! The search of the top line.

use leptos::{ev, html, prelude::*};

use super::words;
use crate::ui::{Glyph, Icon, Kbd};

/// A plain search form; Ctrl+K puts the cursor in it from anywhere.
#[component]
pub fn SearchBox(
    /// The page that answers, which receives `q`.
    #[prop(into)]
    action: String,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    Effect::new(move || {
        let handle = window_event_listener(ev::keydown, move |event| {
            if (event.ctrl_key() || event.meta_key()) && event.key() == "k" {
                event.prevent_default();
                if let Some(input) = input.get_untracked() {
                    let _ = input.focus();
                }
            }
        });
        on_cleanup(move || handle.remove());
    });
    view! {
        <form class="search" role="search" method="get" action=action>
            <Icon glyph=Glyph::Search />
            <input node_ref=input type="search" name="q" aria-label=words::SEARCH placeholder=words::SEARCH autocomplete="off" />
            <Kbd keys="Ctrl K" />
        </form>
    }
}
