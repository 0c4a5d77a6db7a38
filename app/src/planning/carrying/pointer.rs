//! Carrying a session with the mouse, or with a finger after a long press; by its lower edge, its end alone moves.

use super::{Carrying, Held, page::held_at};
use crate::prelude::*;
use chrono::NaiveDate;
use leptos::ev::{Event, PointerEvent};
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element};

/// How far the mouse goes before a click becomes a gesture, in pixels.
const FAR: f64 = 5.0;
/// How long a finger stays before the session is taken.
const LONG_PRESS: Duration = Duration::from_millis(450);

/// What the pointer holds, before and after the session is taken.
#[derive(Clone)]
struct Grip {
    held: Held,
    /// Where the pointer went down.
    at: (f64, f64),
    /// From the beginning of the session to the pointer, in minutes.
    offset: i32,
    /// The end alone is carried.
    edge: bool,
    finger: bool,
    taken: bool,
}

/// The pointer over the calendar.
#[derive(Clone, Copy)]
pub(in super::super) struct Pointer {
    carrying: Carrying,
    grip: StoredValue<Option<Grip>>,
    /// The click that follows a gesture opens nothing.
    swallow: StoredValue<bool>,
}

impl Pointer {
    /// Nothing is held.
    pub(in super::super) fn new(carrying: Carrying) -> Self {
        Self { carrying, grip: StoredValue::new(None), swallow: StoredValue::new(false) }
    }

    /// It goes down, perhaps on a session. On a phone there is no hour to carry it over: its dialog moves it.
    pub(in super::super) fn down(self, event: &PointerEvent) {
        self.swallow.set_value(false);
        let (Some(held), true) = (held_at(event.target()), event.button() == 0) else { return };
        let Some((_, minute)) = self.place(event) else { return };
        let edge = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let edge = edge.is_some_and(|one| one.class_list().contains("slot-handle"));
        let finger = event.pointer_type() == "touch";
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        self.grip.set_value(Some(Grip { offset: minute - held.at.start, held, at, edge, finger, taken: false }));
        if finger {
            set_timeout(move || self.take(), LONG_PRESS);
        }
    }

    /// It moves: a mouse takes the session, a finger that moves before the time scrolls the page.
    pub(in super::super) fn moves(self, event: &PointerEvent) {
        let Some(grip) = self.grip.get_value() else { return };
        if !grip.taken {
            let far = f64::from(event.client_x()) - grip.at.0;
            if far.hypot(f64::from(event.client_y()) - grip.at.1) < FAR {
                return;
            }
            if grip.finger {
                return self.grip.set_value(None);
            }
            self.take();
            // Let go anywhere, even outside of the calendar, it is put down.
            let calendar = event.current_target().and_then(|one| one.dyn_into::<Element>().ok());
            if let Some(calendar) = calendar {
                let _ = calendar.set_pointer_capture(event.pointer_id());
            }
        }
        if let (Some((day, minute)), true) = (self.place(event), self.carrying.is_held()) {
            self.carrying.carry(|at, window| match grip.edge {
                true => at.until(minute, window),
                false => at.to(day, minute - grip.offset, window),
            });
        }
    }

    fn take(self) {
        let Some(grip) = self.grip.try_get_value().flatten().filter(|grip| !grip.taken) else { return };
        self.grip.set_value(Some(Grip { taken: true, ..grip.clone() }));
        self.carrying.pick_up(grip.held);
    }

    /// It comes up: the session is put down.
    pub(in super::super) fn up(self) {
        if self.grip.get_value().is_some_and(|grip| grip.taken) {
            self.swallow.set_value(true);
            self.carrying.put_down();
        }
        self.grip.set_value(None);
    }

    /// The browser took the pointer for something else.
    pub(in super::super) fn lost(self) {
        if self.grip.get_value().is_some_and(|grip| grip.taken) {
            self.carrying.give_up();
        }
        self.grip.set_value(None);
    }

    /// The link under a gesture is not followed.
    pub(in super::super) fn click(self, event: &Event) {
        if self.swallow.get_value() {
            self.swallow.set_value(false);
            event.prevent_default();
            event.stop_propagation();
        }
    }

    /// While a finger carries a session, the page does not scroll and no menu opens.
    pub(in super::super) fn hold_still(self, event: &Event) {
        if self.grip.get_value().is_some_and(|grip| grip.taken) {
            event.prevent_default();
        }
    }

    /// The day and the minute under the pointer; nothing where hours are not drawn.
    fn place(self, event: &PointerEvent) -> Option<(NaiveDate, i32)> {
        let window = self.carrying.window.get_untracked()?;
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        let columns = document().query_selector_all(".hours-slots").ok()?;
        let rects = (0..columns.length())
            .filter_map(|rank| Some(columns.get(rank)?.dyn_into::<Element>().ok()?.get_bounding_client_rect()));
        let rects: Vec<DomRect> = rects.collect();
        let first = rects.first()?;
        // One under the other, the days have no hours.
        if rects.get(1).is_some_and(|second| second.top() > first.bottom())
            || document().query_selector(".hours-words").ok()??.client_height() == 0
        {
            return None;
        }
        let rank = rects.iter().position(|rect| x < rect.right()).unwrap_or(rects.len() - 1);
        let part = (y - first.top()) / first.height();
        let minute = (part * f64::from(window.until - window.from)).round() as i32;
        Some((*window.days.get(rank)?, window.from + minute))
    }
}
