//! A number with its unit.

use crate::prelude::*;

use super::behaviour::{TextControl, text_control, tidy_number};

/// A number typed with a comma or a point, beside its unit. Bounds are the form's business.
#[component]
pub fn NumberInput(
    /// The text, live; [`super::number_of`] reads it.
    value: RwSignal<String>,
    /// Words before the box, where it goes on from another one.
    #[prop(optional, into)]
    before: Option<String>,
    /// The unit, as written ("mm", "%").
    #[prop(optional, into)]
    unit: Option<String>,
    /// Its name, when it is not the one of the surrounding field.
    #[prop(optional, into)]
    name: Option<String>,
    /// The name read aloud when there is no field around it.
    #[prop(optional, into)]
    label: Option<String>,
    /// True when it cannot be changed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Told when the person leaves the control after a change.
    #[prop(optional, into)]
    on_commit: Option<Callback<String>>,
) -> impl IntoView {
    let control = text_control(TextControl {
        name,
        label,
        disabled,
        on_commit,
        class: "input input-number",
        input_mode: Some("decimal"),
        autocomplete: Some("off".into()),
        tidy: tidy_number,
        ..TextControl::plain(value)
    });
    let words = |words: Option<String>| {
        words.filter(|words| !words.is_empty()).map(|words| view! { <span class="unit">{words}</span> })
    };
    view! { <div class="with-unit">{words(before)} {control} {words(unit)}</div> }
}
