//! A question of a form: label, hint, control, error.

use leptos::{context::Provider, prelude::*};

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
    let id = Wiring::error_id(&name);
    let hint = hint_line(&name, hint);
    let label_for = name.clone();
    let wiring = Wiring::new(name, hint.is_some(), error);
    view! {
        <div class="field">
            <label r#for=label_for>{label} {optional.then(optional_mark)}</label>
            {hint}
            <Provider value=wiring>{children()}</Provider>
            {error_line(id, error)}
        </div>
    }
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

/// The error of a field, under this id.
pub(super) fn error_line(id: String, error: Signal<Option<String>>) -> AnyView {
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
