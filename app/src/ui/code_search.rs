//! A code found by its words.

use std::{future::Future, pin::Pin, sync::Arc, time::Duration};

use crate::prelude::*;
use leptos::{ev, html};

use super::behaviour::{adopt, wiring};
use crate::failure::Failure;

/// A coded answer: what is kept and what is read.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct CodeOption {
    /// The code, shown before the words.
    pub code: String,
    /// The words.
    pub label: String,
}

type Found = Pin<Box<dyn Future<Output = Result<Vec<CodeOption>, Failure>>>>;

/// How codes are looked for: words in, at most some twenty options out.
#[derive(Clone)]
pub struct Finder(Arc<dyn Fn(String) -> Found + Send + Sync>);

impl Finder {
    /// Wraps a search, usually a server function.
    pub fn new<F>(find: impl Fn(String) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<Vec<CodeOption>, Failure>> + 'static,
    {
        Self(Arc::new(move |words| Box::pin(find(words))))
    }
}

/// The fewest letters worth a search.
const ENOUGH: usize = 2;
/// How long typing must pause before a search.
const PAUSE: Duration = Duration::from_millis(200);

/// What the list is about.
#[derive(Clone, PartialEq, Eq)]
enum Answer {
    Closed,
    Searching,
    Found(Vec<CodeOption>),
    Failed(String),
}

/// The state of one search, shared by its gestures.
#[derive(Clone, Copy)]
struct Search {
    words: RwSignal<String>,
    chosen: RwSignal<Option<CodeOption>>,
    answer: RwSignal<Answer>,
    active: RwSignal<usize>,
    asked: StoredValue<u32>,
    finder: StoredValue<Finder>,
    on_leave: Option<Callback<String>>,
    offers: bool,
}

/// A combobox: type words or a code, move with the arrows, choose with Enter. Without a program the typed text is sent.
#[component]
pub fn CodeSearch(
    /// The chosen option, live.
    chosen: RwSignal<Option<CodeOption>>,
    /// How options are found.
    finder: Finder,
    /// Its name, when it is not the one of the surrounding field.
    #[prop(optional, into)]
    name: Option<String>,
    /// The name read aloud when there is no field around it.
    #[prop(optional, into)]
    label: Option<String>,
    /// True when the finder has something to offer before anything is typed.
    #[prop(optional)]
    offers: bool,
    /// What is typed, for a form that also takes a code nobody chose from the list.
    #[prop(optional)]
    words: Option<RwSignal<String>>,
    /// What was typed, when the person leaves without having chosen an option.
    #[prop(optional)]
    on_leave: Option<Callback<String>>,
) -> impl IntoView {
    let wiring = wiring(name);
    let list_id = format!("{}-list", wiring.name);
    let words = words.unwrap_or_else(|| RwSignal::new(String::new()));
    if let Some(option) = chosen.get_untracked() {
        words.set(shown(&option));
    }
    let search = Search {
        words,
        chosen,
        answer: RwSignal::new(Answer::Closed),
        active: RwSignal::new(0),
        asked: StoredValue::new(0),
        finder: StoredValue::new(finder),
        on_leave,
        offers,
    };
    let node = NodeRef::<html::Input>::new();
    adopt(
        search.words,
        move || node.get().map(|input| input.value()),
        move |text| {
            if let Some(input) = node.get_untracked() {
                input.set_value(text);
            }
        },
    );
    follow_choice(search);
    let open = move || search.answer.get() != Answer::Closed;
    let option_id = list_id.clone();
    view! {
        <div class="combo">
            <input
                node_ref=node
                id=wiring.name.clone()
                name=wiring.name.clone()
                class="input"
                type="text"
                role="combobox"
                autocomplete="off"
                aria-autocomplete="list"
                aria-label=label
                aria-expanded=move || if open() { "true" } else { "false" }
                aria-controls=list_id.clone()
                aria-activedescendant=move || open().then(|| format!("{option_id}-{}", search.active.get()))
                aria-describedby=wiring.described_by
                aria-invalid=wiring.aria_invalid()
                value=search.words.get_untracked()
                on:input=move |event| type_words(search, event_target_value(&event))
                on:focus=move |_| begin(search)
                on:keydown=move |event| press(search, &event)
                on:blur=move |_| leave(search)
            />
            {move || list(search, &list_id)}
        </div>
    }
}

/// When the choice is changed from outside, the words follow.
fn follow_choice(search: Search) {
    Effect::new(move |before: Option<()>| {
        let chosen = search.chosen.get();
        if before.is_some()
            && let Some(option) = chosen
        {
            search.words.set(shown(&option));
        }
    });
}

fn shown(option: &CodeOption) -> String {
    format!("{} {}", option.code, option.label)
}

fn type_words(search: Search, words: String) {
    search.words.set(words.clone());
    search.chosen.set(None);
    let turn = search.asked.try_update_value(|asked| {
        *asked = asked.wrapping_add(1);
        *asked
    });
    let letters = words.trim().chars().count();
    if letters >= ENOUGH || letters == 0 && search.offers {
        set_timeout(move || ask(search, turn, words), PAUSE);
    } else {
        search.answer.set(Answer::Closed);
    }
}

/// Whoever comes to an empty box is offered what may be wanted.
fn begin(search: Search) {
    if search.offers && search.words.with_untracked(String::is_empty) {
        type_words(search, String::new());
    }
}

/// Looks for the words, unless more was typed since; an answer that comes too late is dropped.
fn ask(search: Search, turn: Option<u32>, words: String) {
    let still = move || search.asked.try_get_value() == turn;
    if !still() {
        return;
    }
    let Some(Finder(find)) = search.finder.try_get_value() else { return };
    if !words.is_empty() {
        search.answer.set(Answer::Searching);
    }
    leptos::task::spawn_local(async move {
        let answer = find(words).await;
        if still() {
            search.active.set(0);
            search.answer.set(match answer {
                Ok(options) if options.is_empty() && search.words.with_untracked(String::is_empty) => Answer::Closed,
                Ok(options) => Answer::Found(options),
                Err(failure) => Answer::Failed(failure.sentence()),
            });
        }
    });
}

fn choose(search: Search, option: CodeOption) {
    search.words.set(shown(&option));
    search.chosen.set(Some(option));
    search.answer.set(Answer::Closed);
}

fn press(search: Search, event: &ev::KeyboardEvent) {
    let Answer::Found(options) = search.answer.get_untracked() else {
        if event.key() == "Escape" {
            search.answer.set(Answer::Closed);
        }
        return;
    };
    let last = options.len().saturating_sub(1);
    match event.key().as_str() {
        "ArrowDown" => search.active.update(|active| *active = if *active >= last { 0 } else { *active + 1 }),
        "ArrowUp" => search.active.update(|active| *active = active.checked_sub(1).unwrap_or(last)),
        "Enter" => {
            if let Some(option) = options.into_iter().nth(search.active.get_untracked()) {
                choose(search, option);
            }
        }
        "Escape" => search.answer.set(Answer::Closed),
        _ => return,
    }
    event.prevent_default();
}

/// The list closes when the person goes elsewhere; a late answer must not open it again.
fn leave(search: Search) {
    search.asked.update_value(|asked| *asked = asked.wrapping_add(1));
    search.answer.set(Answer::Closed);
    if let (Some(on_leave), None) = (search.on_leave, search.chosen.get_untracked()) {
        on_leave.run(search.words.get_untracked());
    }
}

fn list(search: Search, id: &str) -> Option<AnyView> {
    let lines = match search.answer.get() {
        Answer::Closed => return None,
        Answer::Searching => status("Recherche en cours".into()),
        Answer::Failed(sentence) => status(sentence),
        Answer::Found(options) if options.is_empty() => {
            status("Aucun résultat. Essayez un autre mot ou le code.".into())
        }
        Answer::Found(options) => options
            .into_iter()
            .enumerate()
            .map(|(rank, option)| line(search, id, rank, option))
            .collect_view()
            .into_any(),
    };
    let view = view! {
        <ul class="combo-list" id=id.to_owned() role="listbox">
            {lines}
        </ul>
    };
    Some(view.into_any())
}

fn status(sentence: String) -> AnyView {
    view! { <li role="status">{sentence}</li> }.into_any()
}

/// The mouse chooses on press: a click would come after the list was closed by the blur.
fn line(search: Search, id: &str, rank: usize, option: CodeOption) -> AnyView {
    let picked = option.clone();
    let choose_it = move |event: ev::MouseEvent| {
        event.prevent_default();
        choose(search, picked.clone());
    };
    view! {
        <li
            role="option"
            id=format!("{id}-{rank}")
            aria-selected=move || if search.active.get() == rank { "true" } else { "false" }
            on:mousedown=choose_it
        >
            <span class="combo-code">{option.code}</span>
            <span>{option.label}</span>
        </li>
    }
    .into_any()
}
