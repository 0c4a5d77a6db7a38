//! The patients' page: a bar, the content, three links.

use crate::prelude::*;

use super::{pro_frame::Main, words};
use crate::routes;

/// Everything around the content; must stand inside the router.
#[component]
pub fn PortalFrame(children: Children) -> impl IntoView {
    view! {
        <a class="skip" rel="external" href="#contenu">
            {words::SKIP}
        </a>
        <header class="bar">
            <a class="brand" href=routes::PORTAL>
                "Terr-"
                <span>"eSanté"</span>
            </a>
            <nav aria-label=words::MAIN_NAVIGATION>
                <leptos_router::components::A href=routes::PORTAL exact=true>
                    "Accueil"
                </leptos_router::components::A>
                <leptos_router::components::A href=routes::PORTAL_HELP>{words::HELP}</leptos_router::components::A>
            </nav>
        </header>
        <Main>{children()}</Main>
        <footer class="foot">
            <a href=routes::PORTAL_PERSONAL_DATA>{words::PERSONAL_DATA}</a>
            <a href=routes::PORTAL_ACCESSIBILITY>{words::ACCESSIBILITY}</a>
        </footer>
    }
}
