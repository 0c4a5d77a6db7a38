//! What is typed in the two dialogs of a session, kept beside its panel.

use super::{
    calls::{MoveAsked, PanelShown, SessionShown},
    moving::{date_of, hour_of},
};
use crate::prelude::*;
use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};
use domain::{
    planning::{Carried, MINUTES, paris},
    words::dates,
};

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

/// What a session was when its dialog was opened: it is changed from there, whatever others do meanwhile.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    /// Its version.
    pub version: i64,
    /// Where it was.
    pub at: Carried,
}

impl Seen {
    /// What it is now.
    pub(super) fn of(shown: &PanelShown) -> Self {
        Self { version: shown.version, at: place_of(&shown.session) }
    }
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
    /// What it was when they were opened.
    pub seen: RwSignal<Seen>,
    refused: RwSignal<Option<String>>,
    about: StoredValue<String>,
}

impl Dialogs {
    /// Closed.
    pub(super) fn new() -> Self {
        let text = || RwSignal::new(String::new());
        let nowhere = Carried::of(chrono::NaiveDate::MIN, NaiveTime::MIN, NaiveTime::MIN);
        let made = Self {
            moving: RwSignal::new(false),
            cancelling: RwSignal::new(false),
            typed: Typed { date: text(), hour: text(), minutes: text() },
            reason: text(),
            note: text(),
            seen: RwSignal::new(Seen { version: 0, at: nowhere }),
            refused: RwSignal::new(None),
            about: StoredValue::new(String::new()),
        };
        made.give_the_focus_back();
        made
    }

    /// Once the dialog of another date is closed, the focus is where it came from; carried by the keys, or drawn again meanwhile, it is on
    /// the block of the session, wherever that stands now.
    fn give_the_focus_back(self) {
        Effect::new(move |were: Option<bool>| {
            let open = self.moving.get();
            if were == Some(true) && !open {
                // The dialog that closes leaves the page inert until the next frame.
                request_animation_frame(move || request_animation_frame(move || self.focus_block()));
            }
            open
        });
    }

    fn focus_block(self) {
        let block = self.about.try_with_value(|id| document().get_element_by_id(&format!("s-{id}"))).flatten();
        crate::ui::focus(block.filter(|_| focus_is_lost()));
    }

    /// They are about the session of the panel: where it was put down if it was carried, else where it is. What was begun for the
    /// same session goes on, from the session as it was then.
    pub(super) fn are_about(self, now: Seen, session: &str, put_down: Option<Carried>) {
        let other = self.about.get_value() != session;
        if other {
            self.about.set_value(session.to_owned());
            self.moving.set(false);
            self.cancelling.set(false);
            self.reason.set(String::new());
            self.note.set(String::new());
        }
        let anew = other || put_down.is_some();
        if anew || !self.moving.get_untracked() {
            self.typed.begin(put_down.unwrap_or(now.at));
        }
        if anew || !(self.moving.get_untracked() || self.cancelling.get_untracked()) {
            self.seen.set(now);
            self.refuse(None);
        }
    }

    /// Where the session was when the dialog was opened.
    pub(super) fn now(self) -> String {
        let at = self.seen.get().at;
        format!("Date actuelle\u{a0}: {}, {}.", dates::long(at.day), dates::hours_between(at.hour(), at.end()))
    }

    /// Whether what is typed changes the duration alone.
    pub(super) fn resizes(self) -> bool {
        let at = self.seen.get().at;
        let same =
            date_of(&self.typed.date.get()) == Some(at.day) && hour_of(&self.typed.hour.get()) == Some(at.hour());
        same && self.typed.length().is_some_and(|minutes| i32::from(minutes) != at.minutes)
    }

    /// An act was refused, with this sentence, or nothing is any more.
    pub(super) fn refuse(self, sentence: Option<String>) {
        self.refused.set(sentence);
    }

    /// Why the last act was refused, until another one is tried.
    pub(super) fn refused(self) -> Option<String> {
        self.refused.get()
    }
}

/// Nobody has the focus, or a dialog: one that closes keeps it until the browser finds the time to take it away, and of one that is
/// open nothing takes it.
pub(super) fn focus_is_lost() -> bool {
    document()
        .active_element()
        .is_none_or(|one| one.tag_name() == "BODY" || matches!(one.closest("dialog"), Ok(Some(_))))
}

/// Where a session is.
pub(super) fn place_of(session: &SessionShown) -> Carried {
    Carried::of(session.date, session.start, session.end)
}

/// When a session of this day and hour begins by the clocks of Paris: an hour that is skipped in March is lived an hour later.
pub(super) fn in_paris(day: NaiveDate, hour: NaiveTime) -> NaiveDateTime {
    paris::to_paris(paris::instant(day.and_time(hour)))
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
            minutes: self.length()?,
        })
    }

    /// How many minutes, once it reads as what a session lasts.
    pub(super) fn length(self) -> Option<u16> {
        self.minutes.get().trim().parse().ok().filter(|minutes| MINUTES.contains(minutes))
    }

    /// When the session would end.
    pub(super) fn end(self) -> Option<NaiveTime> {
        let start = in_paris(date_of(&self.date.get())?, hour_of(&self.hour.get())?);
        Some(start.time() + Duration::minutes(i64::from(self.length()?)))
    }
}
