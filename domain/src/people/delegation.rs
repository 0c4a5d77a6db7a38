//! A coordinator lends named powers to a named person, between two dates.
//!
//! Source: regional charters (a secretary may lock or validate only if delegated, DOMAIN §1.7 [S:PACA] [S:BESANCON]); the
//! shape (dated, named, ends by itself, every act shows "for Dr X") is expert knowledge, to be confirmed.

use super::habilitation::Period;
use super::parsed_text::refusal;
use crate::ids::{AccountId, DelegationId, OfferId};
use crate::sorted::Set;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The longest delegation, in days, both ends included.
pub const LONGEST_DAYS: i64 = 366;

/// What a coordinator may lend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DelegatedPower {
    /// Order, accept and postpone the cases of a session.
    PrepareSession,
    /// Close and lock a session.
    CloseSession,
    /// Validate forms.
    ValidateFrcp,
    /// Send validated forms.
    SendFrcp,
}

impl DelegatedPower {
    /// Every power, in the order in which lists show them.
    pub const ALL: [Self; 4] = [Self::PrepareSession, Self::CloseSession, Self::ValidateFrcp, Self::SendFrcp];
}

/// Powers lent on one RCP. Someone else's delegation cannot be lent again: the giver is always a coordinator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "DelegationShape", into = "DelegationShape")]
pub struct Delegation(DelegationShape);

/// The facts of a delegation, before they are checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DelegationShape {
    /// Its own identifier.
    pub id: DelegationId,
    /// On which RCP.
    pub offer: OfferId,
    /// The coordinator.
    pub given_by: AccountId,
    /// The person who receives.
    pub given_to: AccountId,
    /// Which powers.
    pub powers: Set<DelegatedPower>,
    /// When; it always ends.
    pub period: Period,
}

/// Why a delegation is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DelegationRefused {
    /// To oneself.
    ToOneself,
    /// Without any power.
    NoPower,
    /// Without an end.
    NoEnd,
    /// Longer than [`LONGEST_DAYS`].
    TooLong,
}

refusal!(DelegationRefused);

impl Delegation {
    /// Checks the facts of a delegation.
    ///
    /// # Errors
    /// See [`DelegationRefused`].
    pub fn new(facts: DelegationShape) -> Result<Self, DelegationRefused> {
        if facts.given_by == facts.given_to {
            return Err(DelegationRefused::ToOneself);
        }
        if facts.powers.is_empty() {
            return Err(DelegationRefused::NoPower);
        }
        let until = facts.period.until().ok_or(DelegationRefused::NoEnd)?;
        let days = (until - facts.period.from()).num_days() + 1;
        if days > LONGEST_DAYS { Err(DelegationRefused::TooLong) } else { Ok(Self(facts)) }
    }

    /// Its facts.
    #[must_use]
    pub const fn facts(&self) -> &DelegationShape {
        &self.0
    }

    /// Whether `who` holds `power` on `offer` on that day through this delegation.
    #[must_use]
    pub fn gives(&self, who: AccountId, offer: OfferId, power: DelegatedPower, day: NaiveDate) -> bool {
        let facts = &self.0;
        facts.given_to == who && facts.offer == offer && facts.powers.contains(&power) && facts.period.contains(day)
    }
}

impl TryFrom<DelegationShape> for Delegation {
    type Error = DelegationRefused;

    fn try_from(facts: DelegationShape) -> Result<Self, DelegationRefused> {
        Self::new(facts)
    }
}

impl From<Delegation> for DelegationShape {
    fn from(delegation: Delegation) -> Self {
        delegation.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn account(n: u128) -> AccountId {
        AccountId::from_uuid(Uuid::from_u128(n))
    }

    fn facts(from: &str, until: Option<&str>) -> DelegationShape {
        let period = Period::new(from.parse().unwrap(), until.map(|d| d.parse().unwrap())).unwrap();
        DelegationShape {
            id: DelegationId::from_uuid(Uuid::from_u128(1)),
            offer: OfferId::from_uuid(Uuid::from_u128(2)),
            given_by: account(1),
            given_to: account(2),
            powers: [DelegatedPower::ValidateFrcp].into(),
            period,
        }
    }

    #[test]
    fn a_delegation_is_named_dated_and_short() {
        let fine = facts("2026-07-01", Some("2026-07-31"));
        assert!(Delegation::new(fine.clone()).is_ok());
        let to_oneself = DelegationShape { given_to: account(1), ..fine.clone() };
        assert_eq!(Delegation::new(to_oneself), Err(DelegationRefused::ToOneself));
        let empty = DelegationShape { powers: Set::new(), ..fine };
        assert_eq!(Delegation::new(empty), Err(DelegationRefused::NoPower));
        assert_eq!(Delegation::new(facts("2026-07-01", None)), Err(DelegationRefused::NoEnd));
        assert_eq!(Delegation::new(facts("2026-07-01", Some("2028-07-01"))), Err(DelegationRefused::TooLong));
    }

    #[test]
    fn it_gives_one_power_to_one_person_on_one_board_for_a_time() {
        let delegation = Delegation::new(facts("2026-07-01", Some("2026-07-31"))).unwrap();
        let offer = delegation.facts().offer;
        let other = OfferId::from_uuid(Uuid::from_u128(7));
        let gives = |who, offer, power, day: &str| delegation.gives(account(who), offer, power, day.parse().unwrap());
        assert!(gives(2, offer, DelegatedPower::ValidateFrcp, "2026-07-31"));
        assert!(!gives(2, offer, DelegatedPower::ValidateFrcp, "2026-08-01"));
        assert!(!gives(2, offer, DelegatedPower::CloseSession, "2026-07-15"));
        assert!(!gives(2, other, DelegatedPower::ValidateFrcp, "2026-07-15"));
        assert!(!gives(3, offer, DelegatedPower::ValidateFrcp, "2026-07-15"));
    }
}
