//! The links that the server drew, followed from where one is now: between a choice and its drawing, those of the view before still stand.

use super::address::Address;
use crate::prelude::*;
use leptos::ev::MouseEvent;

/// The links of a drawing.
#[derive(Clone, Copy)]
pub(super) struct Links {
    here: Memo<Address>,
    drawn: StoredValue<String>,
}

impl Links {
    /// The links of what was drawn at the address `drawn`.
    pub fn new(here: Memo<Address>, drawn: String) -> Self {
        Self { here, drawn: StoredValue::new(drawn) }
    }

    /// Lets the link that is pressed change what it was drawn to change, and nothing else.
    #[cfg(not(feature = "ssr"))]
    pub fn lead(self, event: &MouseEvent) {
        use wasm_bindgen::JsCast;
        let pressed = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let Some(link) = pressed.and_then(|one| one.closest("a").ok().flatten()) else { return };
        let Some((href, drawn)) = link.get_attribute("href").zip(self.drawn.try_get_value()) else { return };
        let (Some(then), Some(was), Some(here)) = (read(&href), read(&drawn), self.here.try_get_untracked()) else {
            return;
        };
        if here.asked != was.asked {
            let _ = link.set_attribute("href", &here.led(&was, &then).href());
        }
    }

    #[cfg(feature = "ssr")]
    pub fn lead(self, _: &MouseEvent) {
        let _ = (self.here, self.drawn);
    }
}

/// The view of an address of the planning.
#[cfg(not(feature = "ssr"))]
fn read(href: &str) -> Option<Address> {
    use leptos_router::location::{BrowserUrl, LocationProvider};
    let url = BrowserUrl::parse(href).ok()?;
    (url.path() == crate::routes::Room::Planning.path()).then(|| Address::of(url.search_params()))
}
