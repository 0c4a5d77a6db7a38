//! Concertation in emergency, before any board.
//!
//! Source: ICM charter and D.6124-131 (discussion after treatment in paediatric emergency); at least two named physicians,
//! the date, the treatment started and the reason, then a discussed passage at the next session at the latest: expert
//! knowledge, to be confirmed.

use crate::{
    ids::ProfessionalId,
    planning::{paris, poll::typed_hour},
    portal,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// An emergency concertation as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UrgentShape {
    /// Who took the decision: two physicians at least.
    pub physicians: Vec<ProfessionalId>,
    /// When.
    pub at: DateTime<Utc>,
    /// The treatment started.
    pub treatment: String,
    /// Why it could not wait.
    pub reason: String,
}

/// Why it is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UrgentRefusal {
    /// Fewer than two different physicians.
    TwoPhysiciansNeeded,
    /// No treatment is named.
    TreatmentNeeded,
    /// No reason is given.
    ReasonNeeded,
    /// It has not taken place yet.
    NotYet,
}

/// A concertation in emergency. The case must then be discussed, not only registered, at the next session at the latest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "UrgentShape", into = "UrgentShape")]
pub struct UrgentConsultation(UrgentShape);

impl UrgentConsultation {
    /// Checks it.
    ///
    /// # Errors
    /// Every [`UrgentRefusal`], at once.
    pub fn new(mut shape: UrgentShape) -> Result<Self, Vec<UrgentRefusal>> {
        shape.physicians.sort_unstable();
        shape.physicians.dedup();
        let refusals: Vec<_> = [
            (shape.physicians.len() < 2, UrgentRefusal::TwoPhysiciansNeeded),
            (shape.treatment.trim().is_empty(), UrgentRefusal::TreatmentNeeded),
            (shape.reason.trim().is_empty(), UrgentRefusal::ReasonNeeded),
        ]
        .into_iter()
        .filter_map(|(there, refusal)| there.then_some(refusal))
        .collect();
        if refusals.is_empty() { Ok(Self(shape)) } else { Err(refusals) }
    }

    /// Checks one that has just been held.
    ///
    /// # Errors
    /// As [`Self::new`]; [`UrgentRefusal::NotYet`] when it is dated later than now.
    pub fn held(shape: UrgentShape, now: DateTime<Utc>) -> Result<Self, Vec<UrgentRefusal>> {
        let early = shape.at > now;
        match Self::new(shape) {
            Ok(_) if early => Err(vec![UrgentRefusal::NotYet]),
            Err(mut refusals) if early => {
                refusals.push(UrgentRefusal::NotYet);
                Err(refusals)
            }
            checked => checked,
        }
    }

    /// What it says.
    #[must_use]
    pub const fn shape(&self) -> &UrgentShape {
        &self.0
    }
}

/// A moment that does not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MomentFault {
    /// No day that the calendar knows.
    NotADay,
    /// No hour of the day.
    NotAnHour,
}

/// When it was held, from a day and an hour of the wall in Paris as they are typed.
///
/// # Errors
/// Every [`MomentFault`], at once.
pub fn typed_moment(day: &str, hour: &str) -> Result<DateTime<Utc>, Vec<MomentFault>> {
    match (portal::birth_date(day), typed_hour(hour)) {
        (Some(day), Some(hour)) => Ok(paris::instant(day.and_time(hour))),
        (None, Some(_)) => Err(vec![MomentFault::NotADay]),
        (Some(_), None) => Err(vec![MomentFault::NotAnHour]),
        (None, None) => Err(vec![MomentFault::NotADay, MomentFault::NotAnHour]),
    }
}

impl TryFrom<UrgentShape> for UrgentConsultation {
    type Error = String;

    fn try_from(shape: UrgentShape) -> Result<Self, String> {
        Self::new(shape).map_err(|refusals| format!("{refusals:?}"))
    }
}

impl From<UrgentConsultation> for UrgentShape {
    fn from(value: UrgentConsultation) -> Self {
        value.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn one_physician_named_twice_is_not_a_concertation() {
        let one = ProfessionalId::from_uuid(Uuid::from_u128(1));
        let at = "2026-11-21T03:00:00Z".parse().unwrap();
        let shape = UrgentShape { physicians: vec![one, one], at, treatment: " ".into(), reason: "Compression".into() };
        let refusals = UrgentConsultation::new(shape).unwrap_err();
        assert_eq!(refusals, [UrgentRefusal::TwoPhysiciansNeeded, UrgentRefusal::TreatmentNeeded]);
    }

    #[test]
    fn a_moment_is_read_as_people_write_it() {
        assert_eq!(typed_moment("21/11/2026", "4 h 30"), Ok("2026-11-21T03:30:00Z".parse().unwrap()));
        assert_eq!(typed_moment("31/11/2026", "4 h 30"), Err(vec![MomentFault::NotADay]));
        assert_eq!(typed_moment("21/11/2026", "la nuit"), Err(vec![MomentFault::NotAnHour]));
        assert_eq!(typed_moment("", ""), Err(vec![MomentFault::NotADay, MomentFault::NotAnHour]));
    }

    #[test]
    fn a_concertation_is_traced_once_it_was_held() {
        let at = "2026-11-21T03:00:00Z".parse().unwrap();
        let physicians = [1, 2].map(|id| ProfessionalId::from_uuid(Uuid::from_u128(id))).to_vec();
        let shape = UrgentShape { physicians, at, treatment: "Corticoïdes".into(), reason: "Compression".into() };
        assert!(UrgentConsultation::held(shape.clone(), at).is_ok());
        let before = UrgentConsultation::held(shape, at - chrono::Duration::minutes(1)).unwrap_err();
        assert_eq!(before, [UrgentRefusal::NotYet]);
    }
}
