//! Somebody of the directory, found by name.

use super::calls::{PersonFound, find_people};
use crate::failure::Failure;
use crate::prelude::*;

/// A search by name; the people found are buttons that choose.
pub(crate) fn finder(name: &'static str, label: &'static str, chosen: Callback<String>) -> AnyView {
    finder_of(name, label, false, Callback::new(move |person: PersonFound| chosen.run(person.id)))
}

/// As [`finder`], perhaps among physicians alone, telling who was chosen.
pub(super) fn finder_of(
    name: &'static str,
    label: &'static str,
    physicians: bool,
    chosen: Callback<PersonFound>,
) -> AnyView {
    let words = RwSignal::new(String::new());
    let search = Action::new(move |typed: &String| {
        let typed = typed.clone();
        async move { find_people(typed, physicians).await }
    });
    let short = RwSignal::new(false);
    let go = move || {
        let typed = words.get_untracked();
        short.set(typed.trim().chars().count() < 2);
        if short.get_untracked() {
            search.clear();
        } else {
            search.dispatch(typed);
        }
    };
    let told = move || short.get().then(|| view! { <p class="hint">{domain::words::people::two_letters()}</p> });
    let choose = Callback::new(move |person: PersonFound| {
        search.clear();
        words.set(String::new());
        chosen.run(person);
    });
    view! {
        <div class="finder">
            <input
                class="input"
                type="text"
                role="searchbox"
                id=name
                name=name
                aria-label=label
                placeholder="Nom ou spécialité"
                prop:value=move || words.get()
                on:input=move |event| words.set(event_target_value(&event))
                on:keydown=move |event| {
                    if event.key() == "Enter" {
                        event.prevent_default();
                        go();
                    }
                }
            />
            <button type="button" class="btn" on:click=move |_| go()>
                "Chercher"
            </button>
        </div>
        <div aria-live="polite">{told} {move || search.value().get().map(|found| answers(found, choose))}</div>
    }
    .into_any()
}

fn answers(found: Result<Vec<PersonFound>, Failure>, choose: Callback<PersonFound>) -> AnyView {
    match found {
        Err(failure) => view! { <p class="field-error">{failure.sentence()}</p> }.into_any(),
        Ok(people) if people.is_empty() => {
            view! { <p class="quiet-text">"Personne de ce nom ni de cette spécialité dans l’annuaire. Vérifiez l’orthographe."</p> }.into_any()
        }
        Ok(people) => {
            let lines = people.into_iter().map(|person| answer(person, choose)).collect_view();
            view! { <ul class="plain-list">{lines}</ul> }.into_any()
        }
    }
}

fn answer(person: PersonFound, choose: Callback<PersonFound>) -> AnyView {
    let words = format!("{}, {}", person.name, person.trade);
    view! {
        <li>
            <button type="button" class="btn btn-quiet" on:click=move |_| choose.run(person.clone())>
                {words}
            </button>
        </li>
    }
    .into_any()
}
