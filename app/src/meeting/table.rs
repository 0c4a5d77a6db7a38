//! What the parts of the page of a session share: the session as last read, the chosen case, and how a gesture is done.

use super::calls::{CaseShown, Gesture, SessionShown, ask_session, do_gesture};
use crate::prelude::*;
use crate::{
    failure::Failure,
    live::{is_lost, still_shown, when_narrowed},
    sign_in::{CodePrompt, use_code_prompt},
    ui::Confirm,
};
use std::collections::VecDeque;

/// What became of a case.
#[derive(Clone)]
pub(super) struct Said {
    /// In a sentence.
    pub sentence: String,
    /// The session where it went.
    pub to: Option<String>,
    /// The cases that can be brought back.
    pub undo: Vec<String>,
}

/// The session on screen.
#[derive(Clone, Copy)]
pub(super) struct Table {
    pub session: RwSignal<SessionShown>,
    pub chosen: RwSignal<String>,
    pub failure: RwSignal<Option<String>>,
    /// What became of a case.
    pub said: RwSignal<Option<Said>>,
    busy: RwSignal<bool>,
    /// What was asked while the server was answering.
    waiting: StoredValue<VecDeque<Gesture>>,
    prompt: Option<CodePrompt>,
}

impl Table {
    /// A session just read; the case before the board is chosen, else the first that waits.
    pub(super) fn new(session: SessionShown) -> Self {
        let first = session.cases.iter().find(|case| case.begun);
        let first = first.or_else(|| session.cases.iter().find(|case| case.waits())).or(session.cases.first());
        Self {
            chosen: RwSignal::new(first.map(|case| case.id.clone()).unwrap_or_default()),
            session: RwSignal::new(session),
            failure: RwSignal::new(None),
            said: RwSignal::new(None),
            busy: RwSignal::new(false),
            waiting: StoredValue::new(VecDeque::new()),
            prompt: use_code_prompt(),
        }
    }

    /// A patient who may not be seen any more leaves the screen within seconds.
    pub(super) fn follow_rights(self) {
        let shown = |case: &CaseShown| Some((case.patient.clone()?, case.frcp.clone()));
        when_narrowed(Callback::new(move |()| {
            let (id, cases): (String, Vec<_>) =
                self.session.with_untracked(|all| (all.id.clone(), all.cases.iter().filter_map(shown).collect()));
            if cases.is_empty() {
                return;
            }
            leptos::task::spawn_local(async move {
                if !is_lost(&still_shown(cases).await) {
                    return;
                }
                match ask_session(id).await {
                    Ok(session) => self.session.set(session),
                    Err(failure) => {
                        self.session.update(|session| session.cases.clear());
                        self.failure.set(Some(failure.sentence()));
                    }
                }
            });
        }));
    }

    /// The chosen case.
    pub(super) fn case(self) -> Option<CaseShown> {
        let chosen = self.chosen.get();
        self.session.with(|session| session.cases.iter().find(|case| case.id == chosen).cloned())
    }

    /// Does something, after what was asked before it.
    pub(super) fn act(self, gesture: Gesture) {
        self.waiting.update_value(|waiting| waiting.push_back(gesture));
        if !self.busy.get_untracked() {
            self.next();
        }
    }

    /// Does what was asked first, then shows the session as it is; the focus stays where it was.
    fn next(self) {
        let Some(gesture) = self.waiting.try_update_value(VecDeque::pop_front).flatten() else { return };
        self.busy.set(true);
        let id = self.session.with_untracked(|session| session.id.clone());
        let focused = document().active_element().map(|element| element.id()).unwrap_or_default();
        leptos::task::spawn_local(async move {
            let answer = do_gesture(id, gesture.clone()).await;
            self.busy.set(false);
            match answer {
                Ok(answered) => {
                    self.failure.set(None);
                    self.said.set(answered.said.map(|sentence| Said {
                        sentence,
                        to: answered.to,
                        undo: answered.undo,
                    }));
                    self.session.set(answered.session);
                    request_animation_frame(move || focus(&focused));
                    self.next();
                }
                Err(failure) => {
                    self.waiting.update_value(VecDeque::clear);
                    if let (Failure::NeedsCode, Some(prompt)) = (&failure, self.prompt) {
                        prompt.ask(Callback::new(move |()| self.act(gesture.clone())));
                    }
                    self.failure.set(Some(failure.sentence()));
                }
            }
        });
    }

    /// A button that does one gesture.
    pub(super) fn button(self, id: String, class: &'static str, words: &str, gesture: Gesture) -> AnyView {
        self.pressed(id, class, words, Callback::new(move |()| self.act(gesture.clone())))
    }

    /// A button that does one gesture once its question is answered.
    pub(super) fn asked_first(
        self,
        id: &str,
        class: &'static str,
        words: &'static str,
        question: String,
        gesture: Gesture,
    ) -> AnyView {
        let open = RwSignal::new(false);
        let ask = Callback::new(move |()| open.set(true));
        let go = Callback::new(move |()| {
            open.set(false);
            self.act(gesture.clone());
        });
        view! {
            {self.pressed(id.to_owned(), class, words, ask)}
            <Confirm name=format!("{id}-question") title=words open=open on_yes=go>
                <p>{question}</p>
            </Confirm>
        }
        .into_any()
    }

    /// A button that is busy while a gesture is being done.
    pub(super) fn pressed(self, id: String, class: &'static str, words: &str, press: Callback<()>) -> AnyView {
        let words = words.to_owned();
        view! {
            <button
                type="button"
                id=id
                class=class
                aria-busy=move || self.busy.get().then_some("true")
                on:click=move |_| press.run(())
            >
                {words}
            </button>
        }
        .into_any()
    }

    /// A button that opens a list of reasons, each one a gesture.
    pub(super) fn reasons(self, id: &str, words: &'static str, reasons: Vec<(&'static str, Gesture)>) -> AnyView {
        let lines = reasons
            .into_iter()
            .enumerate()
            .map(|(rank, (why, gesture))| {
                view! { <li>{self.button(format!("{id}-{rank}"), "btn", why, gesture)}</li> }
            })
            .collect_view();
        view! {
            <details class="reasons">
                <summary class="btn" id=id.to_owned()>
                    {words}
                </summary>
                <p class="small-text">"Pour quel motif\u{a0}?"</p>
                <ul class="bare-list">{lines}</ul>
            </details>
        }
        .into_any()
    }
}

fn focus(id: &str) {
    crate::ui::focus(document().get_element_by_id(id));
}
