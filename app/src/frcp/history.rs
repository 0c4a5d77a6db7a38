//! Who wrote what, answer by answer: asked of the server only when someone looks.

use crate::prelude::*;
use domain::forms::{Path, Stop, World};

use super::calls::{HistoryLine, frcp_history};
use crate::{
    forms::Live,
    ui::{Choice, Select},
};

/// A question to choose, and its history.
pub(super) fn history(live: Live, id: String) -> AnyView {
    let chosen = RwSignal::new(String::new());
    let lines = RwSignal::new(None::<Result<Vec<HistoryLine>, String>>);
    let ask = Callback::new(move |path: String| {
        let (Ok(path), id) = (path.parse::<Path>(), id.clone()) else {
            lines.set(None);
            return;
        };
        leptos::task::spawn_local(async move {
            lines.set(Some(frcp_history(id, path).await.map_err(|failure| failure.sentence())));
        });
    });
    let choices = live.with_world(answered);
    if choices.is_empty() {
        return ().into_any();
    }
    let shown = move || {
        lines.get().map(|lines| match lines {
            Ok(lines) => lines.into_iter().map(line).collect_view().into_any(),
            Err(sentence) => view! { <li>{sentence}</li> }.into_any(),
        })
    };
    view! {
        <details class="form-history">
            <summary>"Qui a écrit quoi"</summary>
            <Select value=chosen choices=choices label="Question" nothing="Choisir une question" name="historique" on_commit=ask />
            <ol class="plain-list" aria-live="polite">{shown}</ol>
        </details>
    }
    .into_any()
}

/// The questions that have an answer, by label.
fn answered(world: World<'_>) -> Vec<Choice> {
    let stops = world.shown().into_iter();
    let choices = stops.filter_map(|stop| match stop {
        Stop::Question { path, question, answer } if answer.is_some() => {
            Some(Choice::new(path.to_string(), question.label.clone()))
        }
        _ => None,
    });
    choices.collect()
}

fn line(line: HistoryLine) -> AnyView {
    view! {
        <li>
            <span class="quiet-text">{line.at} " " {line.by}</span>
            <span>{line.answer}</span>
        </li>
    }
    .into_any()
}
