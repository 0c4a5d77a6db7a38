//! The professionals' page: rail, top line, content.

use crate::prelude::*;
use leptos::html;
use leptos_router::hooks::use_location;

use super::{
    SearchBox, once_there,
    person_menu::{PersonMenu, SignInLink},
    rail::Rail,
    words,
};
use crate::{
    actor::{Viewer, use_viewer},
    pro, routes,
    search::Palette,
    sign_in::CodeDialog,
    ui::ToastRegion,
};

/// Everything around the content; must stand inside the router.
#[component]
pub fn ProFrame(children: Children) -> impl IntoView {
    view! {
        <a class="skip" rel="external" href="#contenu">
            {words::SKIP}
        </a>
        <div class="shell">
            <nav class="rail" aria-label=words::MAIN_NAVIGATION>
                <a class="brand" href=routes::HOME>
                    "Terr-"
                    <span>"eSanté"</span>
                </a>
                {with_viewer(rail)}
            </nav>
            <div class="shell-body">
                <header class="top">
                    {with_viewer(search)}
                    <div class="top-end">{with_viewer(corner)}</div>
                </header>
                <Main>{children()}</Main>
                <footer class="foot">{links()}</footer>
            </div>
        </div>
        <ToastRegion />
        <CodeDialog />
        {with_viewer(palette)}
    }
}

/// The main landmark; takes the focus when the address changes, so that a screen reader starts at the new page.
#[component]
pub fn Main(children: Children) -> impl IntoView {
    let main = NodeRef::<html::Main>::new();
    let path = use_location().pathname;
    Effect::new(move |before: Option<String>| {
        let now = path.get();
        if before.is_some_and(|before| before != now)
            && let Some(main) = main.get_untracked()
        {
            let _ = main.focus();
        }
        now
    });
    view! {
        <main id="contenu" tabindex="-1" node_ref=main>
            {children()}
        </main>
    }
}

fn with_viewer(show: fn(Option<Viewer>) -> Option<AnyView>) -> AnyView {
    match use_viewer() {
        Some(viewer) => once_there(viewer, move |viewer| show(viewer.flatten()).into_any()),
        None => show(None).into_any(),
    }
}

/// The search that opens from the keyboard, once somebody is signed in.
fn palette(viewer: Option<Viewer>) -> Option<AnyView> {
    viewer.map(|viewer| view! { <Palette viewer=viewer /> }.into_any())
}

/// The search of the top line, once somebody is signed in.
fn search(viewer: Option<Viewer>) -> Option<AnyView> {
    viewer?;
    pro::SEARCH.map(|action| view! { <SearchBox action=action /> }.into_any())
}

fn rail(viewer: Option<Viewer>) -> Option<AnyView> {
    let viewer = viewer?;
    let rooms = pro::ROOMS.iter().copied().filter(|room| viewer.may_enter(*room)).collect();
    Some(view! { <Rail rooms=rooms /> }.into_any())
}

fn corner(viewer: Option<Viewer>) -> Option<AnyView> {
    Some(match viewer {
        Some(viewer) => view! { <PersonMenu viewer=viewer /> }.into_any(),
        None => view! { <SignInLink /> }.into_any(),
    })
}

fn links() -> AnyView {
    view! {
        <a rel="external" href=routes::HELP>{words::HELP}</a>
        <a rel="external" href=routes::PERSONAL_DATA>{words::PERSONAL_DATA}</a>
        <a rel="external" href=routes::ACCESSIBILITY>{words::ACCESSIBILITY}</a>
    }
    .into_any()
}
