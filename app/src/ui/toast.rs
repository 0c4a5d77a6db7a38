//! Short confirmations of what can be undone.

use std::sync::Arc;

use crate::prelude::*;

use super::{Glyph, Icon};

/// A gesture that outlives the part of the page that offers it.
pub type Undo = Arc<dyn Fn() + Send + Sync>;

/// One confirmation.
#[derive(Clone)]
pub struct Toast {
    id: u32,
    sentence: String,
    undo: Option<(&'static str, Undo)>,
}

/// The confirmations on screen.
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Vec<Toast>>,
    last: RwSignal<u32>,
}

impl Toasts {
    /// Confirms something, with the gesture that undoes it when there is one.
    pub fn confirm(self, sentence: impl Into<String>, undo: Option<Undo>) {
        self.offer(sentence, undo.map(|undo| ("Annuler", undo)));
    }

    /// Confirms something, with the gesture that undoes it in its own word: what was cancelled is put back.
    pub fn offer(self, sentence: impl Into<String>, undo: Option<(&'static str, Undo)>) {
        self.last.update(|last| *last = last.wrapping_add(1));
        let toast = Toast { id: self.last.get_untracked(), sentence: sentence.into(), undo };
        self.shown.update(|shown| shown.push(toast));
    }

    /// Takes every confirmation away: what follows contradicts them.
    pub fn clear(self) {
        self.shown.update(Vec::clear);
    }

    fn dismiss(self, id: u32) {
        self.shown.update(|shown| shown.retain(|toast| toast.id != id));
    }
}

/// Makes confirmations possible below; called once by the root.
pub fn provide_toasts() {
    provide_context(Toasts { shown: RwSignal::new(Vec::new()), last: RwSignal::new(0) });
}

/// The confirmations of this page; none outside a root.
#[must_use]
pub fn use_toasts() -> Option<Toasts> {
    use_context()
}

/// Where confirmations appear; a screen reader says them when they come. They stay until closed: nobody has to hurry.
#[component]
pub fn ToastRegion() -> impl IntoView {
    let toasts = use_toasts();
    view! {
        <div class="toasts" role="status" aria-live="polite">
            {toasts
                .map(|toasts| {
                    view! {
                        <For each=move || toasts.shown.get() key=|toast| toast.id let:toast>
                            {one(toasts, toast)}
                        </For>
                    }
                })}
        </div>
    }
}

fn one(toasts: Toasts, toast: Toast) -> AnyView {
    let id = toast.id;
    let undo = toast.undo.map(|(word, undo)| {
        let press = move |_| {
            undo();
            toasts.dismiss(id);
        };
        view! {
            <button type="button" class="btn btn-quiet" on:click=press>
                {word}
            </button>
        }
    });
    view! {
        <div class="toast">
            <p>{toast.sentence}</p>
            {undo}
            <button type="button" class="btn btn-quiet" on:click=move |_| toasts.dismiss(id)>
                <Icon glyph=Glyph::Cross label="Fermer" />
            </button>
        </div>
    }
    .into_any()
}
