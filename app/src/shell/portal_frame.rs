//! The patients' page: a bar, the content, three links.

use crate::prelude::*;

use super::{once_there, pro_frame::Main, words};
use crate::{
    portal::{Who, here, link, portal_who},
    routes,
};

/// Everything around the content; must stand inside the router.
#[component]
pub fn PortalFrame(children: Children) -> impl IntoView {
    let who = Resource::new(|| (), |()| portal_who());
    let own = move |signed_in: bool| {
        signed_in.then(|| {
            view! {
                <leptos_router::components::A href=link(routes::PORTAL_CIRCLE, &here())>"Qui voit mon dossier"</leptos_router::components::A>
                <leptos_router::components::A href=link(routes::PORTAL_ADVICE, &here())>"Avis"</leptos_router::components::A>
            }
        })
    };
    let leave = |signed_in: bool| {
        signed_in.then(|| {
            view! {
                <form method="post" action=routes::SIGN_OUT>
                    <input type="hidden" name="suite" value=routes::PORTAL />
                    <button class="btn btn-quiet" type="submit">
                        "Se déconnecter"
                    </button>
                </form>
            }
        })
    };
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
                {once_there(who, move |who| own(who.flatten().is_some()).into_any())}
                <leptos_router::components::A href=routes::PORTAL_HELP>{words::HELP}</leptos_router::components::A>
            </nav>
            {once_there(who, move |who| leave(who.flatten().is_some()).into_any())}
        </header>
        {once_there(who, move |who| who.flatten().and_then(|who| whose(&who)).into_any())}
        <Main>{children()}</Main>
        <footer class="foot">
            <a href=routes::PORTAL_PERSONAL_DATA>{words::PERSONAL_DATA}</a>
            <a href=routes::PORTAL_ACCESSIBILITY>{words::ACCESSIBILITY}</a>
        </footer>
    }
}

/// Whose record it is, where the person opens the record of somebody else, or several.
fn whose(who: &Who) -> Option<AnyView> {
    let here = here();
    let known = who.records.iter().find(|record| record.id == here);
    let known = known.or_else(|| who.records.first().filter(|_| who.records.len() == 1))?;
    let shown = who.records.len() > 1 || known.of_another;
    let label = known.label.clone();
    shown.then(|| {
        view! {
            <p class="notice" role="status">
                <strong>{label}</strong>
            </p>
        }
        .into_any()
    })
}
