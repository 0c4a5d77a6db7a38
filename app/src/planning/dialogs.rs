//! What is typed in the two dialogs of a session, kept beside its panel.

use super::{
    calls::{MoveAsked, SessionShown},
    moving::{date_of, hour_of},
};
use crate::prelude::*;
use crate::ui::{Mark, Notice};
use domain::{planning::Carried, words::dates};

/// What is typed in the dialog of another date.
#[derive(Clone, Copy)]
pub(super) struct Typed {
    /// The day.
    pub date: RwSignal<String>,
    /// When it begins.
    pub hour: RwSignal<String>,
    /// How long it lasts.
    pub minutes: RwSignal<String>,
}

/// The two dialogs of a session. They outlive its panel, which is drawn again when the session changes: nothing typed is lost then.
#[derive(Clone, Copy)]
pub(super) struct Dialogs {
    /// The dialog of another date is open.
    pub moving: RwSignal<bool>,
    /// The dialog of a cancellation is open.
    pub cancelling: RwSignal<bool>,
    /// What is typed for another date.
    pub typed: Typed,
    /// Why it is cancelled.
    pub reason: RwSignal<String>,
    /// Why, in words.
    pub note: RwSignal<String>,
    refused: RwSignal<Option<String>>,
    about: StoredValue<String>,
}

impl Dialogs {
    /// Closed.
    pub(super) fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            moving: RwSignal::new(false),
            cancelling: RwSignal::new(false),
            typed: Typed { date: text(), hour: text(), minutes: text() },
            reason: text(),
            note: text(),
            refused: RwSignal::new(None),
            about: StoredValue::new(String::new()),
        }
    }

    /// They are about the session of the panel: where it was put down if it was carried, else where it is. What was begun for the
    /// same session goes on.
    pub(super) fn are_about(self, session: &SessionShown, put_down: Option<Carried>) {
        let other = self.about.get_value() != session.id;
        if other {
            self.about.set_value(session.id.clone());
            self.moving.set(false);
            self.cancelling.set(false);
            self.reason.set(String::new());
            self.note.set(String::new());
        }
        let anew = other || put_down.is_some();
        if anew || !self.moving.get_untracked() {
            self.typed.begin(put_down.unwrap_or_else(|| place_of(session)));
        }
        if anew || !(self.moving.get_untracked() || self.cancelling.get_untracked()) {
            self.refuse(None);
        }
    }

    /// An act was refused, with this sentence, or nothing is any more.
    pub(super) fn refuse(self, sentence: Option<String>) {
        self.refused.set(sentence);
    }

    /// Why the last act was refused, until another one is tried.
    pub(super) fn refused(self) -> Option<AnyView> {
        let sentence = self.refused.get()?;
        Some(view! { <Notice mark=Mark::Blocking urgent=true>{sentence}</Notice> }.into_any())
    }
}

/// Where a session is.
pub(super) fn place_of(session: &SessionShown) -> Carried {
    Carried::of(session.date, session.start, session.end)
}

impl Typed {
    fn begin(self, at: Carried) {
        self.date.set(dates::numeric(at.day));
        self.hour.set(dates::clock(at.hour()));
        self.minutes.set(at.minutes.to_string());
    }

    /// What is asked, once all of it reads.
    pub(super) fn read(self, id: &str, version: i64) -> Option<MoveAsked> {
        Some(MoveAsked {
            id: id.to_owned(),
            version,
            date: date_of(&self.date.get())?,
            hour: hour_of(&self.hour.get())?,
            minutes: self.minutes.get().trim().parse().ok()?,
        })
    }
}
