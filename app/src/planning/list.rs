//! A month or a day as a list: the equal of the grid, with the same filters and the same gestures from each line.

use super::{
    address::Gesture,
    block::{carried_of, id_of},
    drawing::{Drawing, Line},
    grid::TODAY,
    organ::hue,
    step::step_pill,
};
use crate::prelude::*;
use crate::{
    routes,
    ui::{LoadBar, Mark, Pill},
};
use domain::{
    planning::holiday,
    words::{self, capitalised, dates},
};

/// The sessions of the part itself, by day.
pub(super) fn list(part: &Drawing) -> AnyView {
    let period = part.period();
    let days = period.first().iter_days().take_while(|day| *day <= period.last());
    let days = days.filter(|day| part.of_day(*day).next().is_some()).map(|day| {
        let today = day == part.today();
        let closed = holiday(day).map(|name| format!(", {}", words::planning::holiday(name)));
        let lines = part.of_day(day).map(|line| self::line(part, line)).collect_view();
        let here = today.then(|| view! { <span class="quiet-text">", aujourd’hui"</span> });
        view! {
            <section class="list-day" id=today.then_some(TODAY)>
                <h2>
                    {capitalised(&dates::long(day))}
                    {closed}
                    {here}
                </h2>
                <ul class="list-lines">{lines}</ul>
            </section>
        }
    });
    view! { <div class="list">{days.collect_view()}</div> }.into_any()
}

fn line(part: &Drawing, line: &Line) -> AnyView {
    let session = &line.session;
    let spoken = words::planning::session_line(session.date, session.start, &session.name, session.cases);
    let hours = dates::clocks(session.start, session.end);
    let current = part.address.asked.session.as_ref() == Some(&session.id);
    let cases = dates::plural(u64::try_from(session.cases).unwrap_or(u64::MAX), "dossier", "dossiers");
    let pill = step_pill(session.step)
        .unwrap_or_else(|| view! { <Pill word=words::planning::session_step(session.step) /> }.into_any());
    let [id, day, start, minutes] = carried_of(line);
    view! {
        <li class=format!("list-line {}", hue(session.organ))>
            <a
                class="list-session"
                id=id_of(session)
                href=part.address.on(&session.id, None).href()
                aria-current=current.then_some("true")
                data-seance=id
                data-jour=day
                data-debut=start
                data-duree=minutes
            >
                <span class="sr-only">{spoken}</span>
                <span class="num" aria-hidden="true">
                    {hours}
                </span>
                <span aria-hidden="true">{session.name.clone()}</span>
            </a>
            <span class="list-facts">
                <span>{session.place.clone()}</span>
                <span>{line.coordinator.clone()}</span>
                <span aria-hidden="true">{cases}</span>
                <LoadBar used=u32::from(session.used) available=u32::from(session.capacity) />
                {pill}
                {session.stopped.map(|stop| view! { <Pill mark=Mark::Check word=words::offer::stop(stop) /> })}
                {session.cancelled.clone().map(|why| view! { <span class="list-why">{why}</span> })}
            </span>
            {line.may.then(|| gestures(part, line))}
        </li>
    }
    .into_any()
}

/// What the panel offers too; said with the session, since each line has them.
fn gestures(part: &Drawing, line: &Line) -> AnyView {
    let session = &line.session;
    let of = format!(" {}, {}", session.name, dates::day_of_year(session.date));
    let to = |gesture| part.address.on(&session.id, Some(gesture)).href();
    let plan = format!("{}?rcp={}", routes::NEW_SERIES, line.offer);
    let link = |name: &str, word: &'static str, href: String| {
        view! {
            <a id=format!("{name}-{}", session.id) href=href>
                {word}
                <span class="sr-only">{of.clone()}</span>
            </a>
        }
    };
    view! {
        <span class="list-gestures">
            {link("deplacer", "Déplacer", to(Gesture::Move))}
            {link("annuler", "Annuler", to(Gesture::Cancel))}
            {link("planifier", "Planifier", plan)}
        </span>
    }
    .into_any()
}
