//! Several views of one thing, each with its address.

use crate::prelude::*;
use leptos::ev;

/// One view.
#[derive(Clone)]
pub struct Tab {
    /// Its address.
    pub href: String,
    /// Its name.
    pub label: String,
    /// How many things it holds, when that helps.
    pub count: Option<u32>,
    /// True for the one on screen.
    pub current: bool,
}

impl Tab {
    /// A view of this name at this address.
    pub fn new(href: impl Into<String>, label: impl Into<String>, current: bool) -> Self {
        Self { href: href.into(), label: label.into(), count: None, current }
    }
}

/// Links as tabs: they have an address, so that back, reload and sharing work, with or without a program.
#[component]
pub fn Tabs(
    /// What the views are about.
    #[prop(into)]
    label: String,
    /// The views.
    tabs: Vec<Tab>,
) -> impl IntoView {
    view! {
        <nav class="tabs" aria-label=label on:keydown=walk>
            {links(tabs)}
        </nav>
    }
}

/// The arrows move the focus from one view to its neighbour, and Tab still visits each.
fn walk(event: ev::KeyboardEvent) {
    let right = match event.key().as_str() {
        "ArrowRight" => true,
        "ArrowLeft" => false,
        _ => return,
    };
    let here = document().active_element();
    let next = here.and_then(|link| if right { link.next_element_sibling() } else { link.previous_element_sibling() });
    if next.is_some() {
        event.prevent_default();
        super::focus(next);
    }
}

pub(super) fn links(tabs: Vec<Tab>) -> AnyView {
    tabs.into_iter()
        .map(|tab| {
            view! {
                <a href=tab.href aria-current=tab.current.then_some("page")>
                    {tab.label}
                    {tab.count.map(|count| view! { <span class="pill">{count}</span> })}
                </a>
            }
        })
        .collect_view()
        .into_any()
}
