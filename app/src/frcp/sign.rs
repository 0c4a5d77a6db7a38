//! The signature: what blocks, what to look at, then a fresh code.

use crate::prelude::*;
use domain::forms::Level;
use leptos::{ev::MouseEvent, web_sys::Element};

use super::{
    acts::{After, repeatable},
    calls::{ReviewShown, review_frcp, validate_frcp},
};
use crate::{
    failure::Failure,
    forms::{Live, Saving},
    ui::{Button, Dialog, Look},
};

type Reviewed = RwSignal<Option<Result<ReviewShown, Failure>>>;

pub(super) fn sign(live: Live, id: String, patient: String, after: After) -> AnyView {
    let open = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let review: Reviewed = RwSignal::new(None);
    let asked = id.clone();
    let look = Callback::new(move |()| {
        live.ask(Level::Validated);
        open.set(true);
        review.set(None);
        let id = asked.clone();
        leptos::task::spawn_local(async move { review.set(Some(review_frcp(id).await)) });
    });
    let validate = repeatable(move |me| {
        let Some(Ok(seen)) = review.get_untracked() else { return };
        let id = id.clone();
        busy.set(true);
        leptos::task::spawn_local(async move {
            if after.settle(validate_frcp(id, seen.position, seen.hash).await, me) {
                open.set(false);
            }
            busy.set(false);
        });
    });
    let unsent = Signal::derive(move || live.saving().with(Saving::is_pending));
    let blocked = Signal::derive(move || review.with(|review| !matches!(review, Some(Ok(seen)) if seen.may_sign)));
    view! {
        <Button look=Look::Primary on_press=look disabled=unsent>
            "Valider la fiche"
        </Button>
        <Dialog name="validation" title="Valider la fiche" open=open>
            <p><strong>{patient}</strong></p>
            {move || findings(review, open)}
            {move || after.problem.get().map(|sentence| view! { <p class="field-error">{sentence}</p> })}
            <p class="quiet-text">"Une fiche validée ne change plus. Un code à usage unique vous sera demandé."</p>
            <Button look=Look::Primary on_press=validate disabled=blocked busy=busy>
                "Signer et valider"
            </Button>
        </Dialog>
    }
    .into_any()
}

fn findings(review: Reviewed, open: RwSignal<bool>) -> AnyView {
    match review.get() {
        None => view! { <p>"Relecture en cours…"</p> }.into_any(),
        Some(Err(failure)) => view! { <p class="field-error">{failure.sentence()}</p> }.into_any(),
        Some(Ok(seen)) => {
            let follow = move |event: MouseEvent| {
                if event_target::<Element>(&event).closest("a").is_ok_and(|link| link.is_some()) {
                    open.set(false);
                }
            };
            view! { <div class="form-review" inner_html=seen.drawn on:click=follow></div> }.into_any()
        }
    }
}
