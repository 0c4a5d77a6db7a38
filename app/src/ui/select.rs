//! One answer among many, in a list that opens.

use crate::prelude::*;
use leptos::html;

use super::behaviour::{adopt, wiring};

/// A possible answer.
#[derive(Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is sent and kept.
    pub value: String,
    /// What is read.
    pub label: String,
}

impl Choice {
    /// An answer of this value and of this label.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// A native list. Up to five answers, prefer [`super::RadioGroup`]: everything is seen at once.
#[component]
pub fn Select(
    /// The value of the chosen answer; empty when none is.
    value: RwSignal<String>,
    /// The possible answers.
    choices: Vec<Choice>,
    /// Its name, when it is not the one of the surrounding field.
    #[prop(optional, into)]
    name: Option<String>,
    /// What the list shows before a choice.
    #[prop(default = "Choisir".into(), into)]
    nothing: String,
    /// The name read aloud when there is no field around it.
    #[prop(optional, into)]
    label: Option<String>,
    /// True when it cannot be changed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Told after a choice.
    #[prop(optional, into)]
    on_commit: Option<Callback<String>>,
) -> impl IntoView {
    let wiring = wiring(name);
    let node = NodeRef::<html::Select>::new();
    let first = value.get_untracked();
    adopt(
        value,
        move || node.get().map(|list| list.value()),
        move |chosen| {
            if let Some(list) = node.get_untracked() {
                list.set_value(chosen);
            }
        },
    );
    let change = move |event| {
        let chosen = event_target_value(&event);
        value.set(chosen.clone());
        if let Some(told) = on_commit {
            told.run(chosen);
        }
    };
    let options = choices
        .into_iter()
        .map(|choice| {
            let selected = choice.value == first;
            view! {
                <option value=choice.value selected=selected>
                    {choice.label}
                </option>
            }
        })
        .collect_view();
    view! {
        <select
            node_ref=node
            id=wiring.name.clone()
            name=wiring.name.clone()
            class="input"
            aria-label=label
            aria-describedby=wiring.described_by
            aria-invalid=wiring.aria_invalid()
            disabled=disabled
            on:change=change
        >
            <option value="">{nothing}</option>
            {options}
        </select>
    }
}
