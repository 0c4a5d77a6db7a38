//! Something to know, in the page.

use crate::prelude::*;

use super::{Glyph, Icon, Mark};

const fn class(mark: Mark) -> &'static str {
    match mark {
        Mark::Neutral => "notice",
        Mark::Blocking => "notice notice-blocking",
        Mark::Check => "notice notice-check",
        Mark::Done => "notice notice-done",
        Mark::Provisional => "notice notice-provisional",
    }
}

/// A sentence with its mark, beside the thing it is about. `urgent` makes a screen reader say it when it appears.
#[component]
pub fn Notice(
    /// What kind of thing it says.
    #[prop(optional)]
    mark: Mark,
    /// Its first words, in bold.
    #[prop(optional, into)]
    title: Option<String>,
    /// True for what must be heard now.
    #[prop(optional)]
    urgent: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <div class=class(mark) role=urgent.then_some("alert")>
            <Icon glyph=mark.glyph().unwrap_or(Glyph::Info) />
            <div>{title.map(|title| view! { <strong>{title}</strong> })} <div>{children()}</div></div>
        </div>
    }
}
