//! Ties the text of a control to an answer, both ways, without ever overwriting what is being typed.

use std::sync::Arc;

use crate::prelude::*;
use domain::forms::{Answer, Path};

use super::Live;

/// What a typed text means.
#[derive(Debug, PartialEq)]
pub(super) enum Read {
    /// Nothing is answered.
    Nothing,
    /// An answer.
    Answer(Answer),
    /// Not an answer yet; kept as typed when the person leaves the control.
    NotYet,
}

/// How an answer is written in a control, and read back.
pub(super) trait Codec: Send + Sync + 'static {
    /// The text of an answer; empty for a state or an answer of another shape.
    fn show(&self, answer: &Answer) -> String;
    /// The answer of a text.
    fn read(&self, text: &str) -> Read;
}

/// The text of a control, and what to call when the person leaves it.
pub(super) fn bind(live: Live, path: Path, codec: impl Codec) -> (RwSignal<String>, Callback<String>) {
    tie(live, path, Arc::new(codec))
}

/// Once for every kind: what it weighs does not grow with their number.
fn tie(live: Live, path: Path, codec: Arc<dyn Codec>) -> (RwSignal<String>, Callback<String>) {
    let slot = live.slot(&path);
    let shown = {
        let codec = codec.clone();
        move |answer: &Option<Answer>| answer.as_ref().map(|answer| written(&*codec, answer)).unwrap_or_default()
    };
    let text = RwSignal::new(slot.answer.with_untracked(&shown));
    let (reader, typed_path, known) = (codec.clone(), path.clone(), shown.clone());
    Effect::new(move |_| {
        let typed = text.get();
        if typed == slot.answer.with_untracked(&known) {
            return;
        }
        match reader.read(&typed) {
            Read::Nothing => live.write(&typed_path, None),
            Read::Answer(answer) => live.write(&typed_path, Some(answer)),
            Read::NotYet => {}
        }
    });
    let reader = codec.clone();
    Effect::new(move |_| {
        let answer = slot.answer.get();
        let same = match reader.read(&text.get_untracked()) {
            Read::Nothing => answer.as_ref().is_none_or(|answer| answer.state().is_some()),
            Read::Answer(read) => answer.as_ref() == Some(&read),
            Read::NotYet => answer.is_none(),
        };
        let wanted = shown(&answer);
        if !same && text.get_untracked() != wanted {
            text.set(wanted);
        }
    });
    let commit = Callback::new(move |typed: String| {
        if codec.read(&typed) == Read::NotYet {
            live.write(&path, Some(Answer::text(&typed)));
        }
    });
    (text, commit)
}

/// A text that could not be read is shown as it was typed.
fn written(codec: &dyn Codec, answer: &Answer) -> String {
    match answer {
        Answer::Value(domain::forms::Value::Text(text)) => text.clone(),
        other => codec.show(other),
    }
}
