//! The choice of theme.

use crate::prelude::*;
use leptos::ev;

use super::{Theme, words};
use crate::routes;

/// A plain form that posts the theme; live, it changes at once and the cookie keeps it.
#[component]
pub fn ThemeChoice(
    /// The theme in use.
    #[prop(optional)]
    current: Theme,
) -> impl IntoView {
    let chosen = RwSignal::new(current);
    let choose = move |theme: Theme| {
        chosen.set(theme);
        apply(theme);
    };
    view! {
        <form class="theme-choice" method="post" action=routes::SET_THEME on:submit=move |event: ev::SubmitEvent| event.prevent_default()>
            <fieldset>
                <legend>{words::THEME}</legend>
                {Theme::ALL
                    .into_iter()
                    .map(|theme| {
                        view! {
                            <label class="check">
                                <input
                                    type="radio"
                                    name="theme"
                                    value=theme.code()
                                    checked=theme == current
                                    prop:checked=move || chosen.get() == theme
                                    on:change=move |_| choose(theme)
                                />
                                <span>{theme.word()}</span>
                            </label>
                        }
                    })
                    .collect_view()}
            </fieldset>
            <button class="btn only-static">{words::KEEP_THEME}</button>
        </form>
    }
}

/// Changes the page at once and asks the browser to remember for a year.
fn apply(theme: Theme) {
    let Some(root) = document().document_element() else { return };
    let _ = match theme.attribute() {
        Some(code) => root.set_attribute("data-theme", code),
        None => root.remove_attribute("data-theme"),
    };
    let cookie = format!("{}={}; Path=/; Max-Age=31536000; SameSite=Lax", Theme::COOKIE, theme.code());
    let _ = js_sys::Reflect::set(&document(), &"cookie".into(), &cookie.into());
}
