//! A month as a list.

use super::{
    address::Address,
    calls::{CalendarShown, SessionShown},
    grid::step_pill,
    organ::hue,
};
use crate::prelude::*;
use crate::ui::{Column, LoadBar, Mark, Pill, Table};
use chrono::Datelike;
use domain::words::{self, dates};

/// The sessions of the month itself, by date.
pub(super) fn list(address: &Address, month: &CalendarShown) -> AnyView {
    let columns = vec![
        Column::text("Date"),
        Column::text("Séance"),
        Column::text("Lieu"),
        Column::text("État"),
        Column::number("Dossiers"),
        Column::text("Durée prévue"),
    ];
    let inside = month.sessions.iter().filter(|session| session.date.month() == month.day.month());
    let rows = inside.map(|session| row(address, month, session)).collect_view();
    view! {
        <Table caption="Séances du mois" caption_hidden=true columns=columns>
            {rows}
        </Table>
    }
    .into_any()
}

fn row(address: &Address, month: &CalendarShown, session: &SessionShown) -> AnyView {
    let href = address.changed(|next| next.session = Some(session.id.clone())).href();
    let when = dates::short_with_hour(session.date.and_time(session.start));
    let today = (session.date == month.today()).then(|| view! { <Pill mark=Mark::Done word="aujourd’hui" /> });
    view! {
        <tr class=hue(session.organ)>
            <td class="num">{when} " " {today}</td>
            <td>
                <a href=href>{session.name.clone()}</a>
            </td>
            <td>{session.place.clone()}</td>
            <td>{state(session)}</td>
            <td class="cell-number">{session.cases}</td>
            <td>
                <LoadBar used=u32::from(session.used) available=u32::from(session.capacity) />
            </td>
        </tr>
    }
    .into_any()
}

fn state(session: &SessionShown) -> AnyView {
    let word = words::planning::session_step(session.step);
    let pill = step_pill(session.step).unwrap_or_else(|| view! { <Pill word=word /> }.into_any());
    view! {
        {pill}
        {session.cancelled.clone().map(|why| view! { <div class="small-text quiet-text">{why}</div> })}
    }
    .into_any()
}
