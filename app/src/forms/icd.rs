//! A code of CIM-10 or of CIM-O-3, found by its words on the server; a morphology may also be written in words.

use crate::prelude::*;
use domain::{
    codes::Coded,
    forms::{Answer, Path, Value},
};

use super::{Live, bind::bind, short_text::Text};
use crate::{
    failure::Failure,
    frcp::{CodeTable, find_codes},
    ui::{Button, CodeOption, CodeSearch, Finder, Look, TextInput},
};

/// A search in a table of codes.
pub(super) fn icd(live: Live, path: Path, table: CodeTable) -> AnyView {
    if !live.is_writable() {
        return read_only(live, &path);
    }
    let slot = live.slot(&path);
    let words_too = table == CodeTable::Morphology;
    let written = slot.answer.with_untracked(|answer| matches!(answer, Some(Answer::Value(Value::Text(_)))));
    let in_words = RwSignal::new(words_too && written);
    let body = {
        let path = path.clone();
        move || if in_words.get() { in_full(live, path.clone()) } else { search(live, path.clone(), table) }
    };
    let toggle = words_too.then(|| {
        let press = Callback::new(move |()| in_words.update(|words| *words = !*words));
        let label = move || if in_words.get() { "Chercher un code" } else { "Saisir en toutes lettres" };
        view! {
            <Button look=Look::Quiet on_press=press>
                {label}
            </Button>
        }
    });
    view! { {body} {toggle} }.into_any()
}

fn search(live: Live, path: Path, table: CodeTable) -> AnyView {
    let slot = live.slot(&path);
    let found = StoredValue::new(Vec::<Coded>::new());
    let finder = Finder::new(move |words| async move {
        let coded: Result<Vec<Coded>, Failure> = find_codes(table, words).await;
        let coded = coded?;
        found.set_value(coded.clone());
        Ok(coded.iter().map(option).collect())
    });
    let chosen = RwSignal::new(slot.answer.with_untracked(|answer| code(answer.as_ref()).map(option)));
    let words = RwSignal::new(slot.answer.with_untracked(|answer| text(answer.as_ref())));
    let written = path.clone();
    Effect::new(move |before: Option<()>| {
        let now = chosen.get();
        if before.is_none() || now == slot.answer.with_untracked(|answer| code(answer.as_ref()).map(option)) {
            return;
        }
        // While words are typed the code stays: it is replaced by another, or by what is left in the field.
        let coded = now.and_then(|now| found.with_value(|all| all.iter().find(|one| one.code == now.code).cloned()));
        if let Some(coded) = coded {
            live.write(&written, Some(Answer::one(coded)));
        }
    });
    let on_leave = Callback::new(move |typed: String| {
        let answer = Some(typed.trim()).filter(|typed| !typed.is_empty()).map(Answer::text);
        if slot.answer.with_untracked(|known| *known != answer) {
            live.write(&path, answer);
        }
    });
    Effect::new(move |_| {
        let answer = slot.answer.get();
        let known = code(answer.as_ref()).map(option);
        if known.is_some() && chosen.get_untracked() != known {
            chosen.set(known);
        }
    });
    view! { <CodeSearch chosen=chosen finder=finder offers=true words=words on_leave=on_leave /> }.into_any()
}

fn in_full(live: Live, path: Path) -> AnyView {
    let (text, commit) = bind(live, path, Text);
    view! { <TextInput value=text on_commit=commit autocomplete="off" /> }.into_any()
}

fn read_only(live: Live, path: &Path) -> AnyView {
    let slot = live.slot(path);
    let words = move || {
        slot.answer.with(|answer| match answer {
            Some(Answer::Value(Value::One(coded))) => format!("{} {}", coded.code, coded.display),
            Some(Answer::Value(Value::Text(text))) => text.clone(),
            _ => "Non renseigné".to_owned(),
        })
    };
    view! { <p class="answer-read">{words}</p> }.into_any()
}

const fn code(answer: Option<&Answer>) -> Option<&Coded> {
    match answer {
        Some(Answer::Value(Value::One(coded))) => Some(coded),
        _ => None,
    }
}

fn text(answer: Option<&Answer>) -> String {
    match answer {
        Some(Answer::Value(Value::Text(text))) => text.clone(),
        _ => String::new(),
    }
}

fn option(coded: &Coded) -> CodeOption {
    CodeOption { code: coded.code.clone(), label: coded.display.clone() }
}
