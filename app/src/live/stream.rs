//! The stream itself: one tab of the browser holds it, the others hear that tab.

use super::{EVENTS, NARROWED};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{BroadcastChannel, EventSource, js_sys};

/// After how long a stream that was given up is opened again, milliseconds.
const OPEN_AGAIN: u32 = 5_000;
/// The name of the lock and of the channel.
const NAME: &str = "dcc-evenements";

/// Calls `heard` at each event, until the page is left.
pub(super) fn listen(heard: impl Fn() + 'static) {
    let heard = Rc::new(heard);
    let Ok(channel) = BroadcastChannel::new(NAME) else { return };
    let from_another_tab = Rc::clone(&heard);
    let told = Closure::<dyn Fn()>::new(move || from_another_tab());
    channel.set_onmessage(Some(told.as_ref().unchecked_ref()));
    told.forget();
    // What happened between the drawing of this page and now was told to nobody here.
    heard();
    let lead = Closure::<dyn Fn() -> js_sys::Promise>::new(move || {
        open(&channel, Rc::clone(&heard));
        // Never kept: the lock is given back when the tab closes.
        js_sys::Promise::new(&mut |_, _| {})
    });
    request_lock(lead.as_ref());
    lead.forget();
}

/// Opens the stream, again whenever the browser gives it up: after any answer but a good one, it does not come back by itself.
fn open(channel: &BroadcastChannel, heard: Rc<impl Fn() + 'static>) {
    let Ok(source) = EventSource::new(EVENTS) else { return };
    let told = {
        let (channel, heard) = (channel.clone(), Rc::clone(&heard));
        Closure::<dyn Fn()>::new(move || {
            let _ = channel.post_message(&JsValue::from_str(NARROWED));
            heard();
        })
    };
    let _ = source.add_event_listener_with_callback(NARROWED, told.as_ref().unchecked_ref());
    told.forget();
    let (channel, given_up) = (channel.clone(), source.clone());
    let again = Closure::<dyn Fn()>::new(move || {
        if given_up.ready_state() == EventSource::CLOSED {
            let (channel, heard) = (channel.clone(), Rc::clone(&heard));
            gloo::timers::callback::Timeout::new(OPEN_AGAIN, move || open(&channel, heard)).forget();
        }
    });
    source.set_onerror(Some(again.as_ref().unchecked_ref()));
    again.forget();
}

/// `navigator.locks.request(NAME, lead)`.
fn request_lock(lead: &JsValue) {
    let locks = js_sys::Reflect::get(&leptos::prelude::window(), &"navigator".into())
        .and_then(|navigator| js_sys::Reflect::get(&navigator, &"locks".into()));
    let Ok(locks) = locks else { return };
    let request = js_sys::Reflect::get(&locks, &"request".into()).and_then(JsCast::dyn_into::<js_sys::Function>);
    if let Ok(request) = request {
        let _ = request.call2(&locks, &NAME.into(), lead);
    }
}
