//! The right to act somewhere, in a role, between two dates.
//!
//! Source: expert knowledge, to be confirmed (DOMAIN §5.7: nominative account, specific habilitation, choice of the
//! activity situation after sign-in). It refuses to know what the role may do: that is `crate::access`.

use super::parsed_text::refusal;
use super::role::Role;
use crate::ids::{AccountId, HabilitationId, PlaceId, ServiceId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Days between two civil dates, both included. It never ends before it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "PeriodShape", into = "PeriodShape")]
pub struct Period {
    from: NaiveDate,
    until: Option<NaiveDate>,
}

/// A period would end before it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndsBeforeItBegins;

refusal!(EndsBeforeItBegins);

#[derive(Serialize, Deserialize)]
struct PeriodShape {
    from: NaiveDate,
    until: Option<NaiveDate>,
}

impl Period {
    /// From a day, until a day included or without end.
    ///
    /// # Errors
    /// [`EndsBeforeItBegins`].
    pub fn new(from: NaiveDate, until: Option<NaiveDate>) -> Result<Self, EndsBeforeItBegins> {
        if until.is_some_and(|until| until < from) { Err(EndsBeforeItBegins) } else { Ok(Self { from, until }) }
    }

    /// The first day.
    #[must_use]
    pub const fn from(self) -> NaiveDate {
        self.from
    }

    /// The last day, included; `None` without end.
    #[must_use]
    pub const fn until(self) -> Option<NaiveDate> {
        self.until
    }

    /// Whether a day is inside.
    #[must_use]
    pub fn contains(self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// Whether the two share a day.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        let starts_before_end = |a: Self, b: Self| b.until.is_none_or(|until| a.from <= until);
        starts_before_end(self, other) && starts_before_end(other, self)
    }
}

impl TryFrom<PeriodShape> for Period {
    type Error = EndsBeforeItBegins;

    fn try_from(shape: PeriodShape) -> Result<Self, EndsBeforeItBegins> {
        Self::new(shape.from, shape.until)
    }
}

impl From<Period> for PeriodShape {
    fn from(period: Period) -> Self {
        Self { from: period.from, until: period.until }
    }
}

/// What an account may be at an establishment (or in one of its services), between two dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Habilitation {
    /// Its own identifier.
    pub id: HabilitationId,
    /// Whose account.
    pub account: AccountId,
    /// Where.
    pub place: PlaceId,
    /// In one service only, or in the whole establishment (`None`).
    pub service: Option<ServiceId>,
    /// As what.
    pub role: Role,
    /// When.
    pub period: Period,
}

impl Habilitation {
    /// Whether it gives anything on that day.
    #[must_use]
    pub fn active_on(&self, day: NaiveDate) -> bool {
        self.period.contains(day)
    }

    /// Whether it reaches a service of its establishment: its own one, or any when it is not tied to a service.
    #[must_use]
    pub fn covers(&self, place: PlaceId, service: Option<ServiceId>) -> bool {
        self.place == place && (self.service.is_none() || self.service == service)
    }

    /// The same, ended on `day` (included), or unchanged when it already ended before.
    ///
    /// # Errors
    /// [`EndsBeforeItBegins`] when it has not begun on that day: such a one is withdrawn, not ended.
    pub fn ended_on(self, day: NaiveDate) -> Result<Self, EndsBeforeItBegins> {
        let until = self.period.until.map_or(day, |until| until.min(day));
        Ok(Self { period: Period::new(self.period.from, Some(until))?, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn habilitation(from: &str, until: Option<&str>) -> Habilitation {
        let id = Uuid::from_u128;
        Habilitation {
            id: HabilitationId::from_uuid(id(1)),
            account: AccountId::from_uuid(id(2)),
            place: PlaceId::from_uuid(id(3)),
            service: Some(ServiceId::from_uuid(id(4))),
            role: Role::Physician,
            period: Period::new(day(from), until.map(day)).unwrap(),
        }
    }

    #[test]
    fn the_first_and_the_last_day_count() {
        let locum = habilitation("2026-03-01", Some("2026-03-31"));
        assert!(locum.active_on(day("2026-03-01")) && locum.active_on(day("2026-03-31")));
        assert!(!locum.active_on(day("2026-02-28")) && !locum.active_on(day("2026-04-01")));
        assert!(habilitation("2026-03-01", None).active_on(day("2046-03-01")));
    }

    #[test]
    fn a_period_does_not_end_before_it_begins() {
        assert_eq!(Period::new(day("2026-03-02"), Some(day("2026-03-01"))), Err(EndsBeforeItBegins));
        assert!(serde_json::from_str::<Period>(r#"{"from":"2026-03-02","until":"2026-03-01"}"#).is_err());
    }

    #[test]
    fn ending_never_prolongs() {
        let locum = habilitation("2026-03-01", Some("2026-03-31"));
        assert_eq!(locum.clone().ended_on(day("2026-05-01")).unwrap(), locum);
        assert!(!locum.clone().ended_on(day("2026-03-10")).unwrap().active_on(day("2026-03-11")));
        assert!(locum.ended_on(day("2026-02-01")).is_err());
    }

    #[test]
    fn a_service_does_not_reach_its_neighbour() {
        let here = habilitation("2026-03-01", None);
        let other = ServiceId::from_uuid(Uuid::from_u128(9));
        assert!(here.covers(here.place, here.service));
        assert!(!here.covers(here.place, Some(other)) && !here.covers(here.place, None));
        assert!(Habilitation { service: None, ..here.clone() }.covers(here.place, Some(other)));
    }

    #[test]
    fn two_periods_that_touch_on_a_day_overlap() {
        let a = Period::new(day("2026-03-01"), Some(day("2026-03-31"))).unwrap();
        let b = Period::new(day("2026-03-31"), None).unwrap();
        let c = Period::new(day("2026-04-01"), None).unwrap();
        assert!(a.overlaps(b) && b.overlaps(a) && b.overlaps(c) && !a.overlaps(c));
    }
}
