use super::*;
use crate::{
    ids::{OfferId, SessionId},
    planning::{CancelReason, Recurrence, Rhythm, SessionStep, SetApart, plan},
};
use chrono::{Duration, NaiveTime, Weekday};
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn now() -> DateTime<Utc> {
    "2026-02-27T09:00:00Z".parse().unwrap()
}

fn weekly(weekday: Weekday, hour: u32) -> Vec<PlannedSlot> {
    every(1, weekday, hour)
}

fn every(weeks: u8, weekday: Weekday, hour: u32) -> Vec<PlannedSlot> {
    let rhythm = Rhythm::Weekly { weekday, every: weeks };
    let hour = NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    plan(&Recurrence::new(rhythm, day("2026-03-02"), day("2026-03-31"), hour, 90).unwrap())
}

const SERIES: SeriesId = SeriesId::from_uuid(Uuid::from_u128(1));

/// The Tuesdays of March 2026 at 14:00: the 3rd, 10th, 17th, 24th and 31st; `cases` in each.
fn tuesdays(cases: usize) -> Vec<(Session, usize)> {
    let made = |(number, slot): (u128, &PlannedSlot)| {
        let id = SessionId::from_uuid(Uuid::from_u128(number));
        let one = Session::planned(id, OfferId::from_uuid(Uuid::from_u128(9)), 1, *slot);
        (one.in_series(Some(SERIES), slot.due), cases)
    };
    (1..).zip(&weekly(Weekday::Tue, 14)).map(made).collect()
}

fn editing(from: &str) -> Editing {
    Editing { by: AccountId::from_uuid(Uuid::from_u128(5)), at: now(), from: day(from), into: SERIES }
}

/// `3 -> 4 Retimed` and so on: the day of each occurrence before and after.
fn told(edit: &SeriesEdit) -> Vec<String> {
    let day = |one: &Session| crate::planning::paris::day(one.start()).format("%-d").to_string();
    let line = |line: &Line| format!("{} -> {} {:?}", day(&line.before), day(&line.after), line.fate);
    edit.lines.iter().map(line).chain(edit.added.iter().map(|slot| format!("+ {}", slot.date.format("%-d")))).collect()
}

#[test]
fn from_tuesday_to_wednesday_every_session_follows_in_its_week_with_its_cases() {
    let edit = edit_series(&tuesdays(3), &weekly(Weekday::Wed, 16), editing("2026-03-02"));
    let expected = ["3 -> 4 Retimed", "10 -> 11 Retimed", "17 -> 18 Retimed", "24 -> 25 Retimed", "31 -> 31 Kept"];
    assert_eq!(told(&edit), expected);
    assert_eq!(edit.cases_retimed(), 12);
    assert!(edit.lines.iter().all(|line| line.before.id == line.after.id));
}

#[test]
fn this_one_and_those_that_follow_leave_the_earlier_ones_alone() {
    let edit = edit_series(&tuesdays(0), &weekly(Weekday::Tue, 9), editing("2026-03-17"));
    assert_eq!(told(&edit), ["17 -> 17 Retimed", "24 -> 24 Retimed", "31 -> 31 Retimed"]);
}

#[test]
fn a_session_moved_or_cancelled_apart_survives_any_later_change_and_is_not_doubled() {
    let mut all = tuesdays(0);
    let moved = ("2026-03-12T08:00:00Z".parse().unwrap(), "2026-03-12T09:00:00Z".parse().unwrap());
    all[1].0 = all[1].0.clone().moved_alone(editing("2026-03-02").by, now(), moved).unwrap();
    all[2].0 = all[2].0.clone().cancel(now(), CancelReason::CoordinatorAway, None).unwrap();
    let edit = edit_series(&all, &weekly(Weekday::Fri, 14), editing("2026-03-02"));
    let expected =
        ["3 -> 6 Retimed", "12 -> 12 Untouched", "17 -> 17 Untouched", "24 -> 27 Retimed", "31 -> 31 Removed"];
    assert_eq!(told(&edit), expected);
    let again: Vec<_> = edit.lines.iter().map(|line| (line.after.clone(), 0)).collect();
    let twice = edit_series(&again[..4], &weekly(Weekday::Fri, 14), editing("2026-03-02"));
    assert_eq!(told(&twice), ["6 -> 6 Same", "12 -> 12 Untouched", "17 -> 17 Untouched", "27 -> 27 Same"]);
}

