//! The page of an unknown address.

use crate::prelude::*;
use leptos_meta::Title;

use super::words;
use crate::{failure::Failure, routes};

/// Says that the address leads nowhere, with status 404.
#[component]
pub fn NotFound(
    /// Where "home" is, in this program.
    #[prop(default = routes::HOME)]
    home: &'static str,
) -> impl IntoView {
    Failure::NotFound.set_status();
    view! {
        <Title text=words::NOT_FOUND />
        <div class="page notice-page">
            <h1>{words::NOT_FOUND}</h1>
            <p>{words::NOT_FOUND_SENTENCE}</p>
            <p>
                <a class="btn btn-primary" href=home>
                    {words::BACK_HOME}
                </a>
            </p>
        </div>
    }
}
