//! How a control knows its label, its hint and its error.

use crate::prelude::*;

/// What a field tells the control inside it.
#[derive(Clone)]
pub struct Wiring {
    /// The name in a posted form, which is also the id in the page.
    pub name: String,
    /// The ids of the hint and of the error, for `aria-describedby`.
    pub described_by: Signal<Option<String>>,
    /// True when the field shows an error.
    pub invalid: Signal<bool>,
}

impl Wiring {
    /// The wiring of a field of this name.
    #[must_use]
    pub fn new(name: String, has_hint: bool, error: Signal<Option<String>>) -> Self {
        let described = name.clone();
        let described_by = Signal::derive(move || {
            let mut ids = Vec::new();
            if has_hint {
                ids.push(Self::hint_id(&described));
            }
            if error.with(Option::is_some) {
                ids.push(Self::error_id(&described));
            }
            (!ids.is_empty()).then(|| ids.join(" "))
        });
        Self { name, described_by, invalid: Signal::derive(move || error.with(Option::is_some)) }
    }

    /// The id of the hint of a field.
    #[must_use]
    pub fn hint_id(name: &str) -> String {
        format!("{name}-hint")
    }

    /// The id of the error of a field.
    #[must_use]
    pub fn error_id(name: &str) -> String {
        format!("{name}-error")
    }

    /// The value of `aria-invalid`.
    #[must_use]
    pub fn aria_invalid(&self) -> Signal<Option<&'static str>> {
        let invalid = self.invalid;
        Signal::derive(move || invalid.get().then_some("true"))
    }
}

/// The wiring of the surrounding field, or one of its own for a control that stands alone.
#[must_use]
pub fn wiring(name: Option<String>) -> Wiring {
    match (use_context::<Wiring>(), name) {
        (Some(around), None) => around,
        (Some(around), Some(name)) => Wiring { name, ..around },
        (None, name) => Wiring::new(name.unwrap_or_default(), false, Signal::default()),
    }
}
