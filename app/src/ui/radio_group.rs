//! One answer among a few, all in sight.

use crate::prelude::*;
use leptos::{ev, html};
use wasm_bindgen::JsCast;

use super::{
    Choice,
    behaviour::{Wiring, adopt},
    field::{error_line, hint_line, optional_mark},
};

/// A question with its answers side by side, or one per line.
#[component]
pub fn RadioGroup(
    /// The name in a posted form.
    #[prop(into)]
    name: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// The value of the chosen answer; empty when none is.
    value: RwSignal<String>,
    /// The possible answers.
    choices: Vec<Choice>,
    /// How to answer.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong, in a sentence.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// One answer per line.
    #[prop(optional)]
    stacked: bool,
    /// True when the answer may be left out.
    #[prop(optional)]
    optional: bool,
    /// True when it cannot be changed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Told after a choice.
    #[prop(optional, into)]
    on_commit: Option<Callback<String>>,
) -> impl IntoView {
    let hint = hint.filter(|hint| !hint.is_empty());
    let wiring = Wiring::new(name.clone(), hint.is_some(), error);
    let node = NodeRef::<html::Fieldset>::new();
    adopt(value, move || node.get().map(|group| checked(&group)), move |chosen| check(node, chosen));
    let change = move |event: ev::Event| {
        let chosen = event_target_value(&event);
        value.set(chosen.clone());
        if let Some(told) = on_commit {
            told.run(chosen);
        }
    };
    let first = value.get_untracked();
    let answers = choices
        .into_iter()
        .enumerate()
        .map(|(rank, choice)| {
            let id = if rank == 0 { name.clone() } else { format!("{name}-{rank}") };
            let chosen = choice.value == first;
            view! {
                <label class:check=stacked>
                    <input
                        type="radio"
                        id=id
                        name=name.clone()
                        value=choice.value
                        checked=chosen
                        disabled=disabled
                        aria-describedby=wiring.described_by
                    />
                    <span>{choice.label}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field" node_ref=node on:change=change>
            <legend>{label} {optional.then(optional_mark)}</legend>
            {hint_line(&name, hint)}
            {error_line(&name, error)}
            <div class=if stacked { "radios" } else { "seg" }>{answers}</div>
        </fieldset>
    }
}

fn radios(group: &web_sys::Element) -> Vec<web_sys::HtmlInputElement> {
    let Ok(list) = group.query_selector_all("input") else { return Vec::new() };
    (0..list.length()).filter_map(|rank| list.item(rank)?.dyn_into().ok()).collect()
}

fn checked(group: &web_sys::Element) -> String {
    radios(group).into_iter().find(web_sys::HtmlInputElement::checked).map(|radio| radio.value()).unwrap_or_default()
}

fn check(node: NodeRef<html::Fieldset>, chosen: &str) {
    let Some(group) = node.get_untracked() else { return };
    for radio in radios(&group) {
        radio.set_checked(radio.value() == chosen);
    }
}
