//! Several codes of a set.

use std::sync::Arc;

use crate::prelude::*;
use domain::{
    codes::Coded,
    forms::{Answer, Choice, Choices, Path, Value},
};

use super::{Live, live::Slot, question::Frame};
use crate::ui::Checkbox;

pub(super) fn many_of(live: Live, path: Path, choices: &Choices, frame: Frame) -> AnyView {
    let choices = Arc::new(choices.clone());
    let slot = live.slot(&path);
    let narrowing = live.narrowing(path.clone(), (*choices).clone());
    let id = frame.id.clone();
    let boxes = move || {
        let narrowing = narrowing.get();
        let codes: Vec<&str> = narrowing.iter().map(String::as_str).collect();
        let there = |one: &&Choice| {
            one.exists_for(&codes) || slot.answer.with_untracked(|answer| holds(answer.as_ref(), &one.code))
        };
        let shown = choices.options.iter().filter(there);
        shown
            .map(|one| tick_box(live, slot, path.clone(), choices.coded(one), format!("{id}-{}", one.code)))
            .collect_view()
    };
    let error = frame.error;
    view! {
        <fieldset class="field" id=frame.id>
            <legend>{frame.label}</legend>
            {(!frame.hint.is_empty()).then(|| view! { <p class="hint">{frame.hint}</p> })}
            {move || error.get().map(|sentence| view! { <p class="field-error">{sentence}</p> })}
            {frame.drawn}
            <div class="ticks">{boxes}</div>
        </fieldset>
    }
    .into_any()
}

fn tick_box(live: Live, slot: Slot, path: Path, coded: Coded, id: String) -> AnyView {
    let code = coded.code.clone();
    let checked = RwSignal::new(slot.answer.with_untracked(|answer| holds(answer.as_ref(), &code)));
    Effect::new(move |_| {
        let now = slot.answer.with(|answer| holds(answer.as_ref(), &code));
        if checked.get_untracked() != now {
            checked.set(now);
        }
    });
    let label = coded.display.clone();
    let told = Callback::new(move |ticked| {
        let next = slot.answer.with_untracked(|answer| ticked_or_not(answer.as_ref(), &coded, ticked));
        live.write(&path, next);
    });
    view! { <Checkbox name=id label=label checked=checked disabled=!live.is_writable() on_commit=told /> }.into_any()
}

fn holds(answer: Option<&Answer>, code: &str) -> bool {
    matches!(answer, Some(Answer::Value(Value::Many(all))) if all.iter().any(|one| one.code == code))
}

/// The answer after a tick: in the order of choice.
pub(super) fn ticked_or_not(answer: Option<&Answer>, coded: &Coded, ticked: bool) -> Option<Answer> {
    let mut all = match answer {
        Some(Answer::Value(Value::Many(all))) => all.clone(),
        _ => Vec::new(),
    };
    all.retain(|one| !one.means(coded));
    if ticked {
        all.push(coded.clone());
    }
    (!all.is_empty()).then_some(Answer::Value(Value::Many(all)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::codes::System;

    #[test]
    fn ticking_twice_leaves_nothing() {
        let coded = Coded::new(System::Dcc, "a", "A");
        let one = ticked_or_not(None, &coded, true);
        assert!(holds(one.as_ref(), "a"));
        assert_eq!(ticked_or_not(one.as_ref(), &coded, true), one);
        assert_eq!(ticked_or_not(one.as_ref(), &coded, false), None);
    }
}
