//! Two people answered the same question: both answers are shown, until someone chooses.

use crate::prelude::*;
use domain::{
    forms::{Answer, Kind, Path},
    frcp::SecondValue,
    words,
};

use super::Live;
use crate::ui::{Button, Glyph, Icon};

/// Nothing as long as there is nothing to choose.
pub(super) fn conflict(live: Live, path: Path, kind: Kind) -> AnyView {
    let slot = live.slot(&path);
    (move || {
        let seconds = slot.seconds.get();
        if seconds.is_empty() {
            return None;
        }
        let by = slot.written.get().unwrap_or_default();
        let current = choice(live, path.clone(), &kind, slot.answer.get(), by);
        let others = seconds.into_iter().map(|second| other(live, path.clone(), &kind, second)).collect_view();
        Some(view! {
            <div class="conflict" role="group" aria-label="Deux réponses">
                <p>
                    <Icon glyph=Glyph::Check />
                    "Quelqu’un d’autre a répondu entre-temps. Les deux réponses sont gardées\u{a0}: choisissez la bonne."
                </p>
                <div class="conflict-sides">{current} {others}</div>
            </div>
        })
    })
    .into_any()
}

fn other(live: Live, path: Path, kind: &Kind, second: SecondValue) -> AnyView {
    let by = live.name(second.author);
    choice(live, path, kind, second.answer, by)
}

fn choice(live: Live, path: Path, kind: &Kind, answer: Option<Answer>, by: String) -> AnyView {
    let text =
        answer.as_ref().map_or_else(|| "Réponse effacée".to_owned(), |answer| words::forms::answer(kind, answer));
    let keep = Callback::new(move |()| live.settle(&path, answer.clone()));
    let button = live.is_writable().then(|| {
        view! { <Button on_press=keep>"Garder cette réponse"</Button> }
    });
    view! {
        <div class="conflict-side">
            <p class="quiet-text">{by}</p>
            <p>{text}</p>
            {button}
        </div>
    }
    .into_any()
}
