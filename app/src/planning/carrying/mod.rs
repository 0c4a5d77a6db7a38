//! A session carried over the hours, with the pointer or with the keys, until it is put down: the dialog asks then.
//!
//! Where it is comes from `domain::planning::Carried`; here it is shown as a ghost and said to screen readers. Nothing is written.

mod keys;
mod page;
mod pointer;

pub(super) use keys::press;
pub(super) use pointer::Pointer;

use super::address::{Address, Gesture};
use crate::prelude::*;
use domain::{
    planning::{Carried, Window},
    words::planning as words,
};
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// The session that is carried.
#[derive(Clone, PartialEq)]
pub(super) struct Held {
    /// Its id.
    pub id: String,
    /// Where it was.
    pub from: Carried,
    /// Where it is.
    pub at: Carried,
}

/// What is carried, and over what.
#[derive(Clone, Copy)]
pub(super) struct Carrying {
    address: Memo<Address>,
    held: RwSignal<Option<Held>>,
    window: RwSignal<Option<Window>>,
    said: RwSignal<String>,
    put_down: StoredValue<Option<Held>>,
    go: Callback<String>,
}

impl Carrying {
    /// Nothing yet.
    pub(super) fn new(address: Memo<Address>) -> Self {
        let navigate = use_navigate();
        let go =
            Callback::new(move |href: String| navigate(&href, NavigateOptions { scroll: false, ..Default::default() }));
        let (held, window) = (RwSignal::new(None), RwSignal::new(None));
        Effect::new(move || page::show_ghost(held.get().as_ref(), window.get().as_ref()));
        Self { address, held, window, said: RwSignal::new(String::new()), put_down: StoredValue::new(None), go }
    }

    /// What a screen reader is told, as it happens.
    pub(super) const fn said(self) -> RwSignal<String> {
        self.said
    }

    /// The page is drawn, over these days and hours: what is carried stays in the hand, and its ghost comes back with the page.
    pub(super) fn over(self, window: Option<Window>) {
        self.window.set(window);
        #[cfg(not(feature = "ssr"))]
        request_animation_frame(move || {
            if let (Some(held), Some(window)) = (self.held.try_get_untracked(), self.window.try_get_untracked()) {
                page::show_ghost(held.as_ref(), window.as_ref());
            }
        });
    }

    /// Goes to another view.
    pub(super) fn go(self, address: &Address) {
        self.go.run(address.href());
    }

    /// Where the session was put down, once, for its dialog.
    pub(super) fn taken_over(self, id: &str) -> Option<Carried> {
        let held = self.put_down.get_value().filter(|held| held.id == id)?;
        self.put_down.set_value(None);
        Some(held.at)
    }

    /// Says why a session that was put down cannot move.
    pub(super) fn refuse(self) {
        self.said.set(words::no_longer_movable().to_owned());
    }

    fn is_held(self) -> bool {
        self.held.with_untracked(Option::is_some)
    }

    /// Takes the session of a block; where there is no hour to carry it over, its dialog opens at once.
    pub(super) fn pick_up(self, held: Held) {
        if self.window.with_untracked(Option::is_none) {
            return self.ask(held);
        }
        self.said.set(words::picked_up(held.at));
        self.held.set(Some(held));
    }

    /// The session of the panel, when its block is on the page: the focus goes there, and the keys carry it.
    pub(super) fn pick_up_by_id(self, id: &str) {
        if let Some(held) = page::focus_block(id) {
            self.pick_up(held);
        }
    }

    fn carry(self, to: impl FnOnce(Carried, &Window) -> Carried) {
        let (Some(mut held), Some(window)) = (self.held.get_untracked(), self.window.get_untracked()) else { return };
        let at = to(held.at, &window);
        if at != held.at {
            held.at = at;
            self.said.set(words::carried(at));
            self.held.set(Some(held));
        }
    }

    fn give_up(self) {
        self.held.set(None);
        self.said.set(words::carried_home().to_owned());
    }

    fn put_down(self) {
        match self.held.get_untracked() {
            Some(held) if held.at == held.from => self.give_up(),
            Some(held) => self.ask(held),
            None => {}
        }
    }

    fn ask(self, held: Held) {
        let to = self.address.get_untracked().on(&held.id, Some(Gesture::Move));
        self.said.set(words::dropped(held.at));
        self.held.set(None);
        self.put_down.set_value(Some(held));
        self.go(&to);
    }
}
