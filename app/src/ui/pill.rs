//! A state in a word.

use crate::prelude::*;

use super::{Glyph, Icon};

/// The states of the product; each has a shape besides its colour.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Mark {
    /// Only a fact.
    #[default]
    Neutral,
    /// The next step is impossible until this is settled.
    Blocking,
    /// Somebody should look.
    Check,
    /// Nothing more to do.
    Done,
    /// May still change.
    Provisional,
}

impl Mark {
    /// Its shape; a plain fact has none.
    #[must_use]
    pub const fn glyph(self) -> Option<Glyph> {
        match self {
            Self::Neutral => None,
            Self::Blocking => Some(Glyph::Blocked),
            Self::Check => Some(Glyph::Warning),
            Self::Done => Some(Glyph::Check),
            Self::Provisional => Some(Glyph::Provisional),
        }
    }

    const fn pill_class(self) -> &'static str {
        match self {
            Self::Neutral => "pill",
            Self::Blocking => "pill pill-blocking",
            Self::Check => "pill pill-check",
            Self::Done => "pill pill-done",
            Self::Provisional => "pill pill-provisional",
        }
    }
}

/// A state: its shape and its word.
#[component]
pub fn Pill(
    /// Which state.
    #[prop(optional)]
    mark: Mark,
    /// The word.
    #[prop(into)]
    word: String,
) -> impl IntoView {
    view! {
        <span class=mark.pill_class()>
            {mark.glyph().map(|glyph| view! { <Icon glyph=glyph /> })}
            <span>{word}</span>
        </span>
    }
}
