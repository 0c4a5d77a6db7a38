//! A day or a week by the hour. On a phone, the sessions of each day, one under the other.

use super::{
    address::Address,
    calls::{CalendarShown, SessionShown},
    grid::{TODAY, block},
};
use crate::prelude::*;
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};
use domain::{
    planning::{Lane, Period, Span, holiday, lanes},
    words::{self, dates},
};
use std::time::Duration;

/// The hours that are always shown.
const OPEN: (u32, u32) = (8, 19);
/// A row of the grid, in minutes.
const ROW: u32 = 5;

/// The sessions of a day or of a week by the hour.
pub(super) fn hours(address: &Address, part: &CalendarShown, period: Period) -> AnyView {
    let days: Vec<_> = period.first().iter_days().take_while(|day| *day <= period.last()).collect();
    let days: Vec<_> = days.into_iter().filter(|day| period.span() == Span::Day || is_shown(*day, part)).collect();
    let (from, until) = hours_of(&part.sessions);
    let words = (from..until).map(|hour| {
        let at = at((hour - from) * 60 / ROW);
        view! { <span class=at>{dates::hour_alone(hour)}</span> }
    });
    let words = words.collect_view();
    let columns = days.iter().map(|day| column(address, part, *day, from)).collect_view();
    view! {
        <div
            class="hours"
            class:hours-one=days.len() == 1
            class:hours-six=days.len() == 6
            class:hours-seven=days.len() == 7
        >
            <div class="hours-words" aria-hidden="true">{words}</div>
            {columns}
        </div>
    }
    .into_any()
}

/// The days of the week-end are shown when they hold a session, and today always.
fn is_shown(day: NaiveDate, part: &CalendarShown) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) || day == part.today() || of_day(part, day).next().is_some()
}

fn of_day(part: &CalendarShown, day: NaiveDate) -> impl Iterator<Item = &SessionShown> {
    part.sessions.iter().filter(move |session| session.date == day)
}

/// The first hour and the one after the last: the usual ones, and whatever a session needs more.
fn hours_of(sessions: &[SessionShown]) -> (u32, u32) {
    let first = sessions.iter().map(|session| session.start.hour());
    let last = sessions.iter().map(|session| minute_of_end(session).div_ceil(60));
    (first.fold(OPEN.0, u32::min), last.fold(OPEN.1, u32::max))
}

fn minute(time: NaiveTime) -> u32 {
    time.hour() * 60 + time.minute()
}

/// A session that goes on after midnight is shown until then.
fn minute_of_end(session: &SessionShown) -> u32 {
    if session.end > session.start { minute(session.end) } else { 24 * 60 }
}

fn column(address: &Address, part: &CalendarShown, day: NaiveDate, from: u32) -> AnyView {
    let sessions: Vec<_> = of_day(part, day).collect();
    let spans: Vec<_> = sessions.iter().map(|session| (minute(session.start), minute_of_end(session))).collect();
    let slots = sessions.iter().zip(lanes(&spans)).map(|(session, lane)| slot(address, session, lane, from));
    let slots = slots.collect_view();
    let cases = sessions.iter().map(|session| session.cases).sum::<usize>();
    let cases = (cases > 0).then(|| dates::plural(u64::try_from(cases).unwrap_or(u64::MAX), "dossier", "dossiers"));
    let closed = holiday(day).map(words::planning::holiday);
    let today = day == part.today();
    let empty = sessions.is_empty() && closed.is_none() && !today;
    let now = today.then(|| now(part, from));
    view! {
        <section
            class="hours-day"
            class:calendar-holiday=closed.is_some()
            class:calendar-empty=empty
            id=today.then_some(TODAY)
            aria-label=dates::long(day)
        >
            <header class="hours-head" class:hours-today=today>
                <h2>
                    {dates::short_weekday(day.weekday())}
                    " "
                    <b>{day.day()}</b>
                </h2>
                {today.then(|| view! { <span class="sr-only">"aujourd’hui"</span> })}
                <p class="small-text quiet-text">{closed.map(str::to_owned).or(cases)}</p>
            </header>
            <ul class="hours-slots">{slots} {now}</ul>
        </section>
    }
    .into_any()
}

fn slot(address: &Address, session: &SessionShown, lane: Lane, from: u32) -> AnyView {
    let start = minute(session.start).saturating_sub(from * 60) / ROW;
    let rows = (minute_of_end(session).saturating_sub(minute(session.start)) / ROW).max(1);
    let class = format!("{} for-{rows} {}", at(start), side(lane));
    view! { <li class=class>{block(address, session)}</li> }.into_any()
}

/// A line at the hour of Paris, which moves on by itself.
fn now(part: &CalendarShown, from: u32) -> AnyView {
    let passed = RwSignal::new(minute(part.now.time()));
    Effect::new(move |_| {
        let tick = move || passed.update(|minute| *minute += 1);
        if let Ok(beat) = set_interval_with_handle(tick, Duration::from_secs(60)) {
            on_cleanup(move || beat.clear());
        }
    });
    let class = move || match passed.get().checked_sub(from * 60) {
        Some(minutes) if minutes < (24 - from) * 60 => format!("hours-now {}", at(minutes / ROW)),
        _ => "hidden".to_owned(),
    };
    view! { <li class=class aria-hidden="true"></li> }.into_any()
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
    use domain::planning::SessionStep;

    fn session(start: &str, end: &str) -> SessionShown {
        SessionShown {
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
        }
    }

    #[test]
    fn the_usual_hours_are_shown_and_those_of_an_early_or_late_session() {
        assert_eq!(hours_of(&[]), (8, 19));
        assert_eq!(hours_of(&[session("07:30:00", "09:00:00"), session("18:00:00", "20:15:00")]), (7, 21));
    }

    #[test]
    fn a_session_that_goes_on_after_midnight_is_shown_until_then() {
        assert_eq!(hours_of(&[session("23:00:00", "00:30:00")]), (8, 24));
    }

    #[test]
    fn five_sessions_at_once_share_six_columns() {
        assert_eq!(side(Lane { lane: 4, of: 5 }), "lane-4-of-6");
        assert_eq!(side(Lane { lane: 20, of: 30 }), "lane-11-of-12");
    }
}
