//! A question of a form: label, hint, control, error.

use crate::prelude::*;
use leptos::context::Provider;

use super::{Glyph, Icon, behaviour::Wiring};

/// Ties one control to its label, its hint and its error; the control inside takes its name from here.
#[component]
pub fn Field(
    /// The name in a posted form, which is also the id of the control.
    #[prop(into)]
    name: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// How to answer.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong, in a sentence.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// True when the answer may be left out.
    #[prop(optional)]
    optional: bool,
    children: Children,
) -> impl IntoView {
    let hint = hint.filter(|hint| !hint.is_empty());
    let wiring = Wiring::new(name.clone(), hint.is_some(), error);
    view! {
        <div class="field">
            <label r#for=name.clone()>{label} {optional.then(optional_mark)}</label>
            {hint_line(&name, hint)}
            {error_line(&name, error)}
            <Provider value=wiring>{children()}</Provider>
        </div>
    }
}

/// Says once, at the top of a form, that its fields are needed.
#[must_use]
pub fn fields_needed() -> AnyView {
    view! { <p class="hint">{domain::words::forms::fields_needed()}</p> }.into_any()
}

/// Says that the answer may be left out.
pub(super) fn optional_mark() -> AnyView {
    view! { <span class="field-optional">" (facultatif)"</span> }.into_any()
}

/// The hint under a label.
pub(super) fn hint_line(name: &str, hint: Option<String>) -> Option<AnyView> {
    let id = Wiring::hint_id(name);
    hint.map(|hint| {
        view! {
            <p class="hint" id=id>
                {hint}
            </p>
        }
        .into_any()
    })
}

/// The error of a field, said when it appears.
pub(super) fn error_line(name: &str, error: Signal<Option<String>>) -> AnyView {
    let id = Wiring::error_id(name);
    (move || {
        let id = id.clone();
        error.get().map(|sentence| {
            view! {
                <p class="field-error" id=id>
                    <Icon glyph=Glyph::Blocked />
                    <span>{sentence}</span>
                </p>
            }
        })
    })
    .into_any()
}
