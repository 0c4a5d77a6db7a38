//! What is read and written in the page while a session is carried. The server drew the blocks: they are known by their attributes.

use super::Held;
use crate::prelude::*;
use crate::ui::focus;
use chrono::NaiveDate;
use domain::{
    planning::{Carried, Window},
    words::dates,
};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget};

/// The session of the block where an event happened, when the person may carry it.
pub(super) fn held_at(target: Option<EventTarget>) -> Option<Held> {
    held_of(&target?.dyn_into::<Element>().ok()?.closest("[data-seance]").ok()??)
}

/// The focus goes to the block of a session; the session, when it may be carried.
pub(super) fn focus_block(id: &str) -> Option<Held> {
    let block = document().get_element_by_id(&format!("s-{id}"))?;
    let held = held_of(&block);
    focus(Some(block));
    held
}

fn held_of(block: &Element) -> Option<Held> {
    let number = |name: &str| block.get_attribute(name)?.parse::<i32>().ok();
    let day: NaiveDate = block.get_attribute("data-jour")?.parse().ok()?;
    let at = Carried { day, start: number("data-debut")?, minutes: number("data-duree")? };
    Some(Held { id: block.get_attribute("data-seance")?, from: at, at })
}

/// The ghost of the carried session, at its place; none when nothing is carried. A place is a class, as for the sessions: the
/// style sheet is generated with every one of them.
pub(super) fn show_ghost(held: Option<&Held>, window: Option<&Window>) {
    if let Ok(Some(ghost)) = document().query_selector(".slot-ghost") {
        ghost.remove();
    }
    let (Some(held), Some(window)) = (held, window) else { return };
    let day = format!(".hours-day[data-jour=\"{}\"] .hours-slots", held.at.day);
    let Ok(Some(column)) = document().query_selector(&day) else { return };
    let Ok(ghost) = document().create_element("li") else { return };
    let (row, rows) = ((held.at.start - window.from) / 5, (held.at.minutes / 5).max(1));
    ghost.set_class_name(&format!("slot-ghost at-{row} for-{rows} lane-0-of-1"));
    ghost.set_text_content(Some(&format!("{} – {}", dates::clock(held.at.hour()), dates::clock(held.at.end()))));
    let _ = column.append_child(&ghost);
}
