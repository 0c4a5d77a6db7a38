//! A long list, page by page.

use crate::prelude::*;

use super::{Glyph, Icon};

/// Previous, where one is, next. Nothing when there is one page.
#[component]
pub fn Pagination(
    /// The page on screen, from 1.
    page: usize,
    /// How many there are.
    pages: usize,
    /// The address of a page.
    href: fn(usize) -> String,
) -> impl IntoView {
    (pages > 1).then(|| {
        view! {
            <nav class="pages" aria-label="Pages de la liste">
                {(page > 1).then(|| step(href(page - 1), Glyph::Left, "Page précédente"))}
                <span class="num">{format!("Page {page} sur {pages}")}</span>
                {(page < pages).then(|| step(href(page + 1), Glyph::Right, "Page suivante"))}
            </nav>
        }
    })
}

fn step(href: String, glyph: Glyph, label: &'static str) -> AnyView {
    view! {
        <a class="btn" href=href>
            <Icon glyph=glyph label=label />
        </a>
    }
    .into_any()
}
