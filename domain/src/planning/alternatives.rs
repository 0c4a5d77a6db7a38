//! What else could be done when a session is in another one's way: another room, another hour of its day.
//!
//! Source: process chain of the product, step 4: an overlap is a warning; that a warning comes with a way out, and the hours of work
//! that are looked at, are expert knowledge, to be confirmed.

use super::{Booking, conflicts, paris};
use crate::ids::PlaceId;
use chrono::{DateTime, Duration, NaiveTime, Utc};

/// The first hour that is proposed, and the one by which a session is over.
const FIRST: u32 = 8;
const LAST: u32 = 19;
/// Hours are proposed by steps, minutes.
const STEP: i64 = 30;
/// How many hours are proposed at most.
const SHOWN: usize = 3;

/// The rooms among `known` in which the session would be in nobody's way; its coordinator is not looked at.
#[must_use]
pub fn free_rooms(booking: &Booking, others: &[Booking], known: &[(PlaceId, String)]) -> Vec<(PlaceId, String)> {
    let in_room = |room: &(PlaceId, String)| Booking { coordinator: None, room: Some(room.clone()), ..booking.clone() };
    known.iter().filter(|room| conflicts(&in_room(room), others).is_empty()).cloned().collect()
}

/// The hours of its day, later than `now`, at which the session would be in nobody's way: the nearest ones, three at most, in order.
#[must_use]
pub fn free_hours(booking: &Booking, others: &[Booking], now: DateTime<Utc>) -> Vec<DateTime<Utc>> {
    let (day, length) = (paris::day(booking.start), booking.end - booking.start);
    let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).map(|hour| paris::instant(day.and_time(hour)));
    let (Some(first), Some(last)) = (at(FIRST), at(LAST)) else { return Vec::new() };
    let steps = (0..).map(|step| first + Duration::minutes(step * STEP)).take_while(|start| *start + length <= last);
    let free = steps.filter(|start| {
        let there = Booking { start: *start, end: *start + length, ..booking.clone() };
        *start > now && conflicts(&there, others).is_empty()
    });
    let mut nearest: Vec<_> = free.collect();
    nearest.sort_by_key(|start| (*start - booking.start).abs());
    nearest.truncate(SHOWN);
    nearest.sort();
    nearest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{ProfessionalId, SessionId};
    use uuid::Uuid;

    fn room(name: &str) -> (PlaceId, String) {
        (PlaceId::from_uuid(Uuid::from_u128(1)), name.to_owned())
    }

    fn at(hour: &str) -> DateTime<Utc> {
        format!("2026-03-10T{hour}:00Z").parse().unwrap()
    }

    fn booking(id: u128, hours: (&str, &str), who: u128, name: &str) -> Booking {
        Booking {
            session: SessionId::from_uuid(Uuid::from_u128(id)),
            start: at(hours.0),
            end: at(hours.1),
            coordinator: Some(ProfessionalId::from_uuid(Uuid::from_u128(who))),
            room: Some(room(name)),
        }
    }

    #[test]
    fn the_rooms_that_nobody_takes_at_that_hour_are_proposed() {
        let own = booking(1, ("13:00", "14:30"), 7, "Curie");
        let others = [booking(2, ("13:00", "14:00"), 7, "Curie"), booking(3, ("14:00", "15:00"), 8, "Laennec")];
        let known = [room("Curie"), room("Laennec"), room("Pasteur")];
        assert_eq!(free_rooms(&own, &others, &known), [room("Pasteur")]);
    }

    #[test]
    fn the_nearest_hours_of_the_day_at_which_nothing_is_in_the_way_are_proposed_in_order() {
        let own = booking(1, ("13:00", "14:00"), 7, "Curie");
        let others = [booking(2, ("13:00", "14:00"), 8, "Curie"), booking(3, ("14:00", "15:00"), 7, "Laennec")];
        assert_eq!(free_hours(&own, &others, at("06:00")), [at("11:00"), at("11:30"), at("12:00")]);
        assert_eq!(
            free_hours(&own, &others, at("12:00")),
            [at("15:00"), at("15:30"), at("16:00")],
            "never in the past"
        );
        let all_day = [booking(2, ("05:00", "19:00"), 7, "Curie")];
        assert!(free_hours(&own, &all_day, at("06:00")).is_empty());
    }
}
