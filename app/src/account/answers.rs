//! What an action answered, beside the thing it is about.

use crate::prelude::*;

use crate::{
    failure::Failure,
    ui::{Mark, Notice},
};

/// The sentence of a refusal about this field.
pub fn field_error<I, T>(action: Action<I, Result<T, Failure>>, field: &'static str) -> Signal<Option<String>>
where
    I: Send + Sync + 'static,
    T: Clone + Send + Sync + 'static,
{
    Signal::derive(move || match action.value().get() {
        Some(Err(Failure::Refused { sentence, field: Some(about) })) if about == field => Some(sentence),
        _ => None,
    })
}

/// The sentence of what went wrong with no field of `fields`, in a notice. A code that is needed is asked elsewhere.
pub fn refusal<I, T>(action: Action<I, Result<T, Failure>>, fields: &'static [&'static str]) -> AnyView
where
    I: Send + Sync + 'static,
    T: Clone + Send + Sync + 'static,
{
    let said = move || match action.value().get() {
        Some(Err(Failure::NeedsCode)) | Some(Ok(_)) | None => None,
        Some(Err(Failure::Refused { field: Some(about), .. })) if fields.contains(&about.as_str()) => None,
        Some(Err(failure)) => Some(failure.sentence()),
    };
    (move || {
        said().map(|sentence| {
            view! {
                <Notice mark=Mark::Blocking urgent=true>
                    {sentence}
                </Notice>
            }
        })
    })
    .into_any()
}

/// Whether the last answer was a success.
pub fn succeeded<I, T>(action: Action<I, Result<T, Failure>>) -> bool
where
    I: Send + Sync + 'static,
    T: Clone + Send + Sync + 'static,
{
    action.value().with(|answer| matches!(answer, Some(Ok(_))))
}
