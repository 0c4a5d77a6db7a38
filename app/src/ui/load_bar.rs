//! How full a session is.

use crate::prelude::*;

/// Minutes planned against minutes available; says by how much it overflows.
#[component]
pub fn LoadBar(
    /// Minutes that the cases should take.
    used: u32,
    /// Minutes of the session.
    available: u32,
) -> impl IntoView {
    let over = used.saturating_sub(available);
    let words = if over > 0 {
        format!("dépasse de {over}\u{a0}min")
    } else {
        format!("{used}\u{a0}/\u{a0}{available}\u{a0}min")
    };
    let percent = used.saturating_mul(100).checked_div(available).unwrap_or(0);
    let class = if over > 0 { "bar-line bar-over" } else { "bar-line bar-organ" };
    // The words are the name of the whole: a narrow view may show the line alone.
    view! {
        <div class="load" role="img" aria-label=words.clone()>
            {bar(class, percent as usize)}
            <span class="load-words" aria-hidden="true">
                {words}
            </span>
        </div>
    }
}

/// A line filled to a percentage. It is silent: the words beside it say the same.
pub(super) fn bar(class: &'static str, percent: usize) -> AnyView {
    view! {
        <svg class=class viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect width=percent.min(100) height="1"></rect>
        </svg>
    }
    .into_any()
}
