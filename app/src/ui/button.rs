//! A verb and its object.

use crate::prelude::*;

use super::{Glyph, Icon};

/// How much a button asks to be pressed.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Look {
    /// One action among others.
    #[default]
    Plain,
    /// The action of the page; one per view.
    Primary,
    /// A secondary gesture, without a border.
    Quiet,
    /// What cannot be undone.
    Danger,
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Self::Plain => "btn",
            Self::Primary => "btn btn-primary",
            Self::Quiet => "btn btn-quiet",
            Self::Danger => "btn btn-danger",
        }
    }
}

/// A button, or a link that looks like one when it has an `href`.
#[component]
pub fn Button(
    /// Its look.
    #[prop(optional)]
    look: Look,
    /// Where it leads; without it, it acts.
    #[prop(optional, into)]
    href: Option<String>,
    /// True when it sends the form around it.
    #[prop(optional)]
    submit: bool,
    /// Name sent with the form.
    #[prop(optional, into)]
    name: Option<String>,
    /// Value sent with the form.
    #[prop(optional, into)]
    value: Option<String>,
    /// The picture before the words.
    #[prop(optional)]
    glyph: Option<Glyph>,
    /// What it does, when only the picture is shown.
    #[prop(optional, into)]
    label: Option<String>,
    /// True when it cannot be pressed now; say why beside it.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// True while what it started is not finished.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// What it does.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let picture = glyph.map(|glyph| view! { <Icon glyph=glyph /> });
    let words = children.map(|words| words());
    if let Some(href) = href {
        return view! {
            <a class=look.class() href=href aria-label=label>
                {picture}
                {words}
            </a>
        }
        .into_any();
    }
    let press = move |_| {
        if let Some(act) = on_press {
            // A page that is being drawn again may still show the button of the one before, whose act is gone: nothing happens then.
            let _ = act.try_run(());
        }
    };
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=look.class()
            name=name
            value=value
            aria-label=label
            aria-busy=move || busy.get().then_some("true")
            disabled=move || disabled.get() || busy.get()
            on:click=press
        >
            {picture}
            {words}
        </button>
    }
    .into_any()
}
