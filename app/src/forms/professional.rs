//! A professional of the directory, or a name when the person is not in it.

use crate::prelude::*;
use domain::forms::{Answer, Path, Professional, Value};

use super::{
    Live,
    bind::{Codec, Read, bind},
};
use crate::{
    frcp::find_professionals,
    ui::{CodeOption, CodeSearch, Finder, TextInput},
};

/// A name alone: someone who is not in the directory.
#[derive(Clone, Copy)]
struct Name;

impl Codec for Name {
    fn show(&self, answer: &Answer) -> String {
        match answer {
            Answer::Value(Value::Professional(professional)) => professional.display.clone(),
            _ => String::new(),
        }
    }

    fn read(&self, text: &str) -> Read {
        if text.trim().is_empty() {
            return Read::Nothing;
        }
        Read::Answer(Answer::Value(Value::Professional(Professional { id: None, display: text.to_owned() })))
    }
}

/// A search that writes the name, and a line where it is read and may be typed.
pub(super) fn professional(live: Live, path: Path, label: &str) -> AnyView {
    let (text, commit) = bind(live, path.clone(), Name);
    let search = live.is_writable().then(|| search(live, path, label));
    view! {
        <TextInput value=text disabled=!live.is_writable() on_commit=commit autocomplete="off" />
        {search}
    }
    .into_any()
}

fn search(live: Live, path: Path, label: &str) -> AnyView {
    let found = StoredValue::new(Vec::<Professional>::new());
    let finder = Finder::new(move |words| async move {
        let people = find_professionals(words).await?;
        found.set_value(people.clone());
        Ok(people.iter().filter_map(option).collect())
    });
    let chosen = RwSignal::new(None::<CodeOption>);
    let name = format!("{}-annuaire", super::id_of(&domain::forms::Target::Question(path.clone())));
    Effect::new(move |_| {
        let Some(choice) = chosen.get() else { return };
        let person = found.with_value(|all| {
            all.iter().find(|one| one.id.is_some_and(|id| id.to_string().starts_with(&choice.code))).cloned()
        });
        if let Some(person) = person {
            live.write(&path, Some(Answer::Value(Value::Professional(person))));
        }
    });
    let label = format!("{label}\u{a0}: chercher dans l’annuaire");
    view! { <CodeSearch chosen=chosen finder=finder name=name label=label /> }.into_any()
}

fn option(person: &Professional) -> Option<CodeOption> {
    let code = person.id?.to_string().chars().take(8).collect();
    Some(CodeOption { code, label: person.display.clone() })
}
