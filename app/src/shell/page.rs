//! The frame of one page: its title, its actions, its content.

use crate::prelude::*;
use leptos_meta::Title;

use super::words;

/// Told to what stands inside a page: the title of first level is taken.
#[derive(Clone)]
pub(super) struct InsidePage;

/// A page. Every page of the site is one `Page`, so that each has one title, shown and in the browser's tab.
#[component]
pub fn Page(
    /// The title, in sentence case.
    #[prop(into)]
    title: String,
    /// Pills beside the title.
    #[prop(optional)]
    marks: Option<AnyView>,
    /// Buttons at the end of the title line; one of them at most is primary.
    #[prop(optional)]
    actions: Option<AnyView>,
    /// True for a page to read: text at most 70 characters wide.
    #[prop(optional)]
    prose: bool,
    children: Children,
) -> impl IntoView {
    provide_context(InsidePage);
    let tab = format!("{title} · {}", words::PRODUCT);
    view! {
        <Title text=tab />
        <div class="page" class:prose=prose>
            <header class="page-head">
                <h1>{title}</h1>
                {marks}
                {actions.map(|actions| view! { <div class="page-actions">{actions}</div> })}
            </header>
            {children()}
        </div>
    }
}
