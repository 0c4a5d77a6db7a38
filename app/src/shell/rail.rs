//! The left rail; at the bottom of the screen on a phone.

use crate::prelude::*;
use leptos_router::hooks::use_location;

use super::words;
use crate::{
    routes::Room,
    ui::{Glyph, Icon},
};

/// How many rooms fit at the bottom of a phone beside "Plus".
const ON_PHONE: usize = 4;

/// The list of rooms, in their order; those that do not fit on a phone are also under "Plus".
#[component]
pub fn Rail(
    /// The rooms that exist and that this person may open.
    rooms: Vec<Room>,
) -> impl IntoView {
    let rest: Vec<Room> = rooms.iter().skip(ON_PHONE).copied().collect();
    view! {
        <ul class="rail-list">
            {rooms.iter().map(|room| view! { <li class:rail-last=*room == Room::Settings>{entry(*room)}</li> }).collect_view()}
        </ul>
        {(!rest.is_empty()).then(|| more(&rest))}
    }
}

fn more(rooms: &[Room]) -> AnyView {
    view! {
        <details class="rail-more">
            <summary>
                <Icon glyph=Glyph::Menu />
                <span>{words::MORE}</span>
            </summary>
            <ul class="menu">{rooms.iter().map(|room| view! { <li>{entry(*room)}</li> }).collect_view()}</ul>
        </details>
    }
    .into_any()
}

fn entry(room: Room) -> AnyView {
    let path = use_location().pathname;
    let here = move || path.with(|path| (Room::of(path) == Some(room)).then_some("page"));
    view! {
        <a href=room.path() aria-current=here>
            <Icon glyph=room.glyph() />
            <span>{room.word()}</span>
        </a>
    }
    .into_any()
}
