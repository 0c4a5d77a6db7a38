//! What a list leaves out.

use crate::prelude::*;

use super::{Glyph, Icon};

/// A filter of a list, as a link that puts it on or takes it off.
#[derive(Clone)]
pub struct Filter {
    /// What it keeps.
    pub label: String,
    /// The address of the list with this filter changed.
    pub href: String,
    /// True when it is on.
    pub on: bool,
}

/// The filters of a list; those that are on say how to remove them.
#[component]
pub fn ChipFilters(
    /// What the filters are about.
    #[prop(into)]
    label: String,
    /// The filters.
    filters: Vec<Filter>,
) -> impl IntoView {
    view! {
        <ul class="chips" aria-label=label>
            {filters.into_iter().map(|filter| view! { <li>{chip(filter)}</li> }).collect_view()}
        </ul>
    }
}

fn chip(filter: Filter) -> AnyView {
    let remove = filter.on.then(|| view! { <Icon glyph=Glyph::Cross label="retirer ce filtre" /> });
    view! {
        <a class="chip" class:chip-on=filter.on href=filter.href>
            {filter.label}
            {remove}
        </a>
    }
    .into_any()
}
