//! Yes, or not said.

use crate::prelude::*;
use leptos::html;

use super::behaviour::{Wiring, adopt};

/// A box to tick, with its sentence.
#[component]
pub fn Checkbox(
    /// The name in a posted form, which is also the id.
    #[prop(into)]
    name: String,
    /// What ticking means.
    #[prop(into)]
    label: String,
    /// Ticked or not, live.
    checked: RwSignal<bool>,
    /// What a posted form sends when it is ticked.
    #[prop(default = "yes".into(), into)]
    value: String,
    /// More about it.
    #[prop(optional, into)]
    hint: Option<String>,
    /// True when it cannot be changed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Told after each change.
    #[prop(optional, into)]
    on_commit: Option<Callback<bool>>,
) -> impl IntoView {
    let node = NodeRef::<html::Input>::new();
    adopt(
        checked,
        move || node.get().map(|input| input.checked()),
        move |ticked| {
            if let Some(input) = node.get_untracked() {
                input.set_checked(*ticked);
            }
        },
    );
    let change = move |event| {
        let ticked = event_target_checked(&event);
        checked.set(ticked);
        if let Some(told) = on_commit {
            told.run(ticked);
        }
    };
    let described = hint.is_some().then(|| Wiring::hint_id(&name));
    let hint_id = described.clone();
    view! {
        <label class="check">
            <input
                node_ref=node
                type="checkbox"
                id=name.clone()
                name=name
                value=value
                checked=checked.get_untracked()
                disabled=disabled
                aria-describedby=described
                on:change=change
            />
            <span>
                {label}
                {hint.map(|hint| {
                    view! {
                        <span class="hint" id=hint_id>
                            {hint}
                        </span>
                    }
                })}
            </span>
        </label>
    }
}
