//! The page of the calendar: what the server drew of it, the panel of one session, and what is done with both.

use super::{
    address::Address,
    calls::{CalendarShown, planning_calendar},
    carrying::{Carrying, Pointer, press},
    dialogs::Dialogs,
    others,
    panel::{Around, panel},
    shortcuts,
};
use crate::prelude::*;
use crate::{
    routes::Room,
    shell::{Page, loaded},
    ui::{Button, Glyph},
};
use leptos_router::hooks::use_query_map;
use std::time::Duration;

/// The calendar of sessions.
#[component]
pub fn Calendar() -> impl IntoView {
    let query = use_query_map();
    let address = Memo::new(move |_| query.with(Address::of));
    let asked = Memo::new(move |_| address.get().asked);
    let (again, read, keys) = (RwSignal::new(0_u32), StoredValue::new(0_i64), RwSignal::new(false));
    let part = Resource::new(move || (asked.get(), again.get()), |(asked, _)| planning_calendar(asked));
    let carrying = Carrying::new(address);
    let around = Around { address, carrying, dialogs: Dialogs::new(), again };
    let pointer = Pointer::new(carrying);
    others::follow(asked, read, again);
    shortcuts::listen(keys);
    open_on_today(address);
    move_the_hour_on();
    let said = carrying.said();
    view! {
        <p class="sr-only" role="status">
            {said}
        </p>
        {loaded(
            part,
            move |part| {
                read.set_value(part.at);
                carrying.over(part.window.clone());
                #[cfg(not(feature = "ssr"))]
                keep_focus();
                show(part, around, pointer, keys)
            },
        )}
    }
}

fn show(part: CalendarShown, around: Around, pointer: Pointer, keys: RwSignal<bool>) -> AnyView {
    let CalendarShown { title, drawn, panel: shown, .. } = part;
    let side = shown.map(|shown| panel(around, shown));
    let print = Callback::new(|()| {
        let _ = window().print();
    });
    let marks = view! { <div inner_html=drawn.turns></div> };
    let actions = view! {
        <div class="page-ways" inner_html=drawn.ways></div>
        <Button on_press=print>"Imprimer"</Button>
        <Button glyph=Glyph::Question label="Raccourcis du planning" on_press=Callback::new(move |()| keys.set(true)) />
    };
    view! {
        <Page title=title marks=marks.into_any() actions=actions.into_any()>
            <div inner_html=drawn.filters></div>
            <div class="calendar-with-panel">
                {sessions(drawn.sessions, around.carrying, pointer)}
                {side}
            </div>
            {shortcuts::sheet(keys, drawn.sheet)}
        </Page>
    }
    .into_any()
}

/// The sessions, and what carries them.
fn sessions(drawn: String, carrying: Carrying, pointer: Pointer) -> AnyView {
    view! {
        <div
            class="calendar-main"
            inner_html=drawn
            on:keydown=move |event| press(carrying, &event)
            on:pointerdown=move |event| pointer.down(&event)
            on:pointermove=move |event| pointer.moves(&event)
            on:pointerup=move |_| pointer.up()
            on:pointercancel=move |_| pointer.lost()
            on:click=move |event| pointer.click(&event)
            on:touchmove=move |event| pointer.hold_still(&event)
            on:contextmenu=move |event| pointer.hold_still(&event)
        ></div>
    }
    .into_any()
}

/// The page is drawn again by whole parts: a menu that was open is open again, the focus comes back to the link where it was, and
/// nothing scrolls. A menu that is left by choosing is not there any more: a chip stands in its place.
#[cfg(not(feature = "ssr"))]
fn keep_focus() {
    use wasm_bindgen::JsCast;
    let focused = document().active_element().map(|one| one.id()).unwrap_or_default();
    let menu = document().query_selector(".chip-menu[open] > summary").ok().flatten().map(|one| one.id());
    request_animation_frame(move || {
        let menu = menu.and_then(|id| document().get_element_by_id(&id)).and_then(|one| one.parent_element());
        if let Some(menu) = menu {
            let _ = menu.set_attribute("open", "");
        }
        let lost = document().active_element().is_none_or(|one| one.tag_name() == "BODY");
        let element = document().get_element_by_id(&focused).filter(|_| lost);
        if let Some(element) = element.and_then(|one| one.dyn_into::<web_sys::HtmlElement>().ok()) {
            let still = web_sys::FocusOptions::new();
            still.set_prevent_scroll(true);
            let _ = element.focus_with_options(&still);
        }
    });
}

/// On a phone the days stand one under the other: the planning opens on today, and not on the first day of the month.
/// A filter or a turn of the page moves nothing.
fn open_on_today(address: Memo<Address>) {
    Effect::new(move |before: Option<()>| {
        let plain = before.is_none() && address.with_untracked(Address::href) == Room::Planning.path();
        let narrow = window().match_media("(max-width: 48rem)").ok().flatten().is_some_and(|media| media.matches());
        if let (true, true, Some(cell)) = (plain, narrow, document().get_element_by_id("jour-present")) {
            cell.scroll_into_view();
        }
    });
}

/// The line of the present hour goes down by itself, minute after minute.
fn move_the_hour_on() {
    Effect::new(move || {
        if let Ok(beat) = set_interval_with_handle(one_minute_later, Duration::from_secs(60)) {
            on_cleanup(move || beat.clear());
        }
    });
}

fn one_minute_later() {
    let Ok(Some(line)) = document().query_selector(".hours-now") else { return };
    let Some(minute) = line.get_attribute("data-minute").and_then(|minute| minute.parse::<u32>().ok()) else { return };
    let _ = line.set_attribute("data-minute", &(minute + 1).to_string());
    line.set_class_name(&format!("hours-now at-{}", (minute + 1) / 5));
}
