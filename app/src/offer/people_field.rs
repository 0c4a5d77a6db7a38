//! Choosing people in the directory, by their name.

use super::calls::{PersonShown, find_people};
use crate::prelude::*;
use crate::{
    failure::Failure,
    ui::{Button, Field, Glyph, Look, TextInput},
};

/// A field whose answer is one person, or several; each one chosen can be taken out.
pub fn people_field(
    name: &'static str,
    label: &'static str,
    chosen: RwSignal<Vec<PersonShown>>,
    several: bool,
    error: Signal<Option<String>>,
) -> AnyView {
    let words = RwSignal::new(String::new());
    let find = Action::new(|words: &String| find_people(words.clone()));
    Effect::new(move || {
        let typed = words.get();
        if typed.trim().chars().count() < 2 {
            find.clear();
        } else {
            find.dispatch(typed);
        }
    });
    let take = Callback::new(move |person: PersonShown| {
        chosen.update(|people| {
            if !several {
                people.clear();
            }
            if people.iter().all(|one| one.id != person.id) {
                people.push(person);
            }
        });
        words.set(String::new());
    });
    let short = move || words.with(|typed| typed.trim().chars().count() == 1);
    let told = move || short().then(|| view! { <p class="hint">{domain::words::people::two_letters()}</p> });
    let search = move || {
        (several || chosen.with(Vec::is_empty)).then(|| {
            view! {
                <Field name=name label=label hint="Cherchez par nom dans l’annuaire." error=error>
                    <TextInput value=words autocomplete="off" />
                </Field>
            }
        })
    };
    let heading =
        move || (!several && !chosen.with(Vec::is_empty)).then(|| view! { <span class="field-label">{label}</span> });
    view! {
        <div class="field">
            {heading} {move || taken(chosen)} {search}
            <div role="status">{told} {move || find.value().get().map(|found| options(found, take))}</div>
        </div>
    }
    .into_any()
}

fn taken(chosen: RwSignal<Vec<PersonShown>>) -> AnyView {
    let line = |person: PersonShown| {
        let id = person.id.clone();
        let out = Callback::new(move |()| chosen.update(|people| people.retain(|one| one.id != id)));
        let label = format!("Retirer {}", person.name);
        view! {
            <li class="people-line">
                <span>{person.name}</span>
                <span class="quiet-text">{person.about}</span>
                <Button look=Look::Quiet glyph=Glyph::Cross label=label on_press=out />
            </li>
        }
    };
    let lines = chosen.get().into_iter().map(line).collect_view();
    view! { <ul class="people-list">{lines}</ul> }.into_any()
}

fn options(found: Result<Vec<PersonShown>, Failure>, take: Callback<PersonShown>) -> AnyView {
    let people = match found {
        Ok(people) => people,
        Err(failure) => return view! { <p class="field-error">{failure.sentence()}</p> }.into_any(),
    };
    let line = |person: PersonShown| {
        let picked = person.clone();
        view! {
            <li class="people-line">
                <Button on_press=Callback::new(move |()| take.run(picked.clone()))>{format!("Choisir {}", person.name)}</Button>
                <span class="quiet-text">{person.about}</span>
            </li>
        }
    };
    if people.is_empty() {
        return view! { <p class="hint">"Personne de ce nom dans l’annuaire."</p> }.into_any();
    }
    view! { <ul class="people-list">{people.into_iter().map(line).collect_view()}</ul> }.into_any()
}
