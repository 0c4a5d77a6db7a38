//! A document of the record: its title is read here; it is attached from the record.

use crate::prelude::*;
use domain::forms::{Answer, Path, Value};

use super::Live;

pub(super) fn document(live: Live, path: &Path) -> AnyView {
    let slot = live.slot(path);
    let title = move || {
        slot.answer.with(|answer| match answer {
            Some(Answer::Value(Value::Document(document))) => document.display.clone(),
            _ => "Aucun document joint".to_owned(),
        })
    };
    view! { <p class="answer-read">{title}</p> }.into_any()
}
