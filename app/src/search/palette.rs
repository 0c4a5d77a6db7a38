//! The palette: Ctrl+K from anywhere, type, arrow, Enter.

use crate::prelude::*;
use leptos::{ev, html};
use leptos_router::hooks::use_location;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::search_page::answers;
use crate::{
    actor::Viewer,
    routes::has_no_program,
    ui::{Dialog, Kbd},
};

/// How long the typing rests before the server is asked.
const REST: Duration = Duration::from_millis(200);

/// The dialog of the search, for whoever is signed in.
#[component]
pub fn Palette(
    /// The signed-in person.
    viewer: Viewer,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let asked = RwSignal::new(String::new());
    let chosen = RwSignal::new(0_usize);
    let rooms = StoredValue::new(viewer.rooms);
    let find = Action::new(move |text: &String| {
        let (text, found) = (text.clone(), answers(text.clone(), rooms.get_value()));
        async move { (text, found.await.unwrap_or_default()) }
    });
    Effect::new(move || {
        let text = asked.get();
        if open.get() {
            find.dispatch(text);
        }
    });
    let lines = Memo::new(move |_| {
        let (_, groups) = find.value().get().unwrap_or_default();
        let lines = groups.into_iter().flat_map(|group| {
            let name = group.name;
            group.answers.into_iter().map(move |(href, words)| (name.clone(), href, words))
        });
        lines.collect::<Vec<_>>()
    });
    let input = NodeRef::<html::Input>::new();
    open_on_keys(open, input);
    close_on_move(open);
    // Enter is about what is typed: it waits for the answers to that, and never opens one of an earlier text.
    let wanted = RwSignal::new(false);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let type_in = move |event| {
        typed.set(event_target_value(&event));
        chosen.set(0);
        wanted.set(false);
        if let Some(waiting) = timer.get_value() {
            waiting.clear();
        }
        timer.set_value(set_timeout_with_handle(move || asked.set(typed.get_untracked()), REST).ok());
    };
    // The line that was chosen is followed as if it was pressed, once the answers are drawn.
    let follow = move || {
        let chosen = document().query_selector(&format!("#palette-{} a", chosen.get_untracked()));
        if let Some(link) = chosen.ok().flatten().and_then(|one| one.dyn_into::<HtmlElement>().ok()) {
            open.set(false);
            link.click();
        }
    };
    let go = Callback::new(move |()| request_animation_frame(follow));
    let answered =
        move || find.value().with(|last| last.is_some_and(|(text, _)| typed.with_untracked(|typed| typed == text)));
    Effect::new(move || {
        if answered() && wanted.get_untracked() {
            wanted.set(false);
            go.run(());
        }
    });
    let press = move |event: ev::KeyboardEvent| {
        let last = lines.with_untracked(Vec::len).saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" => chosen.update(|at| *at = (*at + 1).min(last)),
            "ArrowUp" => chosen.update(|at| *at = at.saturating_sub(1)),
            // A search box keeps the first Escape to empty itself.
            "Escape" => open.set(false),
            "Enter" if answered() => go.run(()),
            "Enter" => {
                wanted.set(true);
                asked.set(typed.get_untracked());
            }
            _ => return,
        }
        event.prevent_default();
    };
    let option = move |(at, (kind, href, words)): (usize, (String, String, String))| {
        let rel = has_no_program(&href).then_some("external");
        view! {
            <li role="option" id=format!("palette-{at}") aria-selected=move || (chosen.get() == at).to_string()>
                <a rel=rel href=href tabindex="-1">
                    <span>{words}</span>
                    <span class="quiet-text small-text">{kind}</span>
                </a>
            </li>
        }
    };
    view! {
        <Dialog name="palette" title="Rechercher" open=open>
            <div class="palette">
                <input
                    node_ref=input
                    class="input"
                    type="search"
                    role="combobox"
                    autofocus
                    aria-expanded="true"
                    aria-controls="palette-list"
                    aria-activedescendant=move || format!("palette-{}", chosen.get())
                    aria-label="Patient, séance, RCP ou action"
                    autocomplete="off"
                    on:input=type_in
                    on:keydown=press
                />
                <ul id="palette-list" role="listbox" aria-label="Résultats">
                    {move || lines.get().into_iter().enumerate().map(option).collect_view()}
                </ul>
                <p class="hint" role="status">
                    {move || said(&typed.get(), lines.with(Vec::len))}
                </p>
                <p class="hint"><Kbd keys="↑ ↓" /> " choisir, " <Kbd keys="Entrée" /> " ouvrir, " <Kbd keys="Échap" /> " fermer"</p>
            </div>
        </Dialog>
    }
}

fn said(typed: &str, count: usize) -> String {
    match count {
        _ if typed.trim().chars().count() == 1 => domain::words::people::two_letters().into(),
        0 if typed.trim().is_empty() => String::new(),
        0 => "Aucun résultat parmi ce que vous pouvez voir.".into(),
        1 => "1\u{a0}résultat".into(),
        _ => format!("{count}\u{a0}résultats"),
    }
}

fn open_on_keys(open: RwSignal<bool>, input: NodeRef<html::Input>) {
    Effect::new(move || {
        let handle = window_event_listener(ev::keydown, move |event| {
            if (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("k") {
                event.prevent_default();
                open.set(true);
            }
        });
        on_cleanup(move || handle.remove());
    });
    Effect::new(move || {
        if open.get()
            && let Some(input) = input.get()
        {
            input.select();
            let _ = input.focus();
        }
    });
}

/// A link that was followed closes the dialog.
fn close_on_move(open: RwSignal<bool>) {
    let path = use_location().pathname;
    Effect::new(move |before: Option<String>| {
        let now = path.get();
        if before.is_some_and(|before| before != now) {
            open.set(false);
        }
        now
    });
}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn one_letter_is_told_to_be_too_few() {
        assert_eq!(said("d", 3), "Tapez au moins deux lettres.");
        assert_eq!(said("du", 0), "Aucun résultat parmi ce que vous pouvez voir.");
        assert_eq!(said("", 0), "");
    }
}
