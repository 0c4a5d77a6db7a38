//! The page of the calendar: what the server drew of it, the panel of one session, and what is done with both.

use super::{
    address::Address,
    calls::{CalendarAsked, CalendarShown, planning_calendar},
    carrying::{Carrying, Pointer, press},
    dialogs::Dialogs,
    links, others,
    panel::{Around, panel},
    shortcuts,
};
use crate::prelude::*;
use crate::{
    failure::Failure,
    routes::Room,
    shell::{Page, loaded},
    ui::{Button, Glyph, Look},
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
    let (last, cut) = (StoredValue::new(None), RwSignal::new(false));
    let part = Resource::new(move || (asked.get(), again.get()), move |(asked, _)| reading(asked, last, cut));
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
        {move || cut.get().then(|| not_read_again(again))}
        {loaded(
            part,
            move |part| {
                last.set_value(Some(part.clone()));
                read.set_value(part.at);
                carrying.over(part.window.clone());
                #[cfg(not(feature = "ssr"))]
                keep_focus();
                show(part, around, pointer, keys)
            },
        )}
    }
}

/// A part of the calendar; when the server does not answer, the one that is shown stays.
async fn reading(
    asked: CalendarAsked,
    last: StoredValue<Option<CalendarShown>>,
    cut: RwSignal<bool>,
) -> Result<CalendarShown, Failure> {
    let answer = planning_calendar(asked).await;
    let silent = answer.as_ref().is_err_and(Failure::is_silence);
    let kept = last.try_get_value().flatten().filter(|_| silent);
    cut.try_set(kept.is_some());
    kept.map_or(answer, Ok)
}

/// The calendar that is shown is the last one that could be read.
fn not_read_again(again: RwSignal<u32>) -> AnyView {
    let retry = Callback::new(move |()| again.update(|count| *count += 1));
    view! {
        <p class="calendar-cut" role="status">
            {domain::words::planning::not_read_again()}
            " "
            <Button look=Look::Quiet on_press=retry>"Réessayer"</Button>
        </p>
    }
    .into_any()
}

fn show(part: CalendarShown, around: Around, pointer: Pointer, keys: RwSignal<bool>) -> AnyView {
    let CalendarShown { title, drawn, panel: shown, .. } = part;
    let side = shown.map(|shown| panel(around, shown));
    let print = Callback::new(|()| {
        let _ = window().print();
    });
    let at = StoredValue::new(drawn.address);
    let marks = view! { <div inner_html=drawn.turns on:click=move |event| links::follow(at, &event)></div> };
    let actions = view! {
        <div class="page-ways" inner_html=drawn.ways on:click=move |event| links::follow(at, &event)></div>
        <div class="at-a-desk">
            <Button on_press=print>"Imprimer"</Button>
            <Button
                glyph=Glyph::Question
                label="Raccourcis du planning"
                on_press=Callback::new(move |()| keys.set(true))
            />
        </div>
    };
    view! {
        <Page title=title marks=marks.into_any() actions=actions.into_any()>
            <div inner_html=drawn.filters on:click=move |event| links::follow(at, &event)></div>
            <div class="calendar-with-panel">
                {sessions(drawn.sessions, at, around.carrying, pointer)}
                {side}
            </div>
            {shortcuts::sheet(keys, drawn.sheet)}
        </Page>
    }
    .into_any()
}

/// The sessions, and what carries them.
fn sessions(drawn: String, at: StoredValue<String>, carrying: Carrying, pointer: Pointer) -> AnyView {
    view! {
        <div
            class="calendar-main"
            inner_html=drawn
            on:keydown=move |event| press(carrying, &event)
            on:pointerdown=move |event| pointer.down(&event)
            on:pointermove=move |event| pointer.moves(&event)
            on:pointerup=move |_| pointer.up()
            on:pointercancel=move |_| pointer.lost()
            on:click=move |event| {
                links::follow(at, &event);
                pointer.click(&event);
            }
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
        let element = document().get_element_by_id(&focused).filter(|_| super::dialogs::focus_is_lost());
        if let Some(element) = element.and_then(|one| one.dyn_into::<web_sys::HtmlElement>().ok()) {
            let still = web_sys::FocusOptions::new();
            still.set_prevent_scroll(true);
            let _ = element.focus_with_options(&still);
        }
    });
}

/// The planning opens on what one comes for: today, which on a phone stands far under the first day of the month, or the first session
/// of a view by the hour. Only what is out of sight is brought into it; a filter or a turn of the page moves nothing.
fn open_on_today(address: Memo<Address>) {
    Effect::new(move |before: Option<()>| {
        let plain = address.with_untracked(Address::href) == Room::Planning.path();
        let aim = if plain { "#jour-present" } else { ".hours [data-first]" };
        let (None, Ok(Some(aim))) = (before, document().query_selector(aim)) else { return };
        let narrow = window().match_media("(max-width: 48rem)").ok().flatten().is_some_and(|media| media.matches());
        let below = window().inner_height().ok().and_then(|height| height.as_f64());
        let below = below.is_some_and(|height| aim.get_bounding_client_rect().bottom() > height);
        if narrow && plain || !narrow && below {
            aim.scroll_into_view_with_bool(narrow);
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
