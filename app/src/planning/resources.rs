//! The sessions of a territory by resource: a column per board, room, establishment or person, a row per day of a week or per
//! hour of a day: a session stands in each hour that it lasts. It scrolls on its own, under its heads.

use super::{
    address::Address,
    block::{minute, minute_of_end, short},
    calls::{Layout, SessionShown},
    drawing::{Drawing, Line},
    grid::TODAY,
    hours::{hours_of, is_shown},
    organ::hue,
};
use crate::{
    prelude::*,
    ui::{Mark, Pill},
};
use chrono::{NaiveDate, Timelike};
use domain::{
    ids::SessionId,
    planning::{Columns, Span, holiday, lanes},
    words::{self, dates},
};
use services::planning::Resource;
use std::collections::{HashMap, HashSet};

/// A line of the table: a day, or an hour of it.
#[derive(Clone, Copy)]
enum Row {
    Day(NaiveDate),
    Hour(u32),
}

impl Row {
    /// What a row shows of a session: its beginning, that it goes on, or nothing.
    fn part_of(self, line: &Line) -> Option<Part> {
        let session = &line.session;
        match self {
            Self::Day(day) => (session.date == day).then_some(Part::Begins),
            Self::Hour(hour) if session.start.hour() == hour => Some(Part::Begins),
            Self::Hour(hour) => {
                let goes_on = minute(session.start) < hour * 60 && hour * 60 < minute_of_end(session);
                goes_on.then_some(Part::GoesOn(hour))
            }
        }
    }
}

/// What a cell shows of a session.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    /// Its beginning, or the whole of it.
    Begins,
    /// That it goes on at this hour.
    GoesOn(u32),
}

/// The table, with the choice of its columns and of its rows.
pub(super) fn resources(part: &Drawing, columns: Columns) -> AnyView {
    let name = words::planning::columns(columns);
    let known: HashMap<_, _> = part.lines.iter().map(|line| (line.session.id.as_str(), line)).collect();
    let heads = part.resources.iter().map(|one| view! { <th scope="col">{one.name.clone()}</th> }).collect_view();
    let taken: Vec<_> = part.resources.iter().map(|one| twice_at_once(one, columns, &known)).collect();
    let rows = rows(part).into_iter().map(|row| self::row(part, row, &taken, &known)).collect_view();
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

fn row(part: &Drawing, row: Row, taken: &[Taken], known: &HashMap<&str, &Line>) -> AnyView {
    let cells = part.resources.iter().zip(taken).enumerate();
    let cells = cells.map(|(rank, (one, taken))| cell(part, row, (rank, one, taken), known)).collect_view();
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

/// The sessions that share their resource with another one at the same time.
type Taken = HashSet<String>;

/// A room or a person is taken once at a time; several boards of an establishment, or sessions by video, are in nobody's way.
fn twice_at_once(one: &Resource, columns: Columns, known: &HashMap<&str, &Line>) -> Taken {
    let shared = columns == Columns::Site || one.name == words::planning::by_video_only();
    let lines = one.sessions.iter().filter_map(|id: &SessionId| known.get(id.to_string().as_str()).copied());
    let held: Vec<_> = lines.filter(|line| !shared && !line.session.step.is_off()).collect();
    let at = |line: &&Line, minute: u32| (line.session.date, minute);
    let spans: Vec<_> = held
        .iter()
        .map(|line| (at(line, minute(line.session.start)), at(line, minute_of_end(&line.session))))
        .collect();
    let twice = held.iter().zip(lanes(&spans)).filter(|(_, lane)| lane.of > 1);
    twice.map(|(line, _)| line.session.id.clone()).collect()
}

fn cell(
    part: &Drawing,
    row: Row,
    (rank, one, taken): (usize, &Resource, &Taken),
    known: &HashMap<&str, &Line>,
) -> AnyView {
    let lines = one.sessions.iter().filter_map(|id: &SessionId| known.get(id.to_string().as_str()).copied());
    let shown = lines.filter_map(|line| Some((line, row.part_of(line)?)));
    let links = shown.map(|(line, of)| link(part, rank, (line, of), taken.contains(&line.session.id))).collect_view();
    view! { <td>{links}</td> }.into_any()
}

/// A session of a column; the same one may stand in the columns of several people, and in each row of an hour that it lasts.
fn link(part: &Drawing, rank: usize, (line, of): (&Line, Part), twice: bool) -> AnyView {
    let session = &line.session;
    let current = part.address.asked.session.as_ref() == Some(&session.id);
    let (id, lines) = match of {
        Part::Begins => (format!("r{rank}-{}", session.id), beginning(session)),
        Part::GoesOn(hour) => (format!("r{rank}-{hour}-{}", session.id), going_on(session)),
    };
    let twice = twice.then(|| view! { <Pill mark=Mark::Check word=words::planning::at_the_same_time() /> });
    view! {
        <div class=hue(session.organ)>
            <a
                class="slot"
                class:slot-gone=session.cancelled.is_some()
                class:slot-goes-on=matches!(of, Part::GoesOn(_))
                id=id
                href=part.address.on(&session.id, None).href()
                aria-current=current.then_some("true")
            >
                <span class="slot-name">{short(&session.name)}</span>
                {lines}
                {twice}
            </a>
        </div>
    }
    .into_any()
}

fn beginning(session: &SessionShown) -> AnyView {
    let hours = format!("{} – {}", dates::clock(session.start), dates::clock(session.end));
    let cases = dates::plural(u64::try_from(session.cases).unwrap_or(u64::MAX), "dossier", "dossiers");
    view! {
        <span class="slot-line num">{hours}</span>
        <span class="slot-line">{cases}</span>
    }
    .into_any()
}

fn going_on(session: &SessionShown) -> AnyView {
    view! { <span class="slot-line num">{words::planning::goes_on_until(session.end)}</span> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::planning::SessionStep;

    fn line(id: u128, start: &str, end: &str) -> Line {
        let session = SessionShown {
            id: session_id(id).to_string(),
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

    fn session_id(id: u128) -> SessionId {
        format!("{:08x}-0000-4000-8000-{:012x}", 1, id).parse().unwrap()
    }

    #[test]
    fn a_session_stands_in_each_hour_that_it_lasts() {
        let one = line(1, "13:30:00", "15:00:00");
        let parts: Vec<_> = (12..=15).map(|hour| Row::Hour(hour).part_of(&one)).collect();
        assert_eq!(parts, [None, Some(Part::Begins), Some(Part::GoesOn(14)), None]);
        let late = line(2, "23:00:00", "00:30:00");
        assert_eq!(Row::Hour(23).part_of(&late), Some(Part::Begins));
    }

    #[test]
    fn a_room_is_taken_once_at_a_time_and_an_establishment_holds_several_boards() {
        let lines = [line(1, "13:00:00", "14:30:00"), line(2, "14:00:00", "15:00:00"), line(3, "15:00:00", "16:00:00")];
        let known: HashMap<_, _> = lines.iter().map(|line| (line.session.id.as_str(), line)).collect();
        let room = Resource { name: "Meaux, Curie".into(), sessions: [1, 2, 3].map(session_id).to_vec() };
        let twice = twice_at_once(&room, Columns::Room, &known);
        assert_eq!(twice, [1, 2].map(|id| session_id(id).to_string()).into());
        assert!(twice_at_once(&room, Columns::Site, &known).is_empty());
        let video = Resource { name: words::planning::by_video_only().into(), ..room };
        assert!(twice_at_once(&video, Columns::Room, &known).is_empty());
    }
}
