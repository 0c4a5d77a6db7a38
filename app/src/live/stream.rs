//! The stream itself: one tab of the browser holds it, the others hear that tab.

use super::{ALIVE, EVENTS, NARROWED, PLANNED};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    BroadcastChannel, EventSource, MessageEvent,
    js_sys::{self, Date},
};

/// After how long a stream that was given up is opened again, milliseconds.
const OPEN_AGAIN: u32 = 5_000;
/// The name of the lock and of the channel.
const NAME: &str = "dcc-evenements";

/// After how long a silence a record is covered, milliseconds. Source: ARCHITECTURE §4.
const LONGEST_SILENCE: f64 = 10_000.0;
/// How often the silence is measured, milliseconds.
const LISTEN_EVERY: u32 = 1_000;
/// What the page carries while it is covered.
const SILENT: &str = "data-silent";

/// The events that screens follow.
const FOLLOWED: [&str; 2] = [NARROWED, PLANNED];

/// Calls `heard` with the name of each event, until the page is left.
pub(super) fn listen(heard: impl Fn(&'static str) + 'static) {
    let heard = Rc::new(heard);
    let Ok(channel) = BroadcastChannel::new(NAME) else { return };
    let last = Rc::new(Cell::new(Date::now()));
    let (from_another_tab, told_there) = (Rc::clone(&heard), Rc::clone(&last));
    let told = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
        told_there.set(Date::now());
        FOLLOWED.into_iter().filter(|name| message.data() == *name).for_each(&*from_another_tab);
    });
    channel.set_onmessage(Some(told.as_ref().unchecked_ref()));
    told.forget();
    cover_in_silence(Rc::clone(&last));
    // What happened between the drawing of this page and now was told to nobody here.
    FOLLOWED.into_iter().for_each(&*heard);
    let lead = Closure::<dyn Fn() -> js_sys::Promise>::new(move || {
        let (here, heard, last) = (channel.clone(), Rc::clone(&heard), Rc::clone(&last));
        let tell = move |name: &'static str| {
            last.set(Date::now());
            let _ = here.post_message(&JsValue::from_str(name));
            if name != ALIVE {
                heard(name);
            }
        };
        open(Rc::new(tell));
        // Never kept: the lock is given back when the tab closes.
        js_sys::Promise::new(&mut |_, _| {})
    });
    request_lock(lead.as_ref());
    lead.forget();
}

/// Marks the page while the server says nothing.
fn cover_in_silence(last: Rc<Cell<f64>>) {
    let measure = move || {
        let silent = Date::now() - last.get() > LONGEST_SILENCE;
        if let Some(root) = leptos::prelude::document().document_element()
            && root.has_attribute(SILENT) != silent
        {
            let _ = root.toggle_attribute(SILENT);
        }
    };
    gloo::timers::callback::Interval::new(LISTEN_EVERY, measure).forget();
}

/// Opens the stream, again whenever the browser gives it up: after any answer but a good one, it does not come back by itself.
fn open(tell: Rc<impl Fn(&'static str) + 'static>) {
    let Ok(source) = EventSource::new(EVENTS) else { return };
    for name in [NARROWED, PLANNED, ALIVE] {
        let tell = Rc::clone(&tell);
        let told = Closure::<dyn Fn()>::new(move || tell(name));
        let _ = source.add_event_listener_with_callback(name, told.as_ref().unchecked_ref());
        told.forget();
    }
    let given_up = source.clone();
    let again = Closure::<dyn Fn()>::new(move || {
        if given_up.ready_state() == EventSource::CLOSED {
            let tell = Rc::clone(&tell);
            gloo::timers::callback::Timeout::new(OPEN_AGAIN, move || open(tell)).forget();
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
