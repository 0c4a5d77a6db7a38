//! A month as a grid: one row per week, one column per day. On a phone, the days that hold something, one under the other.

use super::{block::block, drawing::Drawing};
use crate::prelude::*;
use chrono::{Datelike, NaiveDate, Weekday};
use domain::{
    planning::{iso_week, school_holiday, weeks_of_month},
    words::{self, dates},
};

/// The days of a week.
pub(super) const DAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// The cell of today, which the button "Aujourd’hui" leads to.
pub(super) const TODAY: &str = "jour-present";

/// The grid of a month.
pub(super) fn grid(month: &Drawing) -> AnyView {
    let title = dates::month_of_year(month.day.year(), month.day.month());
    let heads = DAYS.map(|day| view! { <th scope="col">{dates::weekday(day)}</th> });
    let weeks = weeks_of_month(month.day.year(), month.day.month());
    let rows = weeks.into_iter().map(|week| row(month, week)).collect_view();
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
        {school_legend(month)}
    }
    .into_any()
}

/// What the line of a day of school holidays means, when the month holds one.
fn school_legend(month: &Drawing) -> Option<AnyView> {
    let period = month.period();
    let days = period.first().iter_days().take_while(|day| *day <= period.last());
    let mut names: Vec<_> = days.filter_map(school_holiday).map(words::planning::school_holiday).collect();
    names.dedup();
    (!names.is_empty()).then(|| {
        view! {
            <p class="hint">
                <span class="school-mark" aria-hidden="true"></span>
                {format!(" {} (zone C)", names.join(", "))}
            </p>
        }
        .into_any()
    })
}

fn row(month: &Drawing, week: [NaiveDate; 7]) -> AnyView {
    let number = week.first().map_or(0, |day| iso_week(*day).1);
    let cells = week.into_iter().map(|day| cell(month, day)).collect_view();
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

fn cell(month: &Drawing, day: NaiveDate) -> AnyView {
    let outside = day.month() != month.day.month();
    let today = day == month.today();
    let closed = month.closed(day);
    let school = school_holiday(day).map(words::planning::school_holiday);
    let blocks: Vec<_> =
        month.of_day(day).map(|line| view! { <li>{block(&month.address, line)}</li> }.into_any()).collect();
    let empty = blocks.is_empty() && closed.is_none() && !today;
    let is_closed = closed.is_some();
    view! {
        <td
            id=today.then_some(TODAY)
            class:calendar-outside=outside
            class:calendar-today=today
            class:calendar-holiday=is_closed
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
                {closed.map(|(short, whole)| view! { <span class="calendar-closed" title=whole>{short}</span> })}
                {school.map(|name| view! { <span class="school-mark" role="img" title=name aria-label=name></span> })}
            </div>
            <ul class="calendar-slots">{blocks}</ul>
        </td>
    }
    .into_any()
}
