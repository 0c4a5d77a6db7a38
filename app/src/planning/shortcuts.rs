//! The keys of the calendar: a letter follows the link that names it (`aria-keyshortcuts`), when no field has the focus. They can be
//! switched off, for whoever speaks to the computer or types with what sends letters by itself. Source: WCAG 2.1.4.

use crate::prelude::*;
use crate::ui::{Checkbox, Dialog};
use leptos::ev;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Where the browser keeps that they are off.
const OFF: &str = "dcc-raccourcis-coupes";
/// Where a letter is text.
const FIELDS: &str = "input, textarea, select, [contenteditable], dialog";

/// Listens to the keys; `open` is the sheet.
pub(super) fn listen(open: RwSignal<bool>) {
    Effect::new(move || {
        let handle = window_event_listener(ev::keydown, move |event| {
            if is_for_us(&event) && follow(&event.key(), open) {
                event.prevent_default();
            }
        });
        on_cleanup(move || handle.remove());
    });
}

fn is_for_us(event: &ev::KeyboardEvent) -> bool {
    let plain = !(event.alt_key() || event.ctrl_key() || event.meta_key() || event.default_prevented());
    let in_a_field = document().active_element().is_some_and(|one| matches!(one.closest(FIELDS), Ok(Some(_))));
    let asked = matches!(document().query_selector("dialog[open]"), Ok(Some(_)));
    plain && !in_a_field && !asked && are_on()
}

/// Whether something was done.
fn follow(key: &str, open: RwSignal<bool>) -> bool {
    if key == "?" {
        open.set(true);
        return true;
    }
    let letter = key.len() == 1 && key.bytes().all(|byte| byte.is_ascii_lowercase());
    if !letter && !matches!(key, "ArrowLeft" | "ArrowRight") || scrolls(key) {
        return false;
    }
    let link = document().query_selector(&format!(".page-head [aria-keyshortcuts~=\"{key}\"]")).ok().flatten();
    let link = link.and_then(|link| link.dyn_into::<HtmlElement>().ok());
    link.map(|link| link.click()).is_some()
}

/// In the table of resources the arrows scroll.
fn scrolls(key: &str) -> bool {
    let inside = document().active_element().is_some_and(|one| matches!(one.closest(".resources"), Ok(Some(_))));
    key.len() > 1 && inside
}

fn are_on() -> bool {
    let kept = window().local_storage().ok().flatten();
    kept.and_then(|kept| kept.get_item(OFF).ok().flatten()).is_none()
}

fn switch(on: bool) {
    if let Ok(Some(kept)) = window().local_storage() {
        let _ = if on { kept.remove_item(OFF) } else { kept.set_item(OFF, "oui") };
    }
}

/// The sheet that lists them, as the server drew it.
pub(super) fn sheet(open: RwSignal<bool>, drawn: String) -> AnyView {
    let on = RwSignal::new(true);
    Effect::new(move || on.set(are_on()));
    view! {
        <Dialog name="raccourcis" title="Raccourcis du planning" open=open>
            <div inner_html=drawn></div>
            <Checkbox name="raccourcis-actifs" label="Raccourcis d’une lettre actifs" checked=on on_commit=Callback::new(switch) />
        </Dialog>
    }
    .into_any()
}
