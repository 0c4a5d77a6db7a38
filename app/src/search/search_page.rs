//! The page of the search.

use crate::prelude::*;
use domain::words;
use leptos_router::hooks::use_query_map;

use super::{
    actions::pages,
    calls::{Group, search_all},
};
use crate::{
    actor::use_viewer,
    failure::Failure,
    routes::{self, Room},
    shell::{Page, loaded},
    ui::{Button, EmptyState, Field, Look, TextInput},
};

/// Answers by kind; a plain form.
#[component]
pub fn EverythingPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(|query| query.get("q")).unwrap_or_default());
    let viewer = use_viewer();
    let found = Resource::new(
        move || asked.get(),
        move |text| async move {
            let rooms = match viewer {
                Some(viewer) => viewer.await.ok().flatten().map(|viewer| viewer.rooms).unwrap_or_default(),
                None => Vec::new(),
            };
            answers(text, rooms).await
        },
    );
    let typed = RwSignal::new(asked.get_untracked());
    view! {
        <Page title="Rechercher">
            <form class="form" role="search" method="get" action=routes::SEARCH>
                <Field name="q" label="Patient, séance, RCP ou action" hint="Un nom, une date de naissance (jj/mm/aaaa), une RCP et sa date (sénologie 15 déc).">
                    <TextInput value=typed kind="search" autocomplete="off" />
                </Field>
                <div class="form-actions">
                    <Button look=Look::Primary submit=true>
                        "Rechercher"
                    </Button>
                </div>
            </form>
            {loaded(found, move |groups| show(groups, &asked.get_untracked()))}
        </Page>
    }
}

/// What answers: first what exists, then the pages.
pub(super) async fn answers(text: String, rooms: Vec<Room>) -> Result<Vec<Group>, Failure> {
    let pages = pages(&text, &rooms);
    let mut groups = if text.trim().is_empty() { Vec::new() } else { search_all(text).await? };
    groups.extend(Some(pages).filter(|group| !group.answers.is_empty()));
    Ok(groups)
}

fn show(groups: Vec<Group>, asked: &str) -> AnyView {
    if asked.trim().chars().count() == 1 {
        return view! { <EmptyState title="Recherche trop courte" sentence=words::people::two_letters() /> }.into_any();
    }
    if groups.is_empty() {
        let why = "Rien de ce que vous pouvez voir ne correspond. Vérifiez l’orthographe, ou cherchez par la date de naissance.";
        return view! { <EmptyState title="Aucun résultat" sentence=why /> }.into_any();
    }
    groups.into_iter().map(group).collect_view().into_any()
}

/// One kind of answers.
pub(super) fn group(group: Group) -> AnyView {
    let link = |(href, words): (String, String)| {
        let rel = crate::routes::has_no_program(&href).then_some("external");
        view! {
            <li>
                <a rel=rel href=href>
                    {words}
                </a>
            </li>
        }
    };
    view! {
        <section class="found">
            <h2>{group.name}</h2>
            <ul>{group.answers.into_iter().map(link).collect_view()}</ul>
        </section>
    }
    .into_any()
}
