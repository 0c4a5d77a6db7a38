//! When inscriptions open and close, the agenda leaves, and forms must be validated.
//!
//! Source: expert knowledge, to be confirmed (defaults, which each offer may change): closing 48 h before, agenda 24 h
//! before, validation within 72 h taken as 3 working days, alert at 48 h taken as 2 working days, escalation to the
//! coordinator when the delay is over, then to the 3C after as long again. The wording of INCa 2023 was not recovered.

use super::{add_working_days, is_working_day, paris};
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

/// The delays of an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delays {
    /// Days before the session on which inscriptions open.
    pub opening_days: u16,
    /// Hours before the session at which inscriptions close.
    pub closing_hours: u16,
    /// Hours before the session at which the agenda leaves.
    pub agenda_hours: u16,
    /// Working days after the session at which the forms not validated are recalled.
    pub alert_days: u8,
    /// Working days after the session within which forms are validated.
    pub validation_days: u8,
}

impl Default for Delays {
    fn default() -> Self {
        Self { opening_days: 60, closing_hours: 48, agenda_hours: 24, alert_days: 2, validation_days: 3 }
    }
}

/// Every instant that matters around one session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timetable {
    /// Inscriptions open.
    pub opens: DateTime<Utc>,
    /// Inscriptions close; on the last working day before when the exact hour falls on a closed day.
    pub closes: DateTime<Utc>,
    /// The agenda leaves.
    pub agenda: DateTime<Utc>,
    /// Forms that are not validated are recalled to their author.
    pub alert: DateTime<Utc>,
    /// Forms should be validated; the coordinator is told about the others.
    pub due: DateTime<Utc>,
    /// The 3C is told about those that still are not.
    pub escalation: DateTime<Utc>,
}

/// Who has to hear about a form that is not validated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Escalation {
    /// Nobody yet.
    None,
    /// Its author.
    Author,
    /// The coordinator too.
    Coordinator,
    /// The 3C too.
    CancerCentre,
}

impl Timetable {
    /// The instants around a session.
    #[must_use]
    pub fn of(start: DateTime<Utc>, end: DateTime<Utc>, delays: &Delays) -> Self {
        let validation = i32::from(delays.validation_days);
        Self {
            opens: start - Duration::days(i64::from(delays.opening_days)),
            closes: before(start, delays.closing_hours),
            agenda: before(start, delays.agenda_hours),
            alert: after(end, i32::from(delays.alert_days)),
            due: after(end, validation),
            escalation: after(end, validation * 2),
        }
    }

    /// Who has to hear, at an instant, about a form of the session that is not validated.
    #[must_use]
    pub fn escalation_at(&self, now: DateTime<Utc>) -> Escalation {
        if now >= self.escalation {
            Escalation::CancerCentre
        } else if now >= self.due {
            Escalation::Coordinator
        } else if now >= self.alert {
            Escalation::Author
        } else {
            Escalation::None
        }
    }
}

/// Some hours before, or the same hour of the working day before that.
fn before(start: DateTime<Utc>, hours: u16) -> DateTime<Utc> {
    let exact = paris::to_paris(start - Duration::hours(i64::from(hours)));
    let day = exact.date();
    let open = if is_working_day(day) { day } else { add_working_days(day, -1) };
    paris::instant(open.and_time(exact.time())).min(start)
}

/// The same hour of Paris, some working days later.
fn after(end: DateTime<Utc>, days: i32) -> DateTime<Utc> {
    let local = paris::to_paris(end);
    paris::instant(add_working_days(local.date(), days).and_time(local.time()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timetable(start: &str) -> Timetable {
        let start: DateTime<Utc> = start.parse().unwrap();
        Timetable::of(start, start + Duration::minutes(90), &Delays::default())
    }

    #[test]
    fn inscriptions_close_48_hours_before() {
        assert_eq!(timetable("2026-11-26T13:00:00Z").closes.to_rfc3339(), "2026-11-24T13:00:00+00:00");
    }

    #[test]
    fn a_monday_board_closes_on_friday_and_not_on_saturday() {
        assert_eq!(timetable("2026-11-23T13:00:00Z").closes.to_rfc3339(), "2026-11-20T13:00:00+00:00");
    }

    #[test]
    fn a_form_of_friday_is_due_on_wednesday() {
        let times = timetable("2026-11-20T13:00:00Z");
        assert_eq!(times.alert.to_rfc3339(), "2026-11-24T14:30:00+00:00");
        assert_eq!(times.due.to_rfc3339(), "2026-11-25T14:30:00+00:00");
    }

    #[test]
    fn a_holiday_gives_one_more_day() {
        assert_eq!(timetable("2026-11-10T13:00:00Z").due.to_rfc3339(), "2026-11-16T14:30:00+00:00");
    }

    #[test]
    fn the_author_hears_first_then_the_coordinator_then_the_3c() {
        let times = timetable("2026-11-16T13:00:00Z");
        let at = |text: &str| times.escalation_at(text.parse().unwrap());
        assert_eq!(at("2026-11-18T14:29:59Z"), Escalation::None);
        assert_eq!(at("2026-11-18T14:30:00Z"), Escalation::Author);
        assert_eq!(at("2026-11-19T14:30:00Z"), Escalation::Coordinator);
        assert_eq!(at("2026-11-24T14:30:00Z"), Escalation::CancerCentre);
    }
}
