//! A session put in the trash or back in the calendar from its panel; each act says what it did, with the way back.

use super::{
    board_calls::{BoardAct, act_on_board},
    calls::PanelShown,
};
use crate::prelude::*;
use crate::ui::{Button, Confirm, Look, Toasts, use_toasts};
use domain::words::planning::not_undone;
use std::sync::Arc;

/// The board and the session that an act is about.
#[derive(Clone)]
pub(super) struct Undoing {
    rcp: String,
    session: String,
    again: RwSignal<u32>,
    toasts: Option<Toasts>,
}

impl Undoing {
    /// About the session of the panel.
    pub(super) fn of(shown: &PanelShown, again: RwSignal<u32>) -> Self {
        Self { rcp: shown.rcp.clone(), session: shown.session.id.clone(), again, toasts: use_toasts() }
    }

    /// About the sessions of a board, from a page that is left or drawn again.
    pub(super) fn of_board(rcp: &str, again: RwSignal<u32>) -> Self {
        Self { rcp: rcp.to_owned(), session: String::new(), again, toasts: use_toasts() }
    }

    /// Puts the session back in the calendar, as it is at this version.
    pub(super) fn restore(&self, version: i64) -> BoardAct {
        BoardAct::Restore(self.session.clone(), version)
    }

    /// Does it, says it, and offers what undoes it.
    pub(super) fn act(self, act: BoardAct, undo: Option<BoardAct>) {
        leptos::task::spawn_local(async move {
            match act_on_board(self.rcp.clone(), act).await {
                Ok(done) => self.say(done.sentence, undo.or(done.undo)),
                Err(failure) => self.say(failure.sentence(), None),
            }
        });
    }

    /// Takes back what was said; what cannot be taken back any more says why.
    fn undo(self, act: BoardAct) {
        leptos::task::spawn_local(async move {
            let answer = act_on_board(self.rcp.clone(), act).await;
            self.say(answer.map_or_else(|failure| not_undone(&failure.sentence()), |done| done.sentence), None);
        });
    }

    /// Says what was done, with the way back in its own word, and reads the calendar again.
    pub(super) fn say(self, sentence: String, undo: Option<BoardAct>) {
        if let Some(toasts) = self.toasts {
            let back = self.clone();
            let undo = undo.map(|undo| {
                let word = if matches!(undo, BoardAct::Restore(..)) { "Rétablir" } else { "Annuler" };
                let undo: crate::ui::Undo = Arc::new(move || back.clone().undo(undo.clone()));
                (word, undo)
            });
            toasts.offer(sentence, undo);
        }
        if let Some(count) = self.again.try_get_untracked() {
            self.again.try_set(count + 1);
        }
    }

    /// A button that does one act.
    pub(super) fn button(&self, word: &'static str, act: BoardAct) -> AnyView {
        let this = self.clone();
        let press = Callback::new(move |()| this.clone().act(act.clone(), None));
        view! { <Button on_press=press>{word}</Button> }.into_any()
    }

    /// A button that puts the session in the trash, once its question is answered.
    pub(super) fn remover(&self, version: i64) -> AnyView {
        let (this, open) = (self.clone(), RwSignal::new(false));
        let yes = Callback::new(move |()| {
            open.set(false);
            let act = BoardAct::Remove(this.session.clone(), version);
            this.clone().act(act, Some(this.restore(version + 1)));
        });
        view! {
            <Button look=Look::Quiet on_press=Callback::new(move |()| open.set(true))>"Supprimer"</Button>
            <Confirm name="supprimer" title="Supprimer la séance" open=open on_yes=yes>
                <p>"Pour une séance planifiée par erreur\u{a0}: elle quitte le planning et reste 30 jours dans la corbeille. Ses dossiers vont à la prochaine séance de la RCP, et reviennent si vous la rétablissez."</p>
            </Confirm>
        }
        .into_any()
    }
}