#[test]
fn one_week_in_two_keeps_the_sessions_that_hold_cases_and_bins_the_empty_ones() {
    let mut all = tuesdays(0);
    all[1].1 = 2;
    let edit = edit_series(&all, &every(2, Weekday::Tue, 14), editing("2026-03-02"));
    assert_eq!(told(&edit), ["3 -> 3 Same", "10 -> 10 Kept", "17 -> 17 Same", "24 -> 24 Removed", "31 -> 31 Same"]);
    let removed = &edit.lines[3].after;
    assert_eq!((removed.step(), removed.series), (SessionStep::Removed, None));
    assert!(edit.lines[1].after.apart().is_some());
}

#[test]
fn more_dates_are_new_sessions_and_those_that_have_passed_are_not_planned() {
    let all: Vec<_> = tuesdays(0).into_iter().step_by(2).collect();
    let late = Editing { at: now() + Duration::days(14), ..editing("2026-03-02") };
    let edit = edit_series(&all, &weekly(Weekday::Tue, 14), late);
    assert_eq!(told(&edit), ["3 -> 3 Untouched", "17 -> 17 Same", "31 -> 31 Same", "+ 24"]);
}

#[test]
fn a_session_put_back_at_the_date_of_its_series_follows_it_again() {
    let (one, _) = tuesdays(0).remove(0);
    let usual = (one.start(), one.end());
    let by = editing("2026-03-02").by;
    let moved = one.clone().moved_alone(by, now(), (usual.0 + Duration::days(1), usual.1 + Duration::days(1))).unwrap();
    assert_eq!(moved.apart().map(|apart| apart.was_start), Some(usual.0));
    let back = moved.moved_alone(by, now(), usual).unwrap();
    assert_eq!(back, one);
}

#[test]
fn a_session_shortened_by_hand_is_told_by_its_length_and_not_as_out_of_the_rhythm() {
    let (one, _) = tuesdays(2).remove(1);
    let (by, usual) = (editing("2026-03-02").by, (one.start(), one.end()));
    let shorter = one.clone().moved_alone(by, now(), (usual.0, usual.1 - Duration::minutes(15))).unwrap();
    assert_eq!(shorter.set_apart(), Some(SetApart::Resized));
    let later = one.clone().moved_alone(by, now(), (usual.0 + Duration::hours(1), usual.1)).unwrap();
    assert_eq!(later.set_apart(), Some(SetApart::Moved { was: usual.0 }));
    assert_eq!((one.clone().apart_by(by, now()).set_apart(), one.set_apart()), (Some(SetApart::OutOfRhythm), None));
}

#[test]
fn the_exceptions_that_a_change_leaves_are_those_that_the_list_tells() {
    let mut all = tuesdays(0);
    let moved = |one: &Session, days| (one.start() + Duration::days(days), one.end() + Duration::days(days));
    let by = editing("2026-03-02").by;
    for (place, days) in [(1, 1), (2, -14)] {
        let to = moved(&all[place].0, days);
        all[place].0 = all[place].0.clone().moved_alone(by, now(), to).unwrap();
    }
    let late = now() + Duration::days(5);
    let edit = edit_series(&all, &weekly(Weekday::Tue, 9), Editing { at: late, ..editing("2026-03-02") });
    assert_eq!(edit.count(Fate::Untouched), 3, "the session of the 3rd was held, two were moved");
    assert_eq!(edit.exceptions(late), 2, "one of them to a date that has passed");
    assert_eq!(all.iter().filter(|(one, _)| one.is_exception(late)).count(), 2);
}

#[test]
fn a_series_is_removed_with_its_sessions_to_come_and_taken_back_whole() {
    let sessions: Vec<_> = tuesdays(0).into_iter().map(|(one, _)| one).collect();
    let late = now() + Duration::days(14);
    let gone = removed_with_their_series(&sessions, late, false);
    assert_eq!(gone.len(), 3);
    assert!(gone.iter().all(|(before, after)| before.id == after.id && after.step() == SessionStep::Removed));
    assert!(gone.iter().all(|(_, after)| after.series.is_none()));
    assert_eq!(removed_with_their_series(&sessions, late, true).len(), 5);
    let back = gone.iter().map(|(before, after)| after.clone().undone(before, after, late));
    assert!(back.zip(&gone).all(|(back, (before, _))| back.is_some_and(|back| back.series == before.series)));
}
