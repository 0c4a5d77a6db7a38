//! The search of the top line.

use crate::prelude::*;

use super::words;
use crate::ui::{Glyph, Icon, Kbd};

/// A plain search form; Ctrl+K opens the palette, which searches without leaving the page.
#[component]
pub fn SearchBox(
    /// The page that answers, which receives `q`.
    #[prop(into)]
    action: String,
) -> impl IntoView {
    view! {
        <form class="search" role="search" aria-label=words::SEARCH_EVERYTHING method="get" action=action>
            <Icon glyph=Glyph::Search />
            <input type="search" name="q" aria-label=words::SEARCH placeholder=words::SEARCH autocomplete="off" />
            <Kbd keys="Ctrl K" />
        </form>
    }
}
