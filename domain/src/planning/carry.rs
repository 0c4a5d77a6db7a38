//! A session carried over the calendar by hand, with the pointer or with the keys: quarters of an hour, days, and a duration.
//!
//! It counts on the wall clock of Paris, so that a session carried across the change of hour keeps the hour that people read;
//! the instant is made once, when it is put down. Source: expert knowledge, to be confirmed (agendas of hospitals count by
//! quarters of an hour); the shortest and the longest duration are those of a series.
//!
//! It refuses to know who may move a session, and whether anybody is free then.

use super::MINUTES;
use chrono::{NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

/// A quarter of an hour.
const QUARTER: i32 = 15;
/// The minutes of a day.
const DAY: i32 = 24 * 60;

/// What the calendar shows: some days, and the same hours of each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// The days, in order.
    pub days: Vec<NaiveDate>,
    /// The first minute shown, from midnight.
    pub from: i32,
    /// The minute after the last one, from midnight.
    pub until: i32,
}

/// Where a carried session is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// Its day.
    pub day: NaiveDate,
    /// When it begins, in minutes from midnight.
    pub start: i32,
    /// How long it lasts, in minutes.
    pub minutes: i32,
}

/// One step of a carried session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CarryStep {
    /// To the quarter of an hour before.
    Earlier,
    /// To the next quarter of an hour.
    Later,
    /// To the day before, among those shown.
    DayBefore,
    /// To the day after, among those shown.
    DayAfter,
    /// The end comes a quarter of an hour sooner.
    Shorter,
    /// The end comes a quarter of an hour later.
    Longer,
}

impl Carried {
    /// A session as it stands; one that goes on after midnight is carried with its part of the day.
    #[must_use]
    pub fn of(day: NaiveDate, start: NaiveTime, end: NaiveTime) -> Self {
        let (start, end) = (minute(start), minute(end));
        Self { day, start, minutes: if end > start { end - start } else { DAY - start } }
    }

    /// When it begins.
    #[must_use]
    pub fn hour(self) -> NaiveTime {
        time(self.start)
    }

    /// When it should end.
    #[must_use]
    pub fn end(self) -> NaiveTime {
        time(self.start + self.minutes)
    }

    /// One step further, inside what is shown.
    #[must_use]
    pub fn step(self, step: CarryStep, window: &Window) -> Self {
        let end = self.start + self.minutes;
        match step {
            CarryStep::Earlier => self.to(self.day, before(self.start), window),
            CarryStep::Later => self.to(self.day, after(self.start), window),
            CarryStep::DayBefore => Self { day: beside(self.day, &window.days, false), ..self },
            CarryStep::DayAfter => Self { day: beside(self.day, &window.days, true), ..self },
            CarryStep::Shorter => self.until(before(end), window),
            CarryStep::Longer => self.until(after(end), window),
        }
    }

    /// At the quarter of an hour nearest to a minute of a day, inside what is shown.
    #[must_use]
    pub fn to(self, day: NaiveDate, start: i32, window: &Window) -> Self {
        let last = (window.until - self.minutes).max(window.from);
        Self { day, start: nearest(start).clamp(window.from, last), ..self }
    }

    /// With its end at the quarter of an hour nearest to a minute of its day, inside what is shown.
    #[must_use]
    pub fn until(self, end: i32, window: &Window) -> Self {
        let end = nearest(end).min(window.until);
        Self { minutes: (end - self.start).clamp(i32::from(*MINUTES.start()), i32::from(*MINUTES.end())), ..self }
    }
}

fn minute(time: NaiveTime) -> i32 {
    i32::try_from(time.num_seconds_from_midnight() / 60).unwrap_or_default()
}

fn time(minute: i32) -> NaiveTime {
    let minute = u32::try_from(minute.rem_euclid(DAY)).unwrap_or_default();
    NaiveTime::from_num_seconds_from_midnight_opt(minute * 60, 0).unwrap_or_default()
}

const fn nearest(minute: i32) -> i32 {
    (minute + QUARTER / 2).div_euclid(QUARTER) * QUARTER
}

const fn before(minute: i32) -> i32 {
    (minute - 1).div_euclid(QUARTER) * QUARTER
}

const fn after(minute: i32) -> i32 {
    minute.div_euclid(QUARTER) * QUARTER + QUARTER
}

