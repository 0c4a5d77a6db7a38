//! Where the keys go.

use crate::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The focus goes to an element, if it is there. Regions of a drawing take it as controls do: both have the method, of two classes.
pub fn focus(element: Option<Element>) {
    if let Some(element) = element {
        let _ = element.unchecked_into::<HtmlElement>().focus();
    }
}

/// The focus goes to the first element that a selector finds, once what was just changed is drawn.
pub fn focus_on_drawn(selector: String) {
    request_animation_frame(move || focus(document().query_selector(&selector).ok().flatten()));
}
