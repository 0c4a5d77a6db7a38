//! Who answered, and behind the name the history of the answer: asked of the server only when someone looks.

use crate::prelude::*;
use domain::{forms::Path, words};

use super::Live;

/// Nothing for a question that nobody answered.
pub(super) fn past(live: Live, path: Path) -> AnyView {
    let author = live.slot(&path).written;
    let told = RwSignal::new(String::new());
    let press = Callback::new(move |()| {
        if told.with_untracked(String::is_empty) {
            let history = live.past(&path);
            leptos::task::spawn_local(async move {
                told.set(history.await.unwrap_or_else(|failure| failure.sentence()));
            });
        } else {
            told.set(String::new());
        }
    });
    let open = move || if told.with(String::is_empty) { "false" } else { "true" };
    view! {
        {move || {
            author.get().map(|name| {
                view! {
                    <button
                        type="button"
                        class="question-author"
                        title=words::frcp::history()
                        aria-expanded=open
                        on:click=move |_| press.run(())
                    >
                        {name}
                    </button>
                }
            })
        }}
        {move || view! { <div aria-live="polite" inner_html=told.get()></div> }}
    }
    .into_any()
}
