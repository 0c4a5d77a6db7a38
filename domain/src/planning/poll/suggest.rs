//! Which dates to propose, before anybody is asked.
//!
//! Source: expert knowledge, to be confirmed. A board keeps its hour of the week's days: members built their week around it. A date is
//! proposed when the coordinator and the room have nothing in that half-day.

use super::Proposed;
use crate::planning::{Booking, add_working_days, conflicts, is_working_day, paris};
use chrono::{Datelike, Days, NaiveDate, NaiveTime, Timelike};

/// How many dates are proposed, and how many of one week at most: a choice within one week is no choice for whoever is away.
const SHOWN: usize = 5;
const OF_A_WEEK: usize = 2;
/// How far they are looked for, in days.
const AHEAD: u64 = 60;
/// Working days that members have to answer.
const ANSWERS: i32 = 5;
/// The hour that parts the morning from the afternoon.
const NOON: u32 = 13;

/// The last day for answers that is proposed, from the day on which they are asked.
#[must_use]
pub fn closing_day(today: NaiveDate) -> NaiveDate {
    add_working_days(today, ANSWERS)
}

/// Dates at the usual hour of a board, after a day: working days that are not `shut`, on which nothing takes its coordinator or its room
/// in the half-day. `like` says who and where; its hours are not looked at.
#[must_use]
pub fn suggest(
    after: NaiveDate,
    (hour, minutes): (NaiveTime, u16),
    like: &Booking,
    others: &[Booking],
    shut: impl Fn(NaiveDate) -> bool,
) -> Vec<Proposed> {
    let free = |day: &NaiveDate| conflicts(&half_day(*day, hour, like), others).is_empty();
    let days = (1..=AHEAD).filter_map(|ahead| after.checked_add_days(Days::new(ahead)));
    let mut shown: Vec<NaiveDate> = Vec::new();
    for day in days.filter(|day| is_working_day(*day) && !shut(*day)).filter(free) {
        let week = day.iso_week();
        if shown.len() < SHOWN && shown.iter().filter(|one| one.iso_week() == week).count() < OF_A_WEEK {
            shown.push(day);
        }
    }
    shown.into_iter().map(|day| Proposed::at(day.and_time(hour), minutes)).collect()
}

/// The half-day in which an hour stands.
fn half_day(day: NaiveDate, hour: NaiveTime, like: &Booking) -> Booking {
    let noon = NaiveTime::from_hms_opt(NOON, 0, 0).unwrap_or_default();
    let end = day.checked_add_days(Days::new(1)).unwrap_or(day).and_time(NaiveTime::MIN);
    let (from, until) =
        if hour.hour() < NOON { (day.and_time(NaiveTime::MIN), day.and_time(noon)) } else { (day.and_time(noon), end) };
    Booking { start: paris::instant(from), end: paris::instant(until), ..like.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{PlaceId, ProfessionalId, SessionId};
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn booking(id: u128, start: &str, who: u128) -> Booking {
        let start = format!("2026-11-{start}:00Z").parse().unwrap();
        Booking {
            session: SessionId::from_uuid(Uuid::from_u128(id)),
            start,
            end: start + chrono::Duration::minutes(60),
            coordinator: Some(ProfessionalId::from_uuid(Uuid::from_u128(who))),
            room: Some((PlaceId::from_uuid(Uuid::from_u128(1)), format!("Salle {who}"))),
        }
    }

    fn proposed(others: &[Booking], shut: impl Fn(NaiveDate) -> bool) -> Vec<String> {
        let hour = NaiveTime::from_hms_opt(14, 0, 0).unwrap();
        let found = suggest(day("2026-11-06"), (hour, 90), &booking(1, "01T00:00", 7), others, shut);
        found.iter().map(|one| paris::to_paris(one.start).to_string()).collect()
    }

    #[test]
    fn working_days_are_proposed_at_the_usual_hour_and_spread_over_weeks() {
        // Friday 6 November 2026; Wednesday 11 is a public holiday.
        let found = proposed(&[], |_| false);
        assert_eq!(
            found,
            [
                "2026-11-09 14:00:00",
                "2026-11-10 14:00:00",
                "2026-11-16 14:00:00",
                "2026-11-17 14:00:00",
                "2026-11-23 14:00:00"
            ]
        );
    }

    #[test]
    fn a_half_day_of_the_coordinator_that_is_taken_is_not_proposed_and_another_half_day_is() {
        let found =
            proposed(&[booking(2, "09T16:30", 7), booking(3, "10T08:00", 7), booking(4, "12T13:00", 8)], |_| false);
        assert_eq!(found[..2], ["2026-11-10 14:00:00", "2026-11-12 14:00:00"]);
    }

    #[test]
    fn a_day_on_which_the_establishment_is_closed_is_not_proposed() {
        let found = proposed(&[], |one| one < day("2026-11-16"));
        assert_eq!(found[0], "2026-11-16 14:00:00");
        assert!(proposed(&[], |_| true).is_empty());
    }

    #[test]
    fn members_have_five_working_days_to_answer() {
        assert_eq!(closing_day(day("2026-11-06")), day("2026-11-16"));
    }
}
