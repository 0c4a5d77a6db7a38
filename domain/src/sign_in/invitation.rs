//! An invitation to open an account: seven days, once.
//!
//! Source: DOMAIN §5.7 (an account is opened by the structure's referent); the seven days are expert knowledge, to be
//! confirmed.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

/// Days during which an invitation is accepted.
pub const INVITATION_DAYS: i64 = 7;

/// How long the text that a browser kept can be read again after it was last used there, days.
pub const BUFFER_DAYS: i64 = 7;

/// Why an invitation is refused. The person is told the same thing in the three cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InvitationRefusal {
    /// Seven days have passed.
    Expired,
    /// It was already accepted.
    AlreadyAccepted,
    /// Whoever sent it took it back.
    TakenBack,
}

/// An invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "state")]
pub enum Invitation {
    /// Waiting.
    Sent {
        /// When it was sent.
        at: DateTime<Utc>,
    },
    /// Accepted, once.
    Accepted {
        /// When it was accepted.
        at: DateTime<Utc>,
    },
    /// Taken back.
    TakenBack {
        /// When it was taken back.
        at: DateTime<Utc>,
    },
}

impl Invitation {
    /// Whether it can be accepted now.
    ///
    /// # Errors
    /// Why not.
    pub fn check(self, now: DateTime<Utc>) -> Result<(), InvitationRefusal> {
        match self {
            Self::Sent { at } if now < at + Duration::days(INVITATION_DAYS) => Ok(()),
            Self::Sent { .. } => Err(InvitationRefusal::Expired),
            Self::Accepted { .. } => Err(InvitationRefusal::AlreadyAccepted),
            Self::TakenBack { .. } => Err(InvitationRefusal::TakenBack),
        }
    }

    /// Accepts it.
    ///
    /// # Errors
    /// The invitation unchanged, and why.
    pub fn accept(self, now: DateTime<Utc>) -> Result<Self, (Self, InvitationRefusal)> {
        self.check(now).map(|()| Self::Accepted { at: now }).map_err(|refusal| (self, refusal))
    }

    /// Takes it back; an expired one may be taken back too.
    ///
    /// # Errors
    /// The invitation unchanged, and why.
    pub fn take_back(self, now: DateTime<Utc>) -> Result<Self, (Self, InvitationRefusal)> {
        match self {
            Self::Sent { .. } => Ok(Self::TakenBack { at: now }),
            Self::Accepted { .. } => Err((self, InvitationRefusal::AlreadyAccepted)),
            Self::TakenBack { .. } => Err((self, InvitationRefusal::TakenBack)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(days: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000 + 86_400 * days, 0).unwrap()
    }

    const fn sent(at: DateTime<Utc>) -> Invitation {
        Invitation::Sent { at }
    }

    #[test]
    fn an_invitation_is_accepted_once_within_seven_days() {
        let accepted = sent(at(0)).accept(at(6)).unwrap();
        assert_eq!(accepted.accept(at(6)).unwrap_err().1, InvitationRefusal::AlreadyAccepted);
        assert_eq!(sent(at(0)).accept(at(7)).unwrap_err().1, InvitationRefusal::Expired);
    }

    #[test]
    fn an_invitation_taken_back_is_dead() {
        let taken_back = sent(at(0)).take_back(at(1)).unwrap();
        assert_eq!(taken_back.accept(at(2)).unwrap_err().1, InvitationRefusal::TakenBack);
        assert_eq!(taken_back.take_back(at(2)).unwrap_err().1, InvitationRefusal::TakenBack);
        let accepted = sent(at(0)).accept(at(1)).unwrap();
        assert_eq!(accepted.take_back(at(2)).unwrap_err().1, InvitationRefusal::AlreadyAccepted);
    }
}
