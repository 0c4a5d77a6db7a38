//! Giving an account back to a person who lost the password and the second factor takes two other persons.
//!
//! Source: expert knowledge, to be confirmed (no single administrator can take an account over). One person asks, another
//! one confirms within a day; neither is the holder.

use super::parsed_text::refusal;
use crate::ids::AccountId;
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

/// How long a request waits for its second person.
const CONFIRM_WITHIN: Duration = Duration::hours(24);

/// A reset asked for by one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResetAsked {
    holder: AccountId,
    asked_by: AccountId,
    asked_at: DateTime<Utc>,
}

/// A reset that may happen: two persons, none of them the holder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResetConfirmed {
    /// Whose account.
    pub holder: AccountId,
    /// The first person.
    pub asked_by: AccountId,
    /// The second person.
    pub confirmed_by: AccountId,
    /// When the second person agreed.
    pub confirmed_at: DateTime<Utc>,
}

/// Why a reset is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ResetRefused {
    /// Nobody resets an account of their own this way.
    OwnAccount,
    /// The second person is the first one.
    SamePerson,
    /// More than 24 hours went by.
    TooLate,
}

refusal!(ResetRefused);

impl ResetAsked {
    /// The first person asks.
    ///
    /// # Errors
    /// `OwnAccount`.
    pub fn ask(holder: AccountId, by: AccountId, at: DateTime<Utc>) -> Result<Self, ResetRefused> {
        if holder == by { Err(ResetRefused::OwnAccount) } else { Ok(Self { holder, asked_by: by, asked_at: at }) }
    }

    /// Whose account.
    #[must_use]
    pub const fn holder(&self) -> AccountId {
        self.holder
    }

    /// Who asked.
    #[must_use]
    pub const fn asked_by(&self) -> AccountId {
        self.asked_by
    }

    /// When it was asked.
    #[must_use]
    pub const fn asked_at(&self) -> DateTime<Utc> {
        self.asked_at
    }

    /// Whether `by` could confirm at `at`.
    ///
    /// # Errors
    /// See [`ResetRefused`].
    pub fn may_confirm(&self, by: AccountId, at: DateTime<Utc>) -> Result<(), ResetRefused> {
        if by == self.holder {
            return Err(ResetRefused::OwnAccount);
        }
        if by == self.asked_by {
            return Err(ResetRefused::SamePerson);
        }
        if at - self.asked_at > CONFIRM_WITHIN { Err(ResetRefused::TooLate) } else { Ok(()) }
    }

    /// The second person confirms.
    ///
    /// # Errors
    /// As [`Self::may_confirm`].
    pub fn confirm(self, by: AccountId, at: DateTime<Utc>) -> Result<ResetConfirmed, ResetRefused> {
        self.may_confirm(by, at)?;
        let Self { holder, asked_by, .. } = self;
        Ok(ResetConfirmed { holder, asked_by, confirmed_by: by, confirmed_at: at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn account(n: u128) -> AccountId {
        AccountId::from_uuid(Uuid::from_u128(n))
    }

    #[test]
    fn a_reset_takes_two_persons_who_are_not_the_holder() {
        let noon: DateTime<Utc> = "2026-03-03T12:00:00Z".parse().unwrap();
        assert_eq!(ResetAsked::ask(account(1), account(1), noon), Err(ResetRefused::OwnAccount));
        let asked = ResetAsked::ask(account(1), account(2), noon).unwrap();
        let confirm = |by, hours| asked.clone().confirm(account(by), noon + Duration::hours(hours));
        assert_eq!(confirm(2, 1), Err(ResetRefused::SamePerson));
        assert_eq!(confirm(1, 1), Err(ResetRefused::OwnAccount));
        assert_eq!(confirm(3, 25), Err(ResetRefused::TooLate));
        assert_eq!(confirm(3, 24).unwrap().confirmed_by, account(3));
    }
}
