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
        let conflict = slot.conflict.get()?;
        let current = choice(live, path.clone(), &kind, conflict.current, conflict.by);
        let others = conflict.seconds.into_iter().map(|second| other(live, path.clone(), &kind, second)).collect_view();
        Some(view! {
            <div class="conflict" role="group" aria-label="Deux réponses">
                <p>
                    <Icon glyph=Glyph::Check />
                    {words::frcp::two_answers(live.may_choose())}
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
    let button = live.may_choose().then(|| {
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
