//! The sessions of a territory by resource: a column per board, room, establishment or person, a row per day of a week or per
//! hour of a day. It scrolls on its own, under its heads.

use super::{
    address::Address,
    block::short,
    calls::Layout,
    drawing::{Drawing, Line},
    grid::TODAY,
    hours::{hours_of, is_shown},
    organ::hue,
};
use crate::prelude::*;
use chrono::{NaiveDate, Timelike};
use domain::{
    ids::SessionId,
    planning::{Columns, Span, holiday},
    words::{self, dates},
};
use services::planning::Resource;
use std::collections::HashMap;

/// A line of the table: a day, or an hour of it.
#[derive(Clone, Copy)]
enum Row {
    Day(NaiveDate),
    Hour(u32),
}

impl Row {
    fn holds(self, line: &Line) -> bool {
        match self {
            Self::Day(day) => line.session.date == day,
            Self::Hour(hour) => line.session.start.hour() == hour,
        }
    }
}

/// The table, with the choice of its columns and of its rows.
pub(super) fn resources(part: &Drawing, columns: Columns) -> AnyView {
    let name = words::planning::columns(columns);
    let known: HashMap<_, _> = part.lines.iter().map(|line| (line.session.id.as_str(), line)).collect();
    let heads = part.resources.iter().map(|one| view! { <th scope="col">{one.name.clone()}</th> }).collect_view();
    let rows = rows(part).into_iter().map(|row| self::row(part, row, &known)).collect_view();
    view! {
        {choices(part, columns)}
        <div class="resources" role="region" tabindex="0" aria-label=format!("Séances par colonne\u{a0}: {name}")>
            <table>
                <caption class="sr-only">{format!("Séances, {name}")}</caption>
                <thead>
                    <tr>
                        <th scope="col">
                            <span class="sr-only">"Moment"</span>
                        </th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn choices(part: &Drawing, chosen: Columns) -> AnyView {
    let (address, span) = (&part.address, part.period().span());
    let link = |name: String, word: &'static str, to: Address, here: bool| {
        view! {
            <a id=name href=to.href() aria-current=here.then_some("page")>
                {word}
            </a>
        }
    };
    let columns = Columns::ALL.map(|one| {
        let to = address.changed(|asked| asked.layout = Layout::Resources(one));
        link(format!("par-{}", crate::wire::code(one)), words::planning::columns(one), to, one == chosen)
    });
    let day = if part.day == part.period().first() { part.today() } else { part.day };
    let to = |span| address.seen(span, Layout::Resources(chosen), day);
    view! {
        <div class="calendar-turns">
            <nav class="seg" aria-label="Colonnes">
                {columns}
            </nav>
            <nav class="seg" aria-label="Lignes">
                {link("par-jour".into(), "Une semaine", to(Span::Week), span == Span::Week)}
                {link("par-heure".into(), "Un jour, par heure", to(Span::Day), span == Span::Day)}
            </nav>
        </div>
    }
    .into_any()
}

fn rows(part: &Drawing) -> Vec<Row> {
    let period = part.period();
    if period.span() == Span::Day {
        let (from, until) = hours_of(&part.lines);
        return (from..until).map(Row::Hour).collect();
    }
    let days = period.first().iter_days().take_while(|day| *day <= period.last());
    days.filter(|day| is_shown(*day, part)).map(Row::Day).collect()
}

fn row(part: &Drawing, row: Row, known: &HashMap<&str, &Line>) -> AnyView {
    let cells = part.resources.iter().enumerate().map(|(rank, one)| cell(part, row, rank, one, known)).collect_view();
    let (id, head, closed) = match row {
        Row::Day(day) => {
            ((day == part.today()).then_some(TODAY), dates::short(day), holiday(day).map(words::planning::holiday))
        }
        Row::Hour(hour) => (None, dates::hour_alone(hour), None),
    };
    view! {
        <tr id=id class:calendar-holiday=closed.is_some()>
            <th scope="row">
                {head}
                {closed.map(|name| view! { <span class="calendar-closed">{name}</span> })}
            </th>
            {cells}
        </tr>
    }
    .into_any()
}

fn cell(part: &Drawing, row: Row, rank: usize, one: &Resource, known: &HashMap<&str, &Line>) -> AnyView {
    let lines = one.sessions.iter().filter_map(|id: &SessionId| known.get(id.to_string().as_str()).copied());
    let links = lines.filter(|line| row.holds(line)).map(|line| link(part, rank, line)).collect_view();
    view! { <td>{links}</td> }.into_any()
}

/// A session of a column; the same one may stand in the columns of several people.
fn link(part: &Drawing, rank: usize, line: &Line) -> AnyView {
    let session = &line.session;
    let hours = format!("{} – {}", dates::clock(session.start), dates::clock(session.end));
    let cases = dates::plural(u64::try_from(session.cases).unwrap_or(u64::MAX), "dossier", "dossiers");
    let current = part.address.asked.session.as_ref() == Some(&session.id);
    view! {
        <div class=hue(session.organ)>
            <a
                class="slot"
                class:slot-gone=session.cancelled.is_some()
                id=format!("r{rank}-{}", session.id)
                href=part.address.on(&session.id, None).href()
                aria-current=current.then_some("true")
            >
                <span class="slot-name">{short(&session.name)}</span>
                <span class="slot-line num">{hours}</span>
                <span class="slot-line">{cases}</span>
            </a>
        </div>
    }
    .into_any()
}
