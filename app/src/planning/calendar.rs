//! The page of the calendar: a month as a grid or as a list, narrowed by filters, with the panel of one session.

use super::{
    address::Address,
    calls::{BoardShown, MonthShown, planning_month},
    grid::{TODAY, grid},
    list::list,
    panel::panel,
};
use crate::prelude::*;
use crate::{
    routes,
    shell::{Page, loaded},
    ui::{Button, ChipFilters, EmptyState, Filter, Glyph, Look, Segmented, Tab},
};
use chrono::{Datelike, Months, NaiveDate};
use domain::sorted::Set;
use domain::words;
use leptos_router::hooks::use_query_map;

/// The calendar of sessions.
#[component]
pub fn Calendar() -> impl IntoView {
    let query = use_query_map();
    let address = Memo::new(move |_| query.with(Address::of));
    let again = RwSignal::new(0_u32);
    let month = Resource::new(move || (address.get(), again.get()), |(address, _)| planning_month(address.asked));
    loaded(month, move |month| show(&address.get_untracked(), month, again))
}

fn show(address: &Address, month: MonthShown, again: RwSignal<u32>) -> AnyView {
    let title = words::dates::month_of_year(month.month.year(), month.month.month());
    let side = month.panel.clone().map(|shown| panel(address, shown, again));
    let empty = month.sessions.is_empty().then(|| nothing(&month));
    let (turns, ways, filters) = (turns(address, month.month), ways(address, &month), filters(address, &month.boards));
    let sessions = if address.list { list(address, &month) } else { grid(address, &month) };
    view! {
        <Page title=capital(&title) marks=turns actions=ways>
            {filters}
            <div class="calendar-with-panel">
                <div class="calendar-main">{sessions} {empty}</div>
                {side}
            </div>
        </Page>
    }
    .into_any()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn turns(address: &Address, month: NaiveDate) -> AnyView {
    let to = |month: Option<NaiveDate>| address.month(month).href();
    let today = format!("{}#{TODAY}", to(None));
    view! {
        <div class="calendar-turns">
            <Button href=today>"Aujourd’hui"</Button>
            <Button href=to(month.checked_sub_months(Months::new(1))) glyph=Glyph::Left label="Mois précédent" />
            <Button href=to(month.checked_add_months(Months::new(1))) glyph=Glyph::Right label="Mois suivant" />
        </div>
    }
    .into_any()
}

fn ways(address: &Address, month: &MonthShown) -> AnyView {
    let way = |list| Address { list, ..address.clone() }.href();
    let tabs = vec![Tab::new(way(false), "Mois", !address.list), Tab::new(way(true), "Liste", address.list)];
    let href = match &address.asked.rcp {
        Some(rcp) => format!("{}?rcp={rcp}", routes::NEW_SERIES),
        None => routes::NEW_SERIES.to_owned(),
    };
    let plan = month.can_plan.then(|| view! { <Button look=Look::Primary href=href>"Planifier des séances"</Button> });
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

fn nothing(month: &MonthShown) -> AnyView {
    let plan = month.can_plan;
    view! {
        <EmptyState title="Aucune séance ce mois-ci" sentence="Retirez un filtre, changez de mois ou planifiez des séances.">
            {plan.then(|| view! { <Button href=routes::NEW_SERIES>"Planifier des séances"</Button> })}
        </EmptyState>
    }
    .into_any()
}
