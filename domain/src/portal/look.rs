//! Who looked at what: the lines of the audit as the patient reads them, one a person, an act and a day.

use crate::{
    access::Action,
    audit::{Act, AuditEvent, Outcome},
    ids::{AccountId, PlaceId},
};
use chrono::{DateTime, NaiveDate, Utc};

/// What one person did with the record on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The person.
    pub who: AccountId,
    /// The place at which the person acted.
    pub place: Option<PlaceId>,
    /// What was done.
    pub act: Action,
    /// The day, as on the clocks of Paris.
    pub day: NaiveDate,
    /// The latest instant of that day.
    pub last: DateTime<Utc>,
    /// How many times.
    pub times: u32,
}

/// The looks of others than `reader`, latest first. `day` gives the civil day of an instant, in Paris.
///
/// A refused try shows nothing of the record: it is for the data protection officer, not for the patient's page.
#[must_use]
pub fn looks(events: &[AuditEvent], reader: AccountId, day: impl Fn(DateTime<Utc>) -> NaiveDate) -> Vec<Look> {
    let mut found: Vec<Look> = Vec::new();
    for event in events {
        let (Some(who), Act::Right(act), Outcome::Done) = (event.actor, event.act, event.outcome) else { continue };
        if who == reader {
            continue;
        }
        let look = Look { who, place: event.place, act, day: day(event.at), last: event.at, times: 1 };
        let same = |known: &&mut Look| {
            (known.who, known.place, known.act, known.day) == (look.who, look.place, look.act, look.day)
        };
        match found.iter_mut().find(same) {
            Some(known) => {
                known.times = known.times.saturating_add(1);
                known.last = known.last.max(look.last);
            }
            None => found.push(look),
        }
    }
    found.sort_by_key(|look| std::cmp::Reverse(look.last));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        access::{Refusal, TargetKind},
        audit::{SystemAct, Target},
    };
    use uuid::Uuid;

    fn person(number: u128) -> AccountId {
        AccountId::from_uuid(Uuid::from_u128(number))
    }

    fn event(who: u128, act: impl Into<Act>, hour: i64) -> AuditEvent {
        AuditEvent {
            at: DateTime::from_timestamp(1_790_000_000 + hour * 3_600, 0).unwrap(),
            actor: Some(person(who)),
            place: None,
            act: act.into(),
            target: Target { kind: TargetKind::Patient, id: None },
            patient: None,
            outcome: Outcome::Done,
            shown: vec![],
            reason: None,
            why: String::new(),
        }
    }

    fn seen(events: &[AuditEvent]) -> Vec<(u128, Action, u32)> {
        let looks = looks(events, person(9), |at| at.date_naive());
        looks.iter().map(|look| (look.who.uuid().as_u128(), look.act, look.times)).collect()
    }

    #[test]
    fn the_same_act_of_one_day_is_one_line_and_the_latest_comes_first() {
        let (see, fill) = (Action::SeeRecord, Action::FillFrcp);
        let events = [event(1, see, 0), event(1, see, 1), event(1, see, 30), event(2, see, 1), event(1, fill, 2)];
        assert_eq!(seen(&events), [(1, see, 1), (1, fill, 1), (1, see, 2), (2, see, 1)]);
    }

    #[test]
    fn one_s_own_readings_refused_tries_and_jobs_are_left_out() {
        let refused = AuditEvent { outcome: Outcome::Refused(Refusal::NotShared), ..event(1, Action::SeeRecord, 0) };
        let job = AuditEvent { actor: None, ..event(1, Action::SeeRecord, 0) };
        assert_eq!(seen(&[event(9, Action::SeeRecord, 0), refused, job, event(1, SystemAct::SignedIn, 0)]), []);
    }
}
