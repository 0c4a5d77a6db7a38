//! A day or a week by the hour. On a phone, the sessions of each day, one under the other.

use super::{
    block::{block, minute, minute_of_end},
    drawing::{Drawing, Line},
    grid::TODAY,
};
use crate::prelude::*;
use chrono::{Datelike, NaiveDate, Timelike, Weekday};
use domain::{
    planning::{Lane, Span, Window, lanes, school_holiday},
    words::{self, dates},
};

/// The hours that are always shown.
const OPEN: (u32, u32) = (8, 19);
/// A row of the grid, in minutes.
const ROW: u32 = 5;

/// The sessions of a day or of a week by the hour.
pub(super) fn hours(part: &Drawing) -> AnyView {
    let days = days(part);
    let (from, until) = hours_of(&part.lines);
    let words = (from..until).map(|hour| {
        let at = at((hour - from) * 60 / ROW);
        view! { <span class=at>{dates::hour_alone(hour)}</span> }
    });
    let words = words.collect_view();
    let columns = days.iter().map(|day| column(part, *day, (from, until))).collect_view();
    view! {
        <div
            class="hours"
            class:hours-one=days.len() == 1
            class:hours-tall=days.iter().any(|day| school_holiday(*day).is_some())
            class:hours-six=days.len() == 6
            class:hours-seven=days.len() == 7
        >
            <div class="hours-words" aria-hidden="true">
                {words}
            </div>
            {columns}
        </div>
    }
    .into_any()
}

/// The days and the hours that are shown, for what is carried over them.
pub(super) fn window(part: &Drawing) -> Window {
    let (from, until) = hours_of(&part.lines);
    let minutes = |hour: u32| i32::try_from(hour * 60).unwrap_or_default();
    Window { days: days(part), from: minutes(from), until: minutes(until) }
}

fn days(part: &Drawing) -> Vec<NaiveDate> {
    let period = part.period();
    let days = period.first().iter_days().take_while(|day| *day <= period.last());
    days.filter(|day| period.span() == Span::Day || is_shown(*day, part)).collect()
}

/// The days of the week-end are shown when they hold a session, and today always; no day is left out between two others.
pub(super) fn is_shown(day: NaiveDate, part: &Drawing) -> bool {
    let needed = |day: NaiveDate| day == part.today() || part.of_day(day).next().is_some();
    match day.weekday() {
        Weekday::Sat => needed(day) || day.succ_opt().is_some_and(needed),
        Weekday::Sun => needed(day),
        _ => true,
    }
}

/// The first hour and the one after the last: the usual ones, and whatever a session needs more.
pub(super) fn hours_of(lines: &[Line]) -> (u32, u32) {
    let first = lines.iter().map(|line| line.session.start.hour());
    let last = lines.iter().map(|line| minute_of_end(&line.session).div_ceil(60));
    (first.fold(OPEN.0, u32::min), last.fold(OPEN.1, u32::max))
}

fn column(part: &Drawing, day: NaiveDate, (from, until): (u32, u32)) -> AnyView {
    let lines: Vec<_> = part.of_day(day).collect();
    let spans: Vec<_> = lines.iter().map(|line| (minute(line.session.start), minute_of_end(&line.session))).collect();
    let earliest = part.lines.iter().map(|line| minute(line.session.start)).min();
    let slots = lines.iter().zip(lanes(&spans)).map(|(line, lane)| slot(part, line, lane, from, earliest));
    let slots = slots.collect_view();
    let cases = lines.iter().map(|line| line.session.cases).sum::<usize>();
    let cases = (cases > 0).then(|| dates::plural(u64::try_from(cases).unwrap_or(u64::MAX), "dossier", "dossiers"));
    let (closed, whole) = part.closed(day).unzip();
    let school = school_holiday(day).map(words::planning::school_holiday);
    let today = day == part.today();
    let empty = lines.is_empty() && closed.is_none() && !today;
    let is_closed = closed.is_some();
    let now = today.then(|| now(part, from));
    view! {
        <section
            class="hours-day"
            class:calendar-holiday=is_closed
            class:calendar-empty=empty
            id=today.then_some(TODAY)
            data-jour=day.to_string()
            aria-label=dates::long(day)
        >
            <header class="hours-head" class:hours-today=today>
                <h2>
                    {dates::short_weekday(day.weekday())}
                    " "
                    <b>{day.day()}</b>
                </h2>
                {today.then(|| view! { <span class="sr-only">"aujourd’hui"</span> })}
                <p class="small-text quiet-text" title=whole>{closed.or(cases)}</p>
                {school.map(|name| view! { <p class="small-text quiet-text">{name}</p> })}
            </header>
            <ul class=format!("hours-slots tall-{}", until - from)>
                {slots}
                {now}
            </ul>
        </section>
    }
    .into_any()
}

/// The sessions that begin at the earliest hour are those on which the page opens.
fn slot(part: &Drawing, line: &Line, lane: Lane, from: u32, earliest: Option<u32>) -> AnyView {
    let first = minute(line.session.start);
    let start = first.saturating_sub(from * 60) / ROW;
    let rows = (minute_of_end(&line.session).saturating_sub(first) / ROW).max(1);
    let class = format!("{} for-{rows} {}", at(start), side(lane));
    let first = (earliest == Some(first)).then_some("");
    view! { <li class=class data-first=first>{block(&part.address, line)}</li> }.into_any()
}

/// A line at the hour of Paris, which the browser moves on.
fn now(part: &Drawing, from: u32) -> Option<AnyView> {
    let minutes = minute(part.now.time()).checked_sub(from * 60)?;
    let class = format!("hours-now {}", at(minutes / ROW));
    Some(view! { <li class=class aria-hidden="true" data-minute=minutes.to_string()></li> }.into_any())
}

/// The class of a row of five minutes, from the first hour shown. The style sheet is generated with every one of them.
fn at(row: u32) -> String {
    format!("at-{row}")
}

/// The class of a column: a twelfth of the width is the narrowest.
fn side(lane: Lane) -> String {
    let of = [1, 2, 3, 4, 6, 12].into_iter().find(|known| *known >= lane.of).unwrap_or(12);
    format!("lane-{}-of-{of}", lane.lane.min(of - 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::planning::calls::SessionShown;
    use domain::planning::SessionStep;

    fn line(start: &str, end: &str) -> Line {
        let session = SessionShown {
            id: "1".into(),
            name: "RCP Sein".into(),
            organ: None,
            place: "Meaux".into(),
            date: "2026-03-03".parse().unwrap(),
            start: start.parse().unwrap(),
            end: end.parse().unwrap(),
            step: SessionStep::Open,
            cancelled: None,
            cases: 3,
            used: 15,
            capacity: 90,
            at_risk: false,
            stopped: None,
        };
        Line { session, offer: "2".into(), coordinator: None, may: true }
    }

    #[test]
    fn the_usual_hours_are_shown_and_those_of_an_early_or_late_session() {
        assert_eq!(hours_of(&[]), (8, 19));
        assert_eq!(hours_of(&[line("07:30:00", "09:00:00"), line("18:00:00", "20:15:00")]), (7, 21));
    }

    #[test]
    fn a_session_that_goes_on_after_midnight_is_shown_until_then() {
        assert_eq!(hours_of(&[line("23:00:00", "00:30:00")]), (8, 24));
    }

    #[test]
    fn five_sessions_at_once_share_six_columns() {
        assert_eq!(side(Lane { lane: 4, of: 5 }), "lane-4-of-6");
        assert_eq!(side(Lane { lane: 20, of: 30 }), "lane-11-of-12");
    }
}
