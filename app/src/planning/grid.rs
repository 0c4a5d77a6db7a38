//! A month as a grid: one row per week, one column per day. On a phone, the days that hold something, one under the other.

use super::{
    address::Address,
    calls::{CalendarShown, SessionShown},
    organ::hue,
};
use crate::prelude::*;
use crate::routes::Room;
use crate::ui::{LoadBar, Mark, Pill};
use chrono::{Datelike, NaiveDate, Weekday};
use domain::{
    meeting::Outlook,
    planning::{SessionStep, holiday, iso_week, weeks_of_month},
    words::{self, dates},
};

const DAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// The cell of today, which the button "Aujourd’hui" leads to.
pub(super) const TODAY: &str = "jour-present";

/// On a phone the days stand one under the other: the planning opens on today, and not on the first day of the month.
/// A filter or a turn of the page moves nothing.
fn open_on_today() {
    Effect::new(|_| {
        let narrow = window().match_media("(max-width: 48rem)").ok().flatten().is_some_and(|media| media.matches());
        if let (true, Some(cell)) = (narrow, document().get_element_by_id(TODAY)) {
            cell.scroll_into_view();
        }
    });
}

/// The grid of a month.
pub(super) fn grid(address: &Address, month: &CalendarShown) -> AnyView {
    if address.href() == Room::Planning.path() {
        open_on_today();
    }
    let title = dates::month_of_year(month.day.year(), month.day.month());
    let heads = DAYS.map(|day| view! { <th scope="col">{dates::weekday(day)}</th> });
    let weeks = weeks_of_month(month.day.year(), month.day.month());
    let rows = weeks.into_iter().map(|week| row(address, month, week)).collect_view();
    view! {
        <table class="calendar">
            <caption class="sr-only">{format!("Séances de {title}")}</caption>
            <thead>
                <tr>
                    <th scope="col" class="calendar-week">
                        <span class="sr-only">"Semaine"</span>
                    </th>
                    {heads.into_iter().collect_view()}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(address: &Address, month: &CalendarShown, week: [NaiveDate; 7]) -> AnyView {
    let number = week.first().map_or(0, |day| iso_week(*day).1);
    let cells = week.into_iter().map(|day| cell(address, month, day)).collect_view();
    view! {
        <tr>
            <th scope="row" class="calendar-week">
                <span class="sr-only">"Semaine "</span>
                {number}
            </th>
            {cells}
        </tr>
    }
    .into_any()
}

fn cell(address: &Address, month: &CalendarShown, day: NaiveDate) -> AnyView {
    let outside = day.month() != month.day.month();
    let today = day == month.today();
    let closed = holiday(day).map(words::planning::holiday);
    let sessions: Vec<_> = month.sessions.iter().filter(|session| session.date == day).collect();
    let empty = sessions.is_empty() && closed.is_none() && !today;
    let blocks = sessions.into_iter().map(|session| view! { <li>{block(address, session)}</li> }).collect_view();
    view! {
        <td
            id=today.then_some(TODAY)
            class:calendar-outside=outside
            class:calendar-today=today
            class:calendar-holiday=closed.is_some()
            class:calendar-empty=empty
        >
            <div class="calendar-day">
                <time datetime=day.to_string()>
                    <span class="sr-only">{dates::long(day)}</span>
                    <span class="calendar-short" aria-hidden="true">
                        {dates::short_weekday(day.weekday())}
                    </span>
                    <span class="calendar-number" aria-hidden="true">
                        {day.day()}
                    </span>
                </time>
                {today.then(|| view! { <span class="sr-only">"aujourd’hui"</span> })}
                {closed.map(|name| view! { <span class="calendar-closed">{name}</span> })}
            </div>
            <ul class="calendar-slots">{blocks}</ul>
        </td>
    }
    .into_any()
}

/// One session: a link to its panel.
pub(super) fn block(address: &Address, session: &SessionShown) -> AnyView {
    let href = address.changed(|next| next.session = Some(session.id.clone())).href();
    let current = address.asked.session.as_ref() == Some(&session.id);
    let gone = session.step.is_off();
    let hours = format!("{} – {}", dates::clock(session.start), dates::clock(session.end));
    view! {
        <div class=hue(session.organ)>
            <a class="slot" class:slot-gone=gone href=href aria-current=current.then_some("true")>
                <span class="slot-name">{short(&session.name)}</span>
                <span class="slot-line num">{hours}</span>
                <span class="slot-line">{session.place.clone()}</span>
                {state(session)}
            </a>
        </div>
    }
    .into_any()
}

/// The name without what every board shares: there is little room.
fn short(name: &str) -> String {
    name.strip_prefix("RCP ").unwrap_or(name).to_owned()
}

fn state(session: &SessionShown) -> AnyView {
    if let Some(why) = &session.cancelled {
        return view! { <span class="slot-line slot-cases">{format!("Annulée\u{a0}: {why}")}</span> }.into_any();
    }
    let cases = dates::plural(u64::try_from(session.cases).unwrap_or(u64::MAX), "dossier", "dossiers");
    view! {
        <span class="slot-line slot-cases">{cases}</span>
        <LoadBar used=u32::from(session.used) available=u32::from(session.capacity) />
        {step_pill(session.step)}
        {session.at_risk.then(|| view! { <Pill mark=Mark::Check word=words::meeting::outlook(Outlook::Fails) /> })}
    }
    .into_any()
}

/// The state of a session as a pill; nothing for the ordinary ones.
pub(super) fn step_pill(step: SessionStep) -> Option<AnyView> {
    let mark = match step {
        SessionStep::Planned | SessionStep::Open => return None,
        SessionStep::Closed => Mark::Neutral,
        SessionStep::InProgress => Mark::Provisional,
        SessionStep::Ended => Mark::Check,
        SessionStep::Settled => Mark::Done,
        SessionStep::Cancelled | SessionStep::Moved | SessionStep::Removed => Mark::Blocking,
    };
    Some(view! { <Pill mark=mark word=words::planning::session_step(step) /> }.into_any())
}
