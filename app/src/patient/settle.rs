//! One gesture of a form: asked, answered, its errors beside its fields.

use std::future::Future;

use leptos::prelude::*;

use super::dto::Outcome;
use crate::{
    failure::Failure,
    routes,
    ui::{Button, FieldError, Mark, Notice, Toasts, use_toasts},
};

/// The state of one gesture, shared by its button and its fields.
#[derive(Clone, Copy)]
pub(super) struct Gesture {
    answer: RwSignal<Option<Result<Outcome, Failure>>>,
    busy: RwSignal<bool>,
    toasts: Option<Toasts>,
}

impl Gesture {
    /// Nothing asked yet. Made while the page is drawn.
    pub(super) fn new() -> Self {
        Self { answer: RwSignal::new(None), busy: RwSignal::new(false), toasts: use_toasts() }
    }

    /// Asks; once done, says so and calls `then`.
    pub(super) fn run<F>(self, call: F, then: Callback<()>)
    where
        F: Future<Output = Result<Outcome, Failure>> + 'static,
    {
        self.busy.set(true);
        leptos::task::spawn_local(async move {
            let answer = call.await;
            self.busy.set(false);
            let said = match &answer {
                Ok(Outcome::Done(sentence)) => Some(sentence.clone()),
                _ => None,
            };
            self.answer.set(Some(answer));
            if let Some(sentence) = said {
                if let Some(toasts) = self.toasts {
                    toasts.confirm(sentence, None);
                }
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
        at(self.errors(), field)
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

/// What is wrong in one field of a list of errors.
pub(super) fn at(errors: Signal<Vec<FieldError>>, field: impl Into<String>) -> Signal<Option<String>> {
    let field = field.into();
    Signal::derive(move || {
        errors.with(|errors| errors.iter().find(|error| error.field == field).map(|error| error.sentence.clone()))
    })
}

/// A failure in its sentence; when a fresh code is needed, the way to give it and come back here.
pub(super) fn refusal(failure: &Failure) -> AnyView {
    let sentence = failure.sentence();
    let code = (*failure == Failure::NeedsCode).then(|| {
        let here = leptos_router::hooks::use_location().pathname.get_untracked();
        let href = format!("{}?suite={here}", routes::SIGN_IN_CODE);
        view! {
            <p>
                <Button href=href>"Donner mon code et revenir ici"</Button>
            </p>
        }
    });
    view! {
        <Notice mark=Mark::Blocking urgent=true>
            {sentence}
            {code}
        </Notice>
    }
    .into_any()
}
