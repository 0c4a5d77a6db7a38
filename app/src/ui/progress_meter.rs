//! How complete something is.

use crate::prelude::*;

use super::load_bar::bar;

/// "12 sur 18" with its line, live.
#[component]
pub fn ProgressMeter(
    /// What is counted.
    #[prop(into)]
    label: String,
    /// How many are done.
    #[prop(into)]
    done: Signal<usize>,
    /// How many there are.
    #[prop(into)]
    total: Signal<usize>,
) -> impl IntoView {
    let percent = Signal::derive(move || match total.get() {
        0 => 100,
        total => done.get() * 100 / total,
    });
    let class = move || if percent.get() >= 100 { "bar-line bar-done" } else { "bar-line" };
    view! {
        <div class="meter">
            <p class="meter-words">
                <span>{label}</span>
                <span>{move || format!("{} sur {}", done.get(), total.get())}</span>
            </p>
            {move || bar(class(), percent.get())}
        </div>
    }
}
