//! From a recurrence to the sessions that it plans.

use super::{Holiday, Recurrence, holiday, paris};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// One session to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedSlot {
    /// The day that the rhythm gives.
    pub due: NaiveDate,
    /// The civil day in Paris on which it is held: another one when a closed day moved it.
    pub date: NaiveDate,
    /// When it begins.
    pub start: DateTime<Utc>,
    /// When it should end.
    pub end: DateTime<Utc>,
    /// The public holiday it falls on: the person who plans decides.
    pub holiday: Option<Holiday>,
}

impl PlannedSlot {
    /// One session of no series.
    #[must_use]
    pub fn alone(start: DateTime<Utc>, end: DateTime<Utc>) -> Self {
        let date = paris::day(start);
        Self { due: date, date, start, end, holiday: holiday(date) }
    }
}

/// When something begins and ends.
pub type Hours = (DateTime<Utc>, DateTime<Utc>);

/// Why a date of a rhythm is planned only when the person who plans asks for it.
///
/// Source: expert knowledge, to be confirmed. A date that is proposed is a date that many people keep without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// Its hour has passed.
    Passed,
    /// The board already has a session at that hour.
    Held,
    /// It is a public holiday.
    Holiday,
}

impl PlannedSlot {
    /// Whether one of these sessions overlaps it.
    #[must_use]
    pub fn meets(&self, held: &[Hours]) -> bool {
        held.iter().any(|(start, end)| *start < self.end && self.start < *end)
    }

    /// Why it is left out unless somebody asks for it; nothing for an ordinary date.
    #[must_use]
    pub fn doubt(&self, now: DateTime<Utc>, held: &[Hours]) -> Option<Doubt> {
        match () {
            () if self.start <= now => Some(Doubt::Passed),
            () if self.meets(held) => Some(Doubt::Held),
            () => self.holiday.map(|_| Doubt::Holiday),
        }
    }
}

/// Every session of a recurrence, in the order of its rhythm, holidays included and named.
#[must_use]
pub fn plan(recurrence: &Recurrence) -> Vec<PlannedSlot> {
    recurrence
        .next(recurrence.from(), usize::MAX)
        .into_iter()
        .map(|due| {
            let date = recurrence.held_on(due);
            let start = paris::instant(date.and_time(recurrence.hour()));
            let end = start + Duration::minutes(i64::from(recurrence.minutes()));
            PlannedSlot { due, date, start, end, holiday: holiday(date) }
        })
        .collect()
}

/// The dates of a plan at whose hour its board already has a session, in order.
///
/// Source: process chain of the product, step 4: a series is planned once; expert knowledge, to be confirmed. It is a
/// warning: a board may meet twice in a day.
#[must_use]
pub fn already_held(slots: &[PlannedSlot], held: &[Hours]) -> Vec<NaiveDate> {
    slots.iter().filter(|slot| slot.meets(held)).map(|slot| slot.date).collect()
}