/// The neighbour of a day among those shown; the day itself at the end of them.
fn beside(day: NaiveDate, days: &[NaiveDate], after: bool) -> NaiveDate {
    let found = match after {
        true => days.iter().find(|one| **one > day),
        false => days.iter().rev().find(|one| **one < day),
    };
    found.copied().unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::planning::paris;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn hour(text: &str) -> NaiveTime {
        text.parse().unwrap()
    }

    /// A week from Monday to Friday, from 8 h to 19 h.
    fn week() -> Window {
        Window { days: day("2026-03-02").iter_days().take(5).collect(), from: 8 * 60, until: 19 * 60 }
    }

    fn tuesday(start: &str, end: &str) -> Carried {
        Carried::of(day("2026-03-03"), hour(start), hour(end))
    }

    fn told(carried: Carried) -> String {
        format!("{} {} {}", carried.day, carried.hour().format("%H:%M"), carried.end().format("%H:%M"))
    }

    #[test]
    fn the_arrows_move_by_a_quarter_of_an_hour_and_by_a_day() {
        let taken = tuesday("14:00:00", "15:30:00");
        assert_eq!(told(taken.step(CarryStep::Later, &week())), "2026-03-03 14:15 15:45");
        assert_eq!(told(taken.step(CarryStep::Earlier, &week())), "2026-03-03 13:45 15:15");
        assert_eq!(told(taken.step(CarryStep::DayAfter, &week())), "2026-03-04 14:00 15:30");
        assert_eq!(told(taken.step(CarryStep::DayBefore, &week())), "2026-03-02 14:00 15:30");
    }

    #[test]
    fn the_end_moves_alone_and_a_session_never_lasts_less_than_a_quarter_of_an_hour() {
        let taken = tuesday("14:00:00", "15:30:00");
        assert_eq!(told(taken.step(CarryStep::Longer, &week())), "2026-03-03 14:00 15:45");
        let mut short = taken;
        for _ in 0..20 {
            short = short.step(CarryStep::Shorter, &week());
        }
        assert_eq!(told(short), "2026-03-03 14:00 14:15");
    }

    #[test]
    fn a_session_that_begins_at_an_odd_minute_comes_to_the_quarter_beside_it() {
        let odd = tuesday("14:10:00", "15:00:00");
        assert_eq!(told(odd.step(CarryStep::Later, &week())), "2026-03-03 14:15 15:05");
        assert_eq!(told(odd.step(CarryStep::Earlier, &week())), "2026-03-03 14:00 14:50");
    }

    #[test]
    fn it_stays_inside_the_hours_and_the_days_shown() {
        let early = tuesday("08:00:00", "09:30:00");
        assert_eq!(early.step(CarryStep::Earlier, &week()), early);
        let late = tuesday("17:30:00", "19:00:00");
        assert_eq!(late.step(CarryStep::Later, &week()), late);
        assert_eq!(late.step(CarryStep::Longer, &week()), late);
        let mut friday = early;
        for _ in 0..9 {
            friday = friday.step(CarryStep::DayAfter, &week());
        }
        assert_eq!(friday.day, day("2026-03-06"));
    }

    #[test]
    fn the_pointer_lets_go_at_the_nearest_quarter_of_an_hour() {
        let taken = tuesday("14:00:00", "15:00:00");
        assert_eq!(told(taken.to(day("2026-03-05"), 10 * 60 + 8, &week())), "2026-03-05 10:15 11:15");
        assert_eq!(told(taken.to(day("2026-03-05"), 3 * 60, &week())), "2026-03-05 08:00 09:00");
        assert_eq!(told(taken.until(16 * 60 + 5, &week())), "2026-03-03 14:00 16:00");
    }

    #[test]
    fn a_session_carried_across_the_change_of_hour_keeps_the_hour_of_the_wall() {
        let window = Window { days: day("2026-03-28").iter_days().take(3).collect(), from: 0, until: DAY };
        let saturday = Carried::of(day("2026-03-28"), hour("14:00:00"), hour("15:30:00"));
        let monday = saturday.step(CarryStep::DayAfter, &window).step(CarryStep::DayAfter, &window);
        let instant = |one: Carried| paris::instant(one.day.and_time(one.hour())).to_rfc3339();
        assert_eq!(instant(saturday), "2026-03-28T13:00:00+00:00");
        assert_eq!(instant(monday), "2026-03-30T12:00:00+00:00");
    }

    #[test]
    fn a_session_longer_than_what_is_shown_stays_at_its_beginning() {
        let narrow = Window { days: vec![day("2026-03-03")], from: 8 * 60, until: 9 * 60 };
        let long = tuesday("08:00:00", "12:00:00");
        assert_eq!(long.step(CarryStep::Later, &narrow).start, 8 * 60);
    }
}
