//! The first factor.

use crate::prelude::*;
use leptos_router::hooks::use_query_map;

use super::calls::{Problem, posted_problem};
use crate::{
    routes,
    shell::{Page, loaded},
    ui::{Button, Field, Look, Mark, Notice, TextInput},
};

/// An address and a password.
#[component]
pub fn EntryPage() -> impl IntoView {
    entry_page("")
}

/// The page, which leads to `home` unless the address says where to go.
pub(crate) fn entry_page(home: &'static str) -> AnyView {
    let problem = Resource::new(|| (), |()| posted_problem());
    let next = use_query_map().with_untracked(|query| query.get("suite")).unwrap_or_else(|| home.to_owned());
    view! { <Page title="Se connecter">{loaded(problem, move |problem| form(problem.unwrap_or_default(), next.clone()))}</Page> }
    .into_any()
}

fn form(problem: Problem, next: String) -> AnyView {
    // Whoever comes back from a refusal has the address already.
    let again = !problem.email.is_empty();
    let mark = if problem.is_done() { Mark::Done } else { Mark::Blocking };
    let email = RwSignal::new(problem.email);
    let password = RwSignal::new(String::new());
    let notice = (!problem.sentence.is_empty()).then(|| {
        view! {
            <Notice mark=mark urgent=true>
                {problem.sentence}
            </Notice>
        }
    });
    view! {
        <form method="post" action=routes::SIGN_IN class="form">
            {notice}
            <input type="hidden" name="suite" value=next />
            <Field name="email" label="Adresse électronique">
                <TextInput value=email kind="email" autocomplete="username" autofocus=!again />
            </Field>
            <Field name="password" label="Mot de passe">
                <TextInput value=password kind="password" autocomplete="current-password" autofocus=again />
            </Field>
            <Button look=Look::Primary submit=true>
                "Continuer"
            </Button>
            <p class="quiet-text">"Un code à usage unique vous sera demandé ensuite."</p>
            <p class="quiet-text">
                "Mot de passe ou téléphone perdu\u{a0}? Le référent de votre structure, ou votre équipe de soins pour un espace patient, peut vous rendre l’accès."
            </p>
        </form>
    }
    .into_any()
}
