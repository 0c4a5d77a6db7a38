//! The person's corner of the top line: place, theme, sign out.

use crate::prelude::*;

use super::{Theme, ThemeChoice, words};
use crate::{
    actor::{Place, Viewer},
    routes,
    ui::{Glyph, Icon},
};

/// Who is signed in and where; opens on what concerns the person alone.
#[component]
pub fn PersonMenu(
    /// The signed-in person.
    viewer: Viewer,
) -> impl IntoView {
    let initials = viewer.initials();
    let theme = use_context::<Theme>().unwrap_or(viewer.theme);
    view! {
        {place_switch(&viewer)}
        <details class="person">
            <summary aria-label=viewer.name.clone()>
                <span class="who" aria-hidden="true">
                    {initials}
                </span>
            </summary>
            <div class="menu">
                <p class="person-name">{viewer.name}</p>
                <p class="quiet-text">{viewer.roles.join(", ")}</p>
                <ul class="menu-links">
                    <li>
                        <a href=routes::OWN_ACCOUNT>{words::OWN_ACCOUNT}</a>
                    </li>
                    <li>
                        <a href=routes::OWN_SESSIONS>{words::OWN_SESSIONS}</a>
                    </li>
                </ul>
                <ThemeChoice current=theme />
                <form method="post" action=routes::SIGN_OUT>
                    <button class="btn">{words::SIGN_OUT}</button>
                </form>
            </div>
        </details>
    }
}

/// The practice place, always in sight: rights follow it. With several places, a list opens to change it.
fn place_switch(viewer: &Viewer) -> AnyView {
    let here = viewer.current_place().map_or_else(|| words::NO_PLACE.to_owned(), |place| place.name.clone());
    let others: Vec<_> =
        viewer.places.iter().filter(|place| Some(&place.id) != viewer.place.as_ref()).cloned().collect();
    if others.is_empty() {
        return view! { <span class="place">{here}</span> }.into_any();
    }
    let choice = |place: Place| {
        view! {
            <li>
                <button class="btn btn-quiet btn-wide" name="place" value=place.id>
                    {place.name}
                </button>
            </li>
        }
    };
    view! {
        <details class="person place-switch">
            <summary>
                <span class="sr-only">{words::CHANGE_PLACE}</span>
                <span class="place">{here}</span>
                <Icon glyph=Glyph::Down />
            </summary>
            <form class="menu" method="post" action=routes::SET_PLACE>
                <p class="person-name">{words::CHANGE_PLACE}</p>
                <ul>{others.into_iter().map(choice).collect_view()}</ul>
            </form>
        </details>
    }
    .into_any()
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
