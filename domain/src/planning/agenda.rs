//! Sessions in the agenda that a person keeps elsewhere: which ones stand there, and when their members are told.
//!
//! Source: expert knowledge, to be confirmed, for the sixty days during which a cancelled session is still handed over (an agenda that
//! was shut for a holiday must learn of it), for the span of a year, and for the hour of the daily summary.

use super::{Session, SessionState, paris};
use chrono::{DateTime, Days, Months, NaiveDate, NaiveTime, TimeDelta, Utc};

/// How long a session that is over, or that will not take place, is still handed over.
const BACK: Days = Days::new(60);
/// How far ahead an agenda looks.
const AHEAD: Months = Months::new(12);
/// The hour in Paris at which a summary of the day before leaves.
const MORNING: TimeDelta = TimeDelta::hours(7);

/// The first and the last day that an agenda read on `today` holds.
#[must_use]
pub fn agenda_span(today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let from = today.checked_sub_days(BACK).unwrap_or(today);
    (from, today.checked_add_months(AHEAD).unwrap_or(today))
}

/// Whether a session stands in an agenda read on `today`. One that will not take place stays there, cancelled, for sixty days.
#[must_use]
pub fn stands_in_agenda(session: &Session, today: NaiveDate) -> bool {
    let (from, until) = agenda_span(today);
    let gone = gone_since(session).map(paris::day);
    (from..=until).contains(&paris::day(session.start())) && gone.is_none_or(|day| day >= from)
}

/// Whether the members of a session have something to change in their agenda: its hours, where it is, who coordinates it, whether it
/// takes place.
#[must_use]
pub fn tells_members(before: &Session, after: &Session) -> bool {
    let hours = (before.start(), before.end()) != (after.start(), after.end());
    hours || before.setting() != after.setting() || gone_since(before).is_some() != gone_since(after).is_some()
}

/// The instant of the next daily summary.
#[must_use]
pub fn next_summary(now: DateTime<Utc>) -> DateTime<Utc> {
    let today = paris::day(now);
    let at = |day: NaiveDate| paris::instant(day.and_time(NaiveTime::MIN) + MORNING);
    if at(today) > now { at(today) } else { at(today.checked_add_days(Days::new(1)).unwrap_or(today)) }
}

/// Since when it is known that a session will not take place under its identity.
const fn gone_since(session: &Session) -> Option<DateTime<Utc>> {
    match session.state() {
        SessionState::Cancelled { since, .. } | SessionState::Moved { since, .. } | SessionState::Removed { since } => {
            Some(*since)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ids::{OfferId, SessionId},
        planning::{CancelReason, PlannedSlot},
    };
    use chrono::{Duration, TimeZone};
    use uuid::Uuid;

    fn at(text: &str) -> DateTime<Utc> {
        paris::instant(text.parse().unwrap())
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn session(start: &str) -> Session {
        let slot = PlannedSlot {
            date: paris::day(at(start)),
            due: paris::day(at(start)),
            start: at(start),
            end: at(start) + Duration::minutes(90),
            holiday: None,
        };
        let id = SessionId::from_uuid(Uuid::from_u128(1));
        Session::planned(id, OfferId::from_uuid(Uuid::from_u128(2)), 1, slot)
    }

    #[test]
    fn an_agenda_goes_from_sixty_days_ago_to_the_same_day_next_year() {
        assert_eq!(agenda_span(day("2026-03-03")), (day("2026-01-02"), day("2027-03-03")));
        let stands = |start| stands_in_agenda(&session(start), day("2026-03-03"));
        assert!(stands("2026-01-02T00:00:00") && stands("2027-03-03T23:30:00"));
        assert!(!stands("2026-01-01T23:30:00") && !stands("2027-03-04T00:00:00"));
    }

    #[test]
    fn a_session_cancelled_long_before_its_date_leaves_the_agenda_after_sixty_days() {
        let gone =
            session("2026-11-03T14:00:00").cancel(at("2026-03-03T09:00:00"), CancelReason::NoCase, None).unwrap();
        assert!(stands_in_agenda(&gone, day("2026-03-03")) && stands_in_agenda(&gone, day("2026-05-02")));
        assert!(!stands_in_agenda(&gone, day("2026-05-03")));
    }

    #[test]
    fn members_are_told_of_hours_room_link_coordinator_cancellation_and_return_and_of_nothing_else() {
        let before = session("2026-03-10T14:00:00");
        let now = at("2026-03-03T09:00:00");
        let moved = before.clone().reschedule(at("2026-03-10T15:00:00"), at("2026-03-10T16:00:00")).unwrap();
        let (mut link, mut room) = (before.clone(), before.clone());
        link.video_link = Some("https://visio.example/1".into());
        room.room = Some((crate::ids::PlaceId::from_uuid(Uuid::from_u128(3)), "Curie".into()));
        let gone = before.clone().cancel(now, CancelReason::NoCase, None).unwrap();
        let mut person = before.clone();
        person.coordinator = Some(crate::ids::ProfessionalId::from_uuid(Uuid::from_u128(4)));
        for after in [&moved, &link, &room, &person, &gone] {
            assert!(tells_members(&before, after) && tells_members(after, &before));
        }
        assert!(!tells_members(&before, &before.clone().open(now).unwrap()));
        assert!(!tells_members(&before, &before));
    }

    #[test]
    fn a_summary_leaves_at_seven_in_paris_in_summer_and_in_winter() {
        let utc = |month, day, hour| Utc.with_ymd_and_hms(2026, month, day, hour, 0, 0).unwrap();
        assert_eq!(next_summary(utc(3, 3, 8)), utc(3, 4, 6));
        assert_eq!(next_summary(utc(3, 3, 5)), utc(3, 3, 6));
        assert_eq!(next_summary(utc(3, 3, 6)), utc(3, 4, 6), "what is written at seven leaves the next day");
        assert_eq!(next_summary(utc(3, 28, 12)), utc(3, 29, 5), "the morning after the change of March");
        assert_eq!(next_summary(utc(10, 24, 12)), utc(10, 25, 6), "the morning after the change of October");
    }
}
