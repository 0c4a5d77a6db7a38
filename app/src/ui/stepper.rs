//! Where one is in a sequence.

use crate::prelude::*;

use super::{Glyph, Icon};

/// The steps of a task; those before the current one are done.
#[component]
pub fn Stepper(
    /// What the steps lead to.
    #[prop(into)]
    label: String,
    /// The steps, in order.
    steps: Vec<String>,
    /// The rank of the current one, from 0.
    current: usize,
) -> impl IntoView {
    let line = move |(rank, step): (usize, String)| {
        let done = rank < current;
        let mark =
            if done { view! { <Icon glyph=Glyph::Check label="fait" /> }.into_any() } else { (rank + 1).into_any() };
        view! {
            <li class:step-done=done aria-current=(rank == current).then_some("step")>
                <span class="step-mark">{mark}</span>
                <span>{step}</span>
            </li>
        }
    };
    view! {
        <ol class="steps" aria-label=label>
            {steps.into_iter().enumerate().map(line).collect_view()}
        </ol>
    }
}
