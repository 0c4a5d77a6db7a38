//! One line of text.

use crate::prelude::*;

use super::behaviour::{TextControl, text_control};

/// A line to type.
#[component]
pub fn TextInput(
    /// The text, live.
    value: RwSignal<String>,
    /// Its name, when it is not the one of the surrounding field.
    #[prop(optional, into)]
    name: Option<String>,
    /// The `type`: text, email, tel, password…
    #[prop(default = "text")]
    kind: &'static str,
    /// What the browser may fill in.
    #[prop(optional, into)]
    autocomplete: Option<String>,
    /// Which keyboard a phone shows.
    #[prop(optional)]
    input_mode: Option<&'static str>,
    /// The name read aloud when there is no field around it.
    #[prop(optional, into)]
    label: Option<String>,
    /// True when it cannot be changed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// True when the page, or the dialog, opens with the focus here.
    #[prop(optional)]
    autofocus: bool,
    /// Told when the person leaves the control after a change.
    #[prop(optional, into)]
    on_commit: Option<Callback<String>>,
) -> impl IntoView {
    let base = TextControl::plain(value);
    text_control(TextControl { name, kind, autocomplete, input_mode, label, disabled, autofocus, on_commit, ..base })
}
