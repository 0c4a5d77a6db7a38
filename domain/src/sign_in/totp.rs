//! When a time-based code is accepted: one step of clock drift, and never twice.
//!
//! Source: RFC 6238, §5.2 (drift, and one acceptance only). The code of a step is computed in `services`.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Seconds of a step.
pub const TOTP_PERIOD_SECONDS: u64 = 30;

/// Why a time-based code is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TotpRefusal {
    /// No accepted step has this code.
    Wrong,
    /// The code of this step, or of a later one, was already used.
    AlreadyUsed,
}

/// The step of an instant; zero before 1970.
#[must_use]
pub fn step_at(now: DateTime<Utc>) -> u64 {
    u64::try_from(now.timestamp()).unwrap_or(0) / TOTP_PERIOD_SECONDS
}

/// The steps whose codes must be compared with what was typed, the current one first.
#[must_use]
pub fn candidate_steps(now: DateTime<Utc>) -> [u64; 3] {
    let step = step_at(now);
    [step, step.saturating_sub(1), step.saturating_add(1)]
}

/// Accepts the step whose code was typed (`None` when no candidate matched), and gives the last used step to store.
///
/// # Errors
/// `Wrong` for a step out of drift, `AlreadyUsed` for a replay.
pub fn accept_step(matched: Option<u64>, last_used: Option<u64>, now: DateTime<Utc>) -> Result<u64, TotpRefusal> {
    let step = matched.filter(|step| candidate_steps(now).contains(step)).ok_or(TotpRefusal::Wrong)?;
    match last_used {
        Some(last) if step <= last => Err(TotpRefusal::AlreadyUsed),
        _ => Ok(step),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(30 * 1000 + 7, 0).unwrap()
    }

    #[test]
    fn one_step_of_drift_is_accepted_and_not_two() {
        for (step, expected) in [(998, false), (999, true), (1000, true), (1001, true), (1002, false)] {
            assert_eq!(accept_step(Some(step), None, now()).is_ok(), expected, "{step}");
        }
        assert_eq!(accept_step(None, None, now()), Err(TotpRefusal::Wrong));
    }

    #[test]
    fn a_code_is_never_accepted_twice_nor_one_older_than_the_last_used() {
        assert_eq!(accept_step(Some(1000), Some(999), now()), Ok(1000));
        assert_eq!(accept_step(Some(1000), Some(1000), now()), Err(TotpRefusal::AlreadyUsed));
        assert_eq!(accept_step(Some(999), Some(1000), now()), Err(TotpRefusal::AlreadyUsed));
    }

    #[test]
    fn an_instant_before_1970_has_a_step() {
        assert_eq!(candidate_steps(DateTime::from_timestamp(-5, 0).unwrap()), [0, 0, 1]);
    }
}
