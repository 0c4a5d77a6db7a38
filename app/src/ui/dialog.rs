//! A question that must be answered before going on.

use crate::prelude::*;
use leptos::html;

use super::{Glyph, Icon};

/// A native dialog: the browser keeps the focus inside and closes it with Escape.
#[component]
pub fn Dialog(
    /// The id of the dialog in the page.
    #[prop(into)]
    name: String,
    /// Its title.
    #[prop(into)]
    title: Signal<String>,
    /// Open or not, live.
    open: RwSignal<bool>,
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let wanted = open.get();
        let Some(dialog) = node.get() else { return };
        if wanted && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !wanted && dialog.open() {
            dialog.close();
        }
    });
    let title_id = format!("{name}-title");
    let labelled_by = title_id.clone();
    view! {
        <dialog class="dialog" id=name node_ref=node aria-labelledby=labelled_by on:close=move |_| open.set(false)>
            <div class="dialog-head">
                <h2 id=title_id>{move || title.get()}</h2>
                <button type="button" class="btn btn-quiet" on:click=move |_| open.set(false)>
                    <Icon glyph=Glyph::Cross label="Fermer" />
                </button>
            </div>
            {children()}
        </dialog>
    }
}
