//! Carrying a session with the keys: `d` takes the one that has the focus, the arrows carry it, Enter puts it down, Escape gives up.

use super::{Carrying, page::held_at};
use domain::planning::CarryStep;
use leptos::ev::KeyboardEvent;

/// A key pressed in the calendar.
pub(in super::super) fn press(carrying: Carrying, event: &KeyboardEvent) {
    if event.alt_key() || event.ctrl_key() || event.meta_key() {
        return;
    }
    let used = if carrying.is_held() { carried(carrying, event) } else { taken(carrying, event) };
    if used {
        event.prevent_default();
        // The panel would close with Escape, and the calendar turn with the arrows.
        event.stop_propagation();
    }
}

fn taken(carrying: Carrying, event: &KeyboardEvent) -> bool {
    let held = if event.key() == "d" { held_at(event.target()) } else { None };
    held.map(|held| carrying.pick_up(held)).is_some()
}

fn carried(carrying: Carrying, event: &KeyboardEvent) -> bool {
    let step = match (event.key().as_str(), event.shift_key()) {
        ("ArrowUp", false) => CarryStep::Earlier,
        ("ArrowDown", false) => CarryStep::Later,
        ("ArrowLeft", false) => CarryStep::DayBefore,
        ("ArrowRight", false) => CarryStep::DayAfter,
        ("ArrowUp", true) => CarryStep::Shorter,
        ("ArrowDown", true) => CarryStep::Longer,
        ("Enter", _) => {
            carrying.put_down();
            return true;
        }
        ("Escape", _) => {
            carrying.give_up();
            return true;
        }
        // Leaving the session gives it back.
        ("Tab", _) => {
            carrying.give_up();
            return false;
        }
        _ => return false,
    };
    carrying.carry(|at, window| at.step(step, window));
    true
}
