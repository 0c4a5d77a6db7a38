//! What the calendar knows of a date, in sentences.

use domain::{
    planning::{paris, poll::Proposed},
    words::{self, dates, planning as say},
};
use services::planning::poll::Known;

/// Every sentence; none when nothing is known.
pub(super) fn notes(date: Proposed, known: &Known) -> Vec<String> {
    let local = paris::to_paris(date.start);
    let holiday = known.holiday.map(|name| say::on_a_holiday(local.date(), say::holiday(name)));
    let school = known.school.map(|name| format!("{}.", words::capitalised(say::school_holiday(name))));
    let closed = known.closed.as_ref().map(|why| format!("{}.", say::closed_because(why, "Établissement")));
    let meets = known.meets.then(|| say::poll::meets_already().to_owned());
    let stopped = (!known.in_force).then(|| say::poll::not_in_force().to_owned());
    let names: Vec<String> = known.away.iter().map(|(_, name)| name.clone()).collect();
    let away = (!names.is_empty()).then(|| say::poll::away(&names));
    let taken = known.taken.iter().map(|one| say::taken_elsewhere(&one.name, &one.board, paris::to_paris(one.start)));
    let first = [say::odd_hour(local), holiday, school, closed, meets, stopped];
    let conflicts = known.conflicts.iter().map(say::conflict);
    first.into_iter().flatten().chain(conflicts).chain(away).chain(taken).collect()
}

/// A date with its hours: `mardi 3 mars 2026, de 14:00 à 15:30`.
pub(super) fn hours(date: Proposed) -> String {
    let (start, end) = (paris::to_paris(date.start), paris::to_paris(date.end));
    format!("{}, {}", dates::long(start.date()), dates::hours_between(start.time(), end.time()))
}