/// The days to which a closed day was moved although the board sits there already, at any hour: in the same plan, or in what is held.
///
/// Source: expert knowledge, to be confirmed: a closed day is moved to a day that is free. It is a warning: a board may meet twice in a day.
#[must_use]
pub fn moved_onto_another(slots: &[PlannedSlot], held: &[Hours]) -> Vec<NaiveDate> {
    let sits = |moved: &PlannedSlot| {
        let planned = slots.iter().any(|other| other.due != moved.due && other.date == moved.date);
        planned || held.iter().any(|(start, _)| paris::day(*start) == moved.date)
    };
    slots.iter().filter(|slot| slot.date != slot.due && sits(slot)).map(|slot| slot.date).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::planning::Rhythm;
    use chrono::{NaiveTime, Weekday};

    fn fridays() -> Vec<PlannedSlot> {
        let made = Recurrence::new(
            Rhythm::Weekly { weekday: Weekday::Fri, every: 1 },
            "2026-12-18".parse().unwrap(),
            "2027-01-08".parse().unwrap(),
            NaiveTime::from_hms_opt(14, 0, 0).unwrap(),
            90,
        );
        plan(&made.unwrap())
    }

    #[test]
    fn a_board_that_meets_already_is_seen_before_it_is_planned_twice() {
        let held = [hours("2027-01-08T14:00:00Z"), hours("2026-12-17T13:00:00Z")];
        assert_eq!(already_held(&fridays(), &held), ["2027-01-08".parse::<NaiveDate>().unwrap()]);
        assert!(already_held(&fridays(), &[]).is_empty());
    }

    #[test]
    fn a_closed_day_that_is_moved_to_a_day_of_the_same_board_is_seen() {
        let moved = |to: &str| {
            let mut slots = fridays();
            slots[1].date = to.parse().unwrap();
            slots
        };
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert!(moved_onto_another(&fridays(), &[]).is_empty(), "nothing is moved");
        assert!(moved_onto_another(&moved("2026-12-24"), &[hours("2026-12-23T14:00:00Z")]).is_empty(), "to a free day");
        assert_eq!(moved_onto_another(&moved("2026-12-24"), &[hours("2026-12-24T08:00:00Z")]), [day("2026-12-24")]);
        assert_eq!(
            moved_onto_another(&moved("2027-01-08"), &[]),
            [day("2027-01-08")],
            "onto the next of its own dates"
        );
    }

    /// Ninety minutes from an instant.
    fn hours(start: &str) -> Hours {
        let start: DateTime<Utc> = start.parse().unwrap();
        (start, start + Duration::minutes(90))
    }

    #[test]
    fn a_date_that_has_passed_is_taken_or_is_closed_is_planned_only_when_somebody_asks_for_it() {
        let now = "2026-12-18T13:00:00Z".parse().unwrap();
        let told = |held: &[Hours]| fridays().iter().map(|slot| slot.doubt(now, held)).collect::<Vec<_>>();
        let (passed, closed) = (Some(Doubt::Passed), Some(Doubt::Holiday));
        assert_eq!(told(&[]), [passed, closed, closed, None]);
        assert_eq!(told(&[hours("2027-01-08T14:29:00Z")]), [passed, closed, closed, Some(Doubt::Held)]);
    }

    #[test]
    fn a_board_may_meet_twice_in_a_day_at_other_hours() {
        let slot = *fridays().last().unwrap();
        assert_eq!(slot.doubt("2026-12-01T00:00:00Z".parse().unwrap(), &[hours("2027-01-08T14:30:00Z")]), None);
    }

    #[test]
    fn a_board_keeps_its_hour_of_the_wall_across_every_change_of_summer_time_for_ten_years() {
        use chrono_tz::Europe::Paris;
        let hours = [(0, 30), (2, 30), (3, 0), (14, 0), (23, 45)];
        for (year, (hour, minute)) in (2026..2036).flat_map(|year| hours.map(|hour| (year, hour))) {
            // Sundays: the days on which the clocks change.
            let rhythm = Rhythm::Weekly { weekday: Weekday::Sun, every: 1 };
            let at = NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
            let day = |text: &str| format!("{year}-{text}").parse().unwrap();
            let slots = plan(&Recurrence::new(rhythm, day("01-01"), day("12-31"), at, 60).unwrap());
            assert!(slots.len() >= 52);
            for slot in slots {
                let wall = slot.start.with_timezone(&Paris).naive_local();
                let skipped = hour == 2 && wall.time() == NaiveTime::from_hms_opt(3, minute, 0).unwrap();
                assert!(wall == slot.date.and_time(at) || skipped, "{wall}");
                assert_eq!(slot.end - slot.start, Duration::minutes(60), "an hour lasts an hour, {wall}");
            }
        }
    }

    #[test]
    fn christmas_is_planned_but_named() {
        let slots = fridays();
        let holidays: Vec<_> = slots.iter().map(|slot| slot.holiday).collect();
        assert_eq!(holidays, [None, Some(Holiday::Christmas), Some(Holiday::NewYear), None]);
        assert_eq!(slots[0].start.to_rfc3339(), "2026-12-18T13:00:00+00:00");
        assert_eq!(slots[0].end.to_rfc3339(), "2026-12-18T14:30:00+00:00");
    }
}
