//! One line of text, the base of every typed control.

use crate::prelude::*;
use leptos::html;

use super::{adopt, wiring};

/// What distinguishes one typed control from another.
pub struct TextControl {
    /// The text.
    pub value: RwSignal<String>,
    /// Its name, when it is not the one of the surrounding field.
    pub name: Option<String>,
    /// The `type` of the input.
    pub kind: &'static str,
    /// The classes.
    pub class: &'static str,
    /// Which keyboard a phone shows.
    pub input_mode: Option<&'static str>,
    /// What the browser may fill in.
    pub autocomplete: Option<String>,
    /// An example, never the label.
    pub placeholder: Option<String>,
    /// The name read aloud when no label stands beside it.
    pub label: Option<String>,
    /// True when it cannot be changed now.
    pub disabled: Signal<bool>,
    /// True when the page, or the dialog, opens with the focus here.
    pub autofocus: bool,
    /// Puts in order what was typed, when the person leaves the control.
    pub tidy: fn(&str) -> String,
    /// Told each time the person leaves the control after a change.
    pub on_commit: Option<Callback<String>>,
}

impl TextControl {
    /// A plain text control.
    #[must_use]
    pub fn plain(value: RwSignal<String>) -> Self {
        Self {
            value,
            name: None,
            kind: "text",
            class: "input",
            input_mode: None,
            autocomplete: None,
            placeholder: None,
            label: None,
            disabled: Signal::default(),
            autofocus: false,
            tidy: str::to_owned,
            on_commit: None,
        }
    }
}

/// Draws it.
#[must_use]
pub fn text_control(control: TextControl) -> AnyView {
    let TextControl { value, tidy, on_commit, disabled, .. } = control;
    let wiring = wiring(control.name);
    let node = NodeRef::<html::Input>::new();
    adopt(value, move || node.get().map(|input| input.value()), move |text| set(node, text));
    let commit = move |_| {
        let text = tidy(&value.get_untracked());
        value.set(text.clone());
        if let Some(told) = on_commit {
            told.run(text);
        }
    };
    view! {
        <input
            node_ref=node
            id=wiring.name.clone()
            name=wiring.name.clone()
            r#type=control.kind
            class=control.class
            inputmode=control.input_mode
            autocomplete=control.autocomplete
            placeholder=control.placeholder
            aria-label=control.label
            aria-describedby=wiring.described_by
            aria-invalid=wiring.aria_invalid()
            disabled=disabled
            autofocus=control.autofocus
            value=value.get_untracked()
            on:input=move |event| value.set(event_target_value(&event))
            on:change=commit
        />
    }
    .into_any()
}

fn set(node: NodeRef<html::Input>, text: &str) {
    if let Some(input) = node.get_untracked() {
        input.set_value(text);
    }
}
