//! What the calendar is narrowed to: chips for what one changes often, menus for the long lists. Each choice is a link.

use super::{
    address::Address,
    calls::{BoardShown, Layout},
    drawing::Drawing,
};
use crate::prelude::*;
use crate::{
    ui::{Glyph, Icon},
    wire::code,
};
use domain::{
    planning::{SessionStep, Span},
    sorted::Set,
    words,
};
use services::planning::Site;

/// The states that one filters by, in the order of a session's life.
const STEPS: [SessionStep; 8] = [
    SessionStep::Planned,
    SessionStep::Open,
    SessionStep::Closed,
    SessionStep::InProgress,
    SessionStep::Ended,
    SessionStep::Settled,
    SessionStep::Cancelled,
    SessionStep::Moved,
];

/// A choice: its id in the page, its words, where it leads, whether it is the one in force.
struct Choice {
    id: String,
    label: String,
    href: String,
    on: bool,
}

/// The filters of the calendar.
pub(super) fn filters(drawing: &Drawing) -> AnyView {
    let address = &drawing.address;
    let chips = chips(address, &drawing.boards).into_iter().map(|one| view! { <li>{chip(one)}</li> }).collect_view();
    view! {
        <ul class="chips calendar-filters" aria-label="Filtres du planning">
            {chips}
            <li>{menu("Établissement", "lieu", places(address, &drawing.sites.places))}</li>
            <li>{menu("3C", "3c", centres(address, &drawing.sites.centres))}</li>
            <li>{menu("État", "etat", steps(address))}</li>
        </ul>
    }
    .into_any()
}

fn chips(address: &Address, boards: &[BoardShown]) -> Vec<Choice> {
    let asked = &address.asked;
    let mine = Choice {
        id: "f-mes-rcp".into(),
        label: "Mes RCP".into(),
        href: address.changed(|next| next.mine = !asked.mine).href(),
        on: asked.mine,
    };
    let organs: Set<_> = boards.iter().filter_map(|board| board.organ).collect();
    let organs = organs.into_iter().map(|organ| {
        let on = asked.organ == Some(organ);
        let href = address.changed(|next| {
            next.organ = (!on).then_some(organ);
            next.rcp = None;
        });
        Choice { id: format!("f-{}", code(organ)), label: words::offer::organ(organ).to_owned(), href: href.href(), on }
    });
    let boards = boards.iter().filter(|board| is_offered(address, board)).map(|board| {
        let on = asked.rcp.as_ref() == Some(&board.id);
        let href = address.changed(|next| next.rcp = (!on).then(|| board.id.clone()));
        Choice { id: format!("f-{}", board.id), label: board.name.clone(), href: href.href(), on }
    });
    std::iter::once(mine).chain(organs).chain(boards).collect()
}

/// The boards of the organ chosen; all of them in the year, which is the year of one board.
fn is_offered(address: &Address, board: &BoardShown) -> bool {
    let asked = &address.asked;
    let of_a_year = asked.span == Span::Year && asked.layout == Layout::Grid && asked.organ.is_none();
    asked.rcp.as_ref() == Some(&board.id) || of_a_year || (asked.organ.is_some() && board.organ == asked.organ)
}

fn chip(choice: Choice) -> AnyView {
    let remove = choice.on.then(|| view! { <Icon glyph=Glyph::Cross label="retirer ce filtre" /> });
    view! {
        <a id=choice.id class="chip" class:chip-on=choice.on href=choice.href>
            {choice.label}
            {remove}
        </a>
    }
    .into_any()
}

fn places(address: &Address, places: &[Site]) -> Vec<Choice> {
    sites(places, "l", address.asked.place.as_ref(), |id| address.changed(|next| next.place = id))
}

fn centres(address: &Address, centres: &[Site]) -> Vec<Choice> {
    sites(centres, "c", address.asked.centre.as_ref(), |id| address.changed(|next| next.centre = id))
}

fn sites(sites: &[Site], name: &str, chosen: Option<&String>, to: impl Fn(Option<String>) -> Address) -> Vec<Choice> {
    let choice = |site: &Site| {
        let id = site.id.to_string();
        let on = chosen == Some(&id);
        let href = to((!on).then(|| id.clone())).href();
        Choice { id: format!("f-{name}-{id}"), label: site.name.clone(), href, on }
    };
    sites.iter().map(choice).collect()
}

fn steps(address: &Address) -> Vec<Choice> {
    let choice = |step| {
        let on = address.asked.step == Some(step);
        let href = address.changed(|next| next.step = (!on).then_some(step)).href();
        let label = words::planning::session_step(step).to_owned();
        Choice { id: format!("f-{}", code(step)), label, href, on }
    };
    STEPS.map(choice).into()
}

/// A list of choices that opens; what is chosen stands outside of it as a chip that takes it off.
fn menu(label: &'static str, name: &'static str, choices: Vec<Choice>) -> Option<AnyView> {
    if choices.is_empty() {
        return None;
    }
    if let Some(chosen) = choices.iter().find(|choice| choice.on) {
        let label = format!("{label}\u{a0}: {}", chosen.label);
        return Some(chip(Choice { id: chosen.id.clone(), label, href: chosen.href.clone(), on: true }));
    }
    let lines = choices.into_iter().map(|choice| view! { <a id=choice.id href=choice.href>{choice.label}</a> });
    let lines = lines.collect_view();
    Some(
        view! {
            <details class="chip-menu">
                <summary class="chip" id=format!("menu-{name}")>
                    {label}
                    <Icon glyph=Glyph::Down />
                </summary>
                <div class="menu menu-links">{lines}</div>
            </details>
        }
        .into_any(),
    )
}
