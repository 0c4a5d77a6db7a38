//! The views that the server draws in the place of the sections: the address says which one, and an answer that arrives
//! draws it again.

use crate::prelude::*;

use super::{
    acts::After,
    calls::{frcp_drawn, take_over_frcp},
};
use crate::forms::{Live, Saving};
use leptos::ev::MouseEvent;

/// The sections, or the view that the address asks for.
pub(super) fn beside(
    live: Live,
    id: String,
    view: Memo<String>,
    first: String,
    after: After,
    whole: AnyView,
) -> AnyView {
    let html = RwSignal::new(first);
    let draw = Callback::new({
        let id = id.clone();
        move |()| {
            let (id, asked) = (id.clone(), view.get_untracked());
            leptos::task::spawn_local(async move {
                match frcp_drawn(id, asked).await {
                    Ok(drawn) => html.set(drawn),
                    Err(failure) => after.problem.set(Some(failure.sentence())),
                }
            });
        }
    });
    Effect::new(move |known: Option<()>| {
        let asked = view.get();
        live.follow();
        live.saving().with(Saving::is_pending);
        if known.is_some() && !asked.is_empty() {
            draw.run(());
        }
    });
    let press = move |event: MouseEvent| {
        let button = event_target::<leptos::web_sys::Element>(&event).closest("[data-take]").ok().flatten();
        let Some(path) = button.and_then(|button| button.get_attribute("data-take")) else { return };
        let id = id.clone();
        leptos::task::spawn_local(async move {
            let taken = take_over_frcp(id, path).await;
            after.problem.set(taken.err().map(|failure| failure.sentence()));
            live.listen();
            draw.run(());
        });
    };
    view! {
        <div hidden=move || !view.get().is_empty()>{whole}</div>
        <div hidden=move || view.get().is_empty() on:click=press>
            {move || view! { <div inner_html=html.get()></div> }}
        </div>
    }
    .into_any()
}
