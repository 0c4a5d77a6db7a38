//! The person's corner of the top line: place, theme, sign out.

use leptos::prelude::*;

use super::{Theme, ThemeChoice, words};
use crate::{actor::Viewer, routes};

/// Who is signed in and where; opens on what concerns the person alone.
#[component]
pub fn PersonMenu(
    /// The signed-in person.
    viewer: Viewer,
) -> impl IntoView {
    let initials = viewer.initials();
    let theme = use_context::<Theme>().unwrap_or(viewer.theme);
    let place = viewer.current_place().map(|place| place.name.clone());
    view! {
        {place.map(|place| view! { <span class="place">{place}</span> })}
        <details class="person">
            <summary aria-label=viewer.name.clone()>
                <span class="who" aria-hidden="true">
                    {initials}
                </span>
            </summary>
            <div class="menu">
                <p class="person-name">{viewer.name}</p>
                <p class="quiet-text">{viewer.roles.join(", ")}</p>
                <ThemeChoice current=theme />
                <form method="post" action=routes::SIGN_OUT>
                    <button class="btn">{words::SIGN_OUT}</button>
                </form>
            </div>
        </details>
    }
}

/// What stands there when nobody is signed in.
#[component]
pub fn SignInLink() -> impl IntoView {
    view! {
        <a class="btn" rel="external" href=routes::SIGN_IN>
            {words::SIGN_IN}
        </a>
    }
}
