//! A year: twelve months, each day a cell, sessions as marks that say how full they are and where they stand.
//!
//! A mark is a sign as well as a colour, so that it prints and needs no eye for colours; its words are those of the session.

use super::{
    block::{carried_of, id_of},
    calls::Layout,
    drawing::{Drawing, Line},
    grid::{DAYS, TODAY},
    organ::hue,
};
use crate::prelude::*;
use chrono::{Datelike, NaiveDate};
use domain::{
    planning::{Load, SessionStep, Span, holiday, weeks_of_month},
    words::{self, capitalised, dates},
};

/// The twelve months.
pub(super) fn year(part: &Drawing) -> AnyView {
    let months = (1..=12).map(|month| self::month(part, month)).collect_view();
    let hint = part.address.asked.rcp.is_none().then(|| {
        view! { <p class="hint">"Toutes les RCP sont comptées\u{a0}: choisissez-en une au-dessus pour lire ses séances une à une."</p> }
    });
    view! {
        {hint}
        <div class="year">{months}</div>
        <p class="hint year-legend">{legend()}</p>
    }
    .into_any()
}

const fn legend() -> &'static str {
    "○\u{a0}aucun\u{a0}dossier  ◔\u{a0}moins\u{a0}de\u{a0}la\u{a0}moitié\u{a0}du\u{a0}temps  ◑\u{a0}plus\u{a0}de\u{a0}la\u{a0}moitié  ●\u{a0}complète  ⊕\u{a0}dépassée  ✓\u{a0}tenue  ✕\u{a0}annulée\u{a0}ou\u{a0}reportée"
}

fn month(part: &Drawing, number: u32) -> AnyView {
    let year = part.day.year();
    let name = capitalised(dates::month(number));
    let first = NaiveDate::from_ymd_opt(year, number, 1).unwrap_or(part.day);
    let href = part.address.seen(Span::Month, Layout::Grid, first).href();
    let heads = DAYS.map(|day| {
        let word = dates::weekday(day);
        let letter = word.get(..1).unwrap_or_default().to_uppercase();
        view! { <th scope="col"><abbr title=word>{letter}</abbr></th> }
    });
    let weeks = weeks_of_month(year, number).into_iter().map(|week| {
        let cells =
            week.map(|day| if day.month() == number { cell(part, day) } else { view! { <td></td> }.into_any() });
        view! { <tr>{cells}</tr> }
    });
    view! {
        <div class="year-sight">
            <table class="year-month">
                <caption>
                    <a id=format!("mois-{number}") href=href>
                        {name}
                    </a>
                </caption>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{weeks.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn cell(part: &Drawing, day: NaiveDate) -> AnyView {
    let closed = holiday(day).map(words::planning::holiday);
    let today = day == part.today();
    let content = match (part.of_day(day).next(), part.crowded.get(&day)) {
        (_, Some(count)) => marks(part, day, *count),
        (Some(one), None) => mark(part, one),
        (None, None) => view! { <span class="year-day">{day.day()}</span> }.into_any(),
    };
    view! {
        <td id=today.then_some(TODAY) class:calendar-today=today class:calendar-holiday=closed.is_some() title=closed>
            {content}
        </td>
    }
    .into_any()
}

/// The only session of a day: its panel opens beside the year.
fn mark(part: &Drawing, line: &Line) -> AnyView {
    let session = &line.session;
    let spoken = words::planning::session_line(session.date, session.start, &session.name, session.cases);
    let state = words::planning::session_step(session.step);
    let current = part.address.asked.session.as_ref() == Some(&session.id);
    let [id, day, start, minutes] = carried_of(line);
    view! {
        <a
            class=format!("year-mark {}", hue(session.organ))
            id=id_of(session)
            href=part.address.on(&session.id, None).href()
            aria-current=current.then_some("true")
            title=format!("{spoken}, {state}")
            data-seance=id
            data-jour=day
            data-debut=start
            data-duree=minutes
        >
            <span class="sr-only">{format!("{spoken}, {state}")}</span>
            <span class="year-day" aria-hidden="true">
                {session.date.day()}
            </span>
            <span aria-hidden="true">{sign(line)}</span>
        </a>
    }
    .into_any()
}

/// Several sessions of one day: the day opens.
fn marks(part: &Drawing, day: NaiveDate, count: usize) -> AnyView {
    let sessions = dates::plural(u64::try_from(count).unwrap_or(u64::MAX), "séance", "séances");
    let spoken = format!("{}, {sessions}", dates::day_of_year(day));
    view! {
        <a
            class="year-mark organ-other"
            id=format!("jour-{day}")
            href=part.address.seen(Span::Day, Layout::Grid, day).at(Some(day)).href()
            title=spoken.clone()
        >
            <span class="sr-only">{spoken}</span>
            <span class="year-day" aria-hidden="true">
                {day.day()}
            </span>
            <b aria-hidden="true">{count}</b>
        </a>
    }
    .into_any()
}

/// What a session looks like from afar.
fn sign(line: &Line) -> &'static str {
    let session = &line.session;
    match session.step {
        step if step.is_off() => "✕",
        SessionStep::Ended | SessionStep::Settled => "✓",
        _ => filling(Load { used: session.used, capacity: session.capacity }),
    }
}

/// How full it is, as a disc.
fn filling(load: Load) -> &'static str {
    match load.percent() {
        _ if load.used == 0 => "○",
        0..=49 => "◔",
        50..=99 => "◑",
        100 => "●",
        _ => "⊕",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disc_fills_with_the_session_and_says_when_it_overflows() {
        let said = |used| filling(Load { used, capacity: 90 });
        assert_eq!([said(0), said(30), said(60), said(90), said(95)], ["○", "◔", "◑", "●", "⊕"]);
    }
}
