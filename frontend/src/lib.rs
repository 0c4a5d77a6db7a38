//! The wasm entry: wakes the page that the server printed, nothing else.
//!
//! Built once per program: feature `pro` for the professionals, feature `portal` for the patients.

use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(all(feature = "pro", feature = "portal"))]
compile_error!("one program at a time: choose the feature `pro` or `portal`");

/// Makes the professionals' page live.
#[cfg(all(feature = "pro", not(feature = "portal")))]
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(app::pro::Pro);
}

/// Makes the patients' page live.
#[cfg(all(feature = "portal", not(feature = "pro")))]
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(app::portal::Portal);
}
