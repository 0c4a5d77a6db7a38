//! The page of the calendar: a day or a week by the hour, a month as a grid or as a list, narrowed by filters, with the panel of one session.

use super::{
    address::Address,
    calls::{BoardShown, CalendarShown, planning_calendar},
    grid::{TODAY, grid},
    hours::hours,
    list::list,
    panel::panel,
};
use crate::prelude::*;
use crate::{
    routes,
    shell::{Page, loaded},
    ui::{Button, ChipFilters, EmptyState, Filter, Glyph, Look, Segmented, Tab},
};
use domain::{
    planning::{Period, Span},
    sorted::Set,
    words,
};
use leptos_router::hooks::use_query_map;

/// The calendar of sessions.
#[component]
pub fn Calendar() -> impl IntoView {
    let query = use_query_map();
    let address = Memo::new(move |_| query.with(Address::of));
    let again = RwSignal::new(0_u32);
    let part = Resource::new(move || (address.get(), again.get()), |(address, _)| planning_calendar(address.asked));
    loaded(part, move |part| show(&address.get_untracked(), part, again))
}

fn show(address: &Address, part: CalendarShown, again: RwSignal<u32>) -> AnyView {
    let period = Period::of(address.asked.span, part.day);
    let side = part.panel.clone().map(|shown| panel(address, shown, again));
    let empty = part.sessions.is_empty().then(|| nothing(&part, period.span()));
    let (turns, ways, filters) = (turns(address, period), ways(address, &part), filters(address, &part.boards));
    let sessions = match (period.span(), address.list) {
        (Span::Month, true) => list(address, &part),
        (Span::Month, false) => grid(address, &part),
        (Span::Week | Span::Day, _) => hours(address, &part, period),
    };
    view! {
        <Page title=words::planning::period(period) marks=turns actions=ways>
            {filters}
            <div class="calendar-with-panel">
                <div class="calendar-main">{sessions} {empty}</div>
                {side}
            </div>
        </Page>
    }
    .into_any()
}

fn turns(address: &Address, period: Period) -> AnyView {
    let to = |period: Period| address.at(Some(period.first())).href();
    let today = format!("{}#{TODAY}", address.at(None).href());
    let (before, after) = words::planning::turns(period.span());
    view! {
        <div class="calendar-turns">
            <Button href=today>"Aujourd’hui"</Button>
            <Button href=to(period.previous()) glyph=Glyph::Left label=before />
            <Button href=to(period.next()) glyph=Glyph::Right label=after />
        </div>
    }
    .into_any()
}

fn ways(address: &Address, part: &CalendarShown) -> AnyView {
    let day = part.panel.as_ref().map_or(part.today(), |panel| panel.session.date);
    let tab = |word: &'static str, span, list| {
        let there = address.asked.span == span && address.list == list;
        Tab::new(address.seen(span, list, day).href(), word, there)
    };
    let tabs = vec![
        tab("Jour", Span::Day, false),
        tab("Semaine", Span::Week, false),
        tab("Mois", Span::Month, false),
        tab("Liste", Span::Month, true),
    ];
    let href = match &address.asked.rcp {
        Some(rcp) => format!("{}?rcp={rcp}", routes::NEW_SERIES),
        None => routes::NEW_SERIES.to_owned(),
    };
    let plan = part.can_plan.then(|| view! { <Button look=Look::Primary href=href>"Planifier des séances"</Button> });
    view! {
        <Segmented label="Présentation" tabs=tabs />
        {plan}
    }
    .into_any()
}

fn filters(address: &Address, boards: &[BoardShown]) -> AnyView {
    let asked = &address.asked;
    let mine = Filter {
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
        Filter { label: words::offer::organ(organ).to_owned(), href: href.href(), on }
    });
    let shown = boards
        .iter()
        .filter(|board| asked.rcp.as_ref() == Some(&board.id) || (asked.organ.is_some() && board.organ == asked.organ));
    let boards = shown.map(|board| {
        let on = asked.rcp.as_ref() == Some(&board.id);
        let href = address.changed(|next| next.rcp = (!on).then(|| board.id.clone()));
        Filter { label: board.name.clone(), href: href.href(), on }
    });
    let all = std::iter::once(mine).chain(organs).chain(boards).collect::<Vec<_>>();
    view! { <ChipFilters label="Filtres du planning" filters=all /> }.into_any()
}

fn nothing(part: &CalendarShown, span: Span) -> AnyView {
    let plan = part.can_plan;
    let title = words::planning::no_session(span);
    view! {
        <EmptyState title=title sentence="Retirez un filtre, changez de date ou planifiez des séances.">
            {plan.then(|| view! { <Button href=routes::NEW_SERIES>"Planifier des séances"</Button> })}
        </EmptyState>
    }
    .into_any()
}
