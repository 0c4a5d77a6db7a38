//! Unknown, not done, not applicable: nobody is forced into a false answer.

use crate::prelude::*;
use domain::{
    forms::{Answer, Path, State},
    words,
};

use super::Live;

/// One button per state that the question admits; pressing again takes it back.
pub(super) fn states(live: Live, path: &Path, admitted: &[State]) -> Option<AnyView> {
    if admitted.is_empty() || !live.is_writable() {
        return None;
    }
    let buttons = admitted.iter().map(|state| button(live, path.clone(), *state)).collect_view();
    Some(view! { <div class="answer-states">{buttons}</div> }.into_any())
}

fn button(live: Live, path: Path, state: State) -> AnyView {
    let slot = live.slot(&path);
    let pressed = move || slot.answer.with(|answer| answer.as_ref().and_then(Answer::state) == Some(state));
    let press = move |_| {
        let next = if pressed() { None } else { Some(Answer::from(state)) };
        live.write(&path, next);
    };
    view! {
        <button type="button" class="state-button" aria-pressed=move || if pressed() { "true" } else { "false" } on:click=press>
            {words::forms::state(state)}
        </button>
    }
    .into_any()
}
