//! Giving somebody a new way in takes two persons, neither of whom is that somebody.
//!
//! Source: OWASP ASVS 5.0.0, 6.4.3 (a reset does not go round the second factor) and 2.3.5 (two-person approval). The 24
//! hours are expert knowledge, to be confirmed.

use crate::ids::AccountId;
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

/// Hours during which a requested reset waits for its second person.
pub const RESET_HOURS: i64 = 24;

/// Why a step of a reset is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ResetRefusal {
    /// The person concerned is neither of the two.
    Oneself,
    /// The second person is another than the first.
    SamePerson,
    /// The request is older than a day.
    Expired,
    /// It was already confirmed or given up.
    NotWaiting,
}

/// The reset of one account's password and second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "state")]
pub enum Reset {
    /// Asked for by one person.
    Requested {
        /// The account to reset.
        subject: AccountId,
        /// The first person.
        by: AccountId,
        /// When.
        at: DateTime<Utc>,
    },
    /// Confirmed by another: the account may be set up again.
    Confirmed {
        /// The account to reset.
        subject: AccountId,
        /// The first person.
        requested_by: AccountId,
        /// The second person.
        confirmed_by: AccountId,
        /// When it was confirmed.
        at: DateTime<Utc>,
    },
    /// Given up, by either.
    GivenUp {
        /// The account that was not reset.
        subject: AccountId,
        /// Who gave up.
        by: AccountId,
        /// When.
        at: DateTime<Utc>,
    },
}

impl Reset {
    /// The first person asks.
    ///
    /// # Errors
    /// `ResetRefusal::Oneself`.
    pub fn request(subject: AccountId, by: AccountId, at: DateTime<Utc>) -> Result<Self, ResetRefusal> {
        if subject == by { Err(ResetRefusal::Oneself) } else { Ok(Self::Requested { subject, by, at }) }
    }

    /// The second person confirms, within a day.
    ///
    /// # Errors
    /// The reset unchanged, and why.
    pub fn confirm(self, confirmed_by: AccountId, at: DateTime<Utc>) -> Result<Self, (Self, ResetRefusal)> {
        let Self::Requested { subject, by, at: requested_at } = self else {
            return Err((self, ResetRefusal::NotWaiting));
        };
        if confirmed_by == subject {
            Err((self, ResetRefusal::Oneself))
        } else if confirmed_by == by {
            Err((self, ResetRefusal::SamePerson))
        } else if at >= requested_at + Duration::hours(RESET_HOURS) {
            Err((self, ResetRefusal::Expired))
        } else {
            Ok(Self::Confirmed { subject, requested_by: by, confirmed_by, at })
        }
    }

    /// Either person, or the subject, gives up.
    ///
    /// # Errors
    /// The reset unchanged, and `ResetRefusal::NotWaiting`.
    pub fn give_up(self, by: AccountId, at: DateTime<Utc>) -> Result<Self, (Self, ResetRefusal)> {
        match self {
            Self::Requested { subject, .. } => Ok(Self::GivenUp { subject, by, at }),
            Self::Confirmed { .. } | Self::GivenUp { .. } => Err((self, ResetRefusal::NotWaiting)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn person(number: u128) -> AccountId {
        AccountId::from_uuid(Uuid::from_u128(number))
    }

    fn at(hours: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000 + 3600 * hours, 0).unwrap()
    }

    fn requested() -> Reset {
        Reset::request(person(1), person(2), at(0)).unwrap()
    }

    #[test]
    fn two_other_persons_reset_an_access() {
        let done = requested().confirm(person(3), at(1)).unwrap();
        assert!(matches!(done, Reset::Confirmed { requested_by, .. } if requested_by == person(2)));
        assert_eq!(done.confirm(person(4), at(2)).unwrap_err().1, ResetRefusal::NotWaiting);
    }

    #[test]
    fn nobody_resets_the_own_access() {
        assert_eq!(Reset::request(person(1), person(1), at(0)), Err(ResetRefusal::Oneself));
        assert_eq!(requested().confirm(person(1), at(1)).unwrap_err().1, ResetRefusal::Oneself);
    }

    #[test]
    fn one_person_is_not_two() {
        assert_eq!(requested().confirm(person(2), at(1)).unwrap_err().1, ResetRefusal::SamePerson);
    }

    #[test]
    fn a_request_waits_a_day_and_no_more() {
        assert!(requested().confirm(person(3), at(23)).is_ok());
        assert_eq!(requested().confirm(person(3), at(24)).unwrap_err().1, ResetRefusal::Expired);
    }

    #[test]
    fn what_was_given_up_is_not_confirmed() {
        let given_up = requested().give_up(person(1), at(1)).unwrap();
        assert_eq!(given_up.confirm(person(3), at(2)).unwrap_err().1, ResetRefusal::NotWaiting);
        assert_eq!(given_up.give_up(person(1), at(2)).unwrap_err().1, ResetRefusal::NotWaiting);
    }
}
