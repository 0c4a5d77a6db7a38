//! Live events: what happens elsewhere and closes a screen here.
//!
//! One stream per browser: the tab that holds the lock listens to the server and tells the others. An event says that somebody's
//! rights became narrower, not whose: each open record asks for itself whether it may stay. A server that has said nothing for
//! ten seconds can close nothing: the page of a record covers itself until it speaks again.

mod calls;
#[cfg(not(feature = "ssr"))]
mod stream;

use crate::{failure::Failure, prelude::*};
use calls::may_stay_open;
pub use calls::still_shown;

/// Where the server tells its events.
pub const EVENTS: &str = "/evenements";
/// Somebody's rights became narrower.
pub const NARROWED: &str = "droits";
/// The calendar of sessions changed.
pub const PLANNED: &str = "seances";
/// The server is there.
pub const ALIVE: &str = "vie";

/// Whether a path of the server is one by which an open page listens.
#[cfg(feature = "ssr")]
#[must_use]
pub fn is_listening(path: &str) -> bool {
    use server_fn::ServerFn;
    [EVENTS, calls::MayStayOpen::PATH, calls::StillShown::PATH].contains(&path)
}

/// How many events were told, of each kind; the screens follow it.
#[derive(Clone, Copy)]
struct Events {
    told: RwSignal<u32>,
    planned: RwSignal<u32>,
    #[cfg(not(feature = "ssr"))]
    listens: StoredValue<bool>,
}

impl Events {
    /// Opens the stream, once: the first screen that needs it does, and nobody who is not signed in has one.
    #[cfg(not(feature = "ssr"))]
    fn listen(self) {
        if !self.listens.get_value() {
            self.listens.set_value(true);
            stream::listen(move |name| {
                let told = if name == PLANNED { self.planned } else { self.told };
                told.update(|count| *count = count.wrapping_add(1));
            });
        }
    }
}

/// Makes [`close_with_rights`] possible below; called once by the root.
pub fn provide_events() {
    provide_context(Events {
        told: RwSignal::new(0),
        planned: RwSignal::new(0),
        #[cfg(not(feature = "ssr"))]
        listens: StoredValue::new(false),
    });
}

/// What a screen shows.
#[derive(Clone, Copy)]
pub enum Screen {
    /// The record of a patient.
    Record,
    /// A form.
    Form,
}

impl Screen {
    const fn code(self) -> &'static str {
        match self {
            Self::Record => "dossier",
            Self::Form => "fiche",
        }
    }
}

/// Calls `ask` each time that somebody's rights became narrower.
pub fn when_narrowed(ask: Callback<()>) {
    when(|events| events.told, ask);
}

/// Calls `ask` each time that the calendar of sessions changed, and once when the stream opens: what happened before is asked then.
pub fn when_planned(ask: Callback<()>) {
    when(|events| events.planned, ask);
}

fn when(which: fn(Events) -> RwSignal<u32>, ask: Callback<()>) {
    let Some(events) = use_context::<Events>() else { return };
    Effect::new(move || {
        #[cfg(not(feature = "ssr"))]
        events.listen();
        if which(events).get() > 0 {
            ask.run(());
        }
    });
}

/// Calls `close` as soon as the person may not see `screen` any more.
pub fn close_with_rights(screen: Screen, id: Memo<String>, close: Callback<()>) {
    when_narrowed(Callback::new(move |()| {
        let id = id.get_untracked();
        leptos::task::spawn_local(async move {
            if is_lost(&may_stay_open(screen.code().to_owned(), id).await) {
                close.run(());
            }
        });
    }));
}

/// What is shown may not stay. Signed out elsewhere, or an account that was closed: it goes as well.
pub const fn is_lost(answer: &Result<bool, Failure>) -> bool {
    matches!(answer, Ok(false) | Err(Failure::SignedOut))
}
