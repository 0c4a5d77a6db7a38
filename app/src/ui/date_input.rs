//! A whole date, typed.

use crate::prelude::*;

use super::behaviour::{TextControl, text_control, tidy_date};

/// A date as dd/mm/yyyy. Typed and not picked: a birth date is known by heart, and a picture of a calendar slows it down.
#[component]
pub fn DateInput(
    /// The text, live; `domain` says whether it is a date.
    value: RwSignal<String>,
    /// Its name, when it is not the one of the surrounding field.
    #[prop(optional, into)]
    name: Option<String>,
    /// What the browser may fill in ("bday").
    #[prop(default = "off".into(), into)]
    autocomplete: String,
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
    text_control(TextControl {
        name,
        label,
        disabled,
        on_commit,
        class: "input input-date num",
        input_mode: Some("numeric"),
        autocomplete: Some(autocomplete),
        placeholder: Some("jj/mm/aaaa".into()),
        tidy: tidy_date,
        ..TextControl::plain(value)
    })
}
