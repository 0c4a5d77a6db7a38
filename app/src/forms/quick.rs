//! A few choices, all in sight: Tab comes to them, the arrows or a digit choose, and what is chosen again is taken back.

use crate::prelude::*;
use leptos::{
    ev,
    web_sys::{HtmlElement, HtmlInputElement},
};
use wasm_bindgen::JsCast;

use super::{Live, question::Frame};
use crate::ui::{Choice, RadioGroup};

pub(super) fn quick(live: Live, frame: Frame, value: RwSignal<String>, choices: Vec<Choice>) -> AnyView {
    let (id, values) = (frame.id.clone(), choices.iter().map(|choice| choice.value.clone()).collect::<Vec<_>>());
    let key = move |event: ev::KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let Some(rank) = rank_of(&event.code(), &values) else { return };
        let id = if rank == 0 { id.clone() } else { format!("{id}-{rank}") };
        let radio = document().get_element_by_id(&id).and_then(|radio| radio.dyn_into::<HtmlElement>().ok());
        if let Some(radio) = radio {
            let _ = radio.focus();
            radio.click();
        }
    };
    // The click comes before the change: what is chosen already is still the value. The second click of a double one means nothing.
    let click = move |event: ev::MouseEvent| {
        if event.detail() > 1 {
            event.prevent_default();
            return;
        }
        let radio = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if radio.is_some_and(|radio| radio.value() == value.get_untracked()) {
            value.set(String::new());
        }
    };
    let disabled = !live.is_writable();
    view! {
        <div class="quick" on:click=click on:keydown=key>
            <RadioGroup
                name=frame.id
                label=frame.label
                value=value
                choices=choices
                hint=frame.hint
                error=frame.error
                disabled=disabled
            />
        </div>
    }
    .into_any()
}

/// The choice that a key with a digit on it means, whatever the keyboard (a French one writes digits with Shift): that of so many points
/// in a score, else the one of that rank, 1 being the first.
fn rank_of(key: &str, values: &[String]) -> Option<usize> {
    let digit = key.strip_prefix("Digit").or_else(|| key.strip_prefix("Numpad"))?;
    let [sign @ b'0'..=b'9'] = digit.as_bytes() else { return None };
    if values.iter().any(|value| points(value)) {
        return values.iter().position(|value| value == digit);
    }
    usize::from(*sign).checked_sub(usize::from(b'1')).filter(|rank| *rank < values.len())
}

/// Whether a choice is a number of points.
pub(super) fn points(value: &str) -> bool {
    value.as_bytes().first().is_some_and(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::rank_of;

    fn rank(key: &str, values: &[&str]) -> Option<usize> {
        rank_of(key, &values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn a_digit_means_the_choice_of_that_rank() {
        let values = ["oui", "non"];
        assert_eq!((rank("Digit1", &values), rank("Numpad2", &values)), (Some(0), Some(1)));
        for key in ["Digit0", "Digit3", "KeyO", "ArrowDown", "NumpadEnter", ""] {
            assert_eq!(rank(key, &values), None, "{key}");
        }
    }

    #[test]
    fn in_a_score_a_digit_means_the_choice_of_so_many_points() {
        let health = ["0", "0.5", "1", "2"];
        assert_eq!(["Digit0", "Digit1", "Digit2"].map(|key| rank(key, &health)), [Some(0), Some(2), Some(3)]);
        assert_eq!(rank("Digit3", &health), None);
    }
}
