//! One gesture of a form: asked, answered, its errors beside its fields.

use std::{future::Future, sync::Arc};

use crate::prelude::*;

use super::dto::Outcome;
use crate::{
    failure::Failure,
    sign_in::{CodePrompt, use_code_prompt},
    ui::{FieldError, Mark, Notice, Toasts, error_at, use_toasts},
};

/// The state of one gesture, shared by its button and its fields.
#[derive(Clone, Copy)]
pub(super) struct Gesture {
    answer: RwSignal<Option<Result<Outcome, Failure>>>,
    busy: RwSignal<bool>,
    toasts: Option<Toasts>,
    prompt: Option<CodePrompt>,
}

impl Gesture {
    /// Nothing asked yet. Made while the page is drawn.
    pub(super) fn new() -> Self {
        Self {
            answer: RwSignal::new(None),
            busy: RwSignal::new(false),
            toasts: use_toasts(),
            prompt: use_code_prompt(),
        }
    }

    /// Asks; once done, says so and calls `then`. When a fresh code is needed, asks for it in place, then asks again.
    pub(super) fn run<F>(self, call: impl Fn() -> F + Send + Sync + 'static, then: Callback<()>)
    where
        F: Future<Output = Result<Outcome, Failure>> + 'static,
    {
        self.ask(Arc::new(call), then);
    }

    fn ask<F, C>(self, call: Arc<C>, then: Callback<()>)
    where
        F: Future<Output = Result<Outcome, Failure>> + 'static,
        C: Fn() -> F + Send + Sync + 'static,
    {
        self.busy.set(true);
        leptos::task::spawn_local(async move {
            let answer = call().await;
            self.busy.set(false);
            match (&answer, self.toasts, self.prompt) {
                (Ok(Outcome::Done(sentence)), Some(toasts), _) => toasts.confirm(sentence.clone(), None),
                (Err(Failure::NeedsCode), _, Some(prompt)) => {
                    prompt.ask(Callback::new(move |()| self.ask(Arc::clone(&call), then)));
                }
                _ => {}
            }
            let done = matches!(answer, Ok(Outcome::Done(_)));
            self.answer.set(Some(answer));
            if done {
                then.run(());
            }
        });
    }

    /// True while the answer is awaited.
    pub(super) fn busy(self) -> Signal<bool> {
        self.busy.into()
    }

    /// The wrong fields.
    pub(super) fn errors(self) -> Signal<Vec<FieldError>> {
        Signal::derive(move || {
            self.answer.with(|answer| match answer {
                Some(Ok(Outcome::Wrong(wrong))) => wrong.iter().cloned().map(FieldError::from).collect(),
                _ => Vec::new(),
            })
        })
    }

    /// What is wrong in one field.
    pub(super) fn error_at(self, field: impl Into<String>) -> Signal<Option<String>> {
        error_at(self.errors(), field)
    }

    /// What prevented the gesture, beside its button.
    pub(super) fn notice(self) -> AnyView {
        (move || {
            self.answer.with(|answer| match answer {
                Some(Err(failure)) => Some(refusal(failure)),
                _ => None,
            })
        })
        .into_any()
    }
}

/// A failure in its sentence.
pub(super) fn refusal(failure: &Failure) -> AnyView {
    let sentence = failure.sentence();
    view! {
        <Notice mark=Mark::Blocking urgent=true>
            {sentence}
        </Notice>
    }
    .into_any()
}
