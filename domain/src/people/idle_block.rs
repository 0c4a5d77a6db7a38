//! An account that nobody uses is closed to whoever finds its password.
//!
//! Source: expert knowledge, to be confirmed (arrivals and leavers: suspension after 90 days without sign-in).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Where an account stands regarding its last use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "state")]
pub enum IdleState {
    /// In use.
    InUse,
    /// Blocked in `days_left` days: a mail says so.
    Warned {
        /// Days before the block, at least 1.
        days_left: u16,
    },
    /// Blocked: a structure's referent opens it again.
    Blocked,
}

/// After how many days without a sign-in an account is blocked, and when its holder is warned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdleBlock {
    /// Idle days from which the account is blocked.
    pub after_days: u16,
    /// How many days before that the holder is warned.
    pub warn_days: u16,
}

impl Default for IdleBlock {
    fn default() -> Self {
        Self { after_days: 90, warn_days: 15 }
    }
}

impl IdleBlock {
    /// The state on `today` of an account used (or opened, or unblocked) for the last time on `last_use`.
    #[must_use]
    pub fn state(self, last_use: NaiveDate, today: NaiveDate) -> IdleState {
        let left = i64::from(self.after_days) - (today - last_use).num_days();
        if left <= 0 {
            return IdleState::Blocked;
        }
        match u16::try_from(left) {
            Ok(days_left) if days_left <= self.warn_days => IdleState::Warned { days_left },
            _ => IdleState::InUse,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ninety_idle_days_block_an_account() {
        let last = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        let after = |days| IdleBlock::default().state(last, last + chrono::Days::new(days));
        assert_eq!(after(0), IdleState::InUse);
        assert_eq!(after(74), IdleState::InUse);
        assert_eq!(after(75), IdleState::Warned { days_left: 15 });
        assert_eq!(after(89), IdleState::Warned { days_left: 1 });
        assert_eq!(after(90), IdleState::Blocked);
    }

    #[test]
    fn a_clock_set_back_blocks_nobody() {
        let last = NaiveDate::from_ymd_opt(2026, 1, 10).unwrap();
        assert_eq!(IdleBlock::default().state(last, last - chrono::Days::new(5)), IdleState::InUse);
    }
}
