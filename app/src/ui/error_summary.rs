//! Everything that is wrong in a form, at its top.

use crate::prelude::*;
use leptos::html;

/// One error and the field it is about.
#[derive(Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The name of the field, which is its id in the page.
    pub field: String,
    /// What is wrong and what to do.
    pub sentence: String,
}

/// Lists the errors and leads to each; takes the focus when they appear. Nothing is shown while there is none.
#[component]
pub fn ErrorSummary(
    /// The errors, in the order of the page.
    #[prop(into)]
    errors: Signal<Vec<FieldError>>,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |before: Option<usize>| {
        let count = errors.with(Vec::len);
        if before.is_some()
            && count > 0
            && let Some(summary) = node.get()
        {
            let _ = summary.focus();
        }
        count
    });
    let list = move || errors.get().into_iter().map(line).collect_view();
    let title = move || match errors.with(Vec::len) {
        1 => "Une information est à corriger".to_owned(),
        count => format!("{count} informations sont à corriger"),
    };
    view! {
        <Show when=move || errors.with(|errors| !errors.is_empty())>
            <div class="error-summary" node_ref=node tabindex="-1" role="group" aria-labelledby="error-summary-title" autofocus>
                <h2 id="error-summary-title">{title}</h2>
                <ul class="plain-list">{list}</ul>
            </div>
        </Show>
    }
}

/// What is wrong in one field of a list of errors.
#[must_use]
pub fn error_at(errors: Signal<Vec<FieldError>>, field: impl Into<String>) -> Signal<Option<String>> {
    let field = field.into();
    Signal::derive(move || {
        errors.with(|errors| errors.iter().find(|error| error.field == field).map(|error| error.sentence.clone()))
    })
}

fn line(error: FieldError) -> AnyView {
    let anchor = format!("#{}", error.field);
    view! {
        <li>
            <a rel="external" href=anchor>
                {error.sentence}
            </a>
        </li>
    }
    .into_any()
}
