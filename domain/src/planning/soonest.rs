//! Which board takes a case soonest.
//!
//! Source: DGS and INCa ask that a case be discussed before the first treatment; DOMAIN of the product: inscriptions close before the
//! session, a case costs minutes. Expert knowledge, to be confirmed: among boards that fit, the date decides. It refuses to know who asks
//! and what the case is: no patient is needed to find a board.

use super::Load;
use chrono::{DateTime, Utc};

/// A session to come, as it matters to whoever looks for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chance {
    /// When it begins.
    pub starts: DateTime<Utc>,
    /// When inscriptions close.
    pub closes: DateTime<Utc>,
    /// How full it is.
    pub load: Load,
    /// What the case would cost there, in minutes.
    pub cost: u16,
}

/// How a session can take a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Taking {
    /// It has room, and inscriptions are open or will be.
    Freely,
    /// It has room, and inscriptions are closed: a reason is needed.
    WithAReason,
    /// It has no minute left.
    Full,
}

impl Chance {
    /// How it can take the case.
    #[must_use]
    pub const fn taking(&self, now: DateTime<Utc>) -> Taking {
        match (self.load.takes(self.cost), now.timestamp_millis() < self.closes.timestamp_millis()) {
            (false, _) => Taking::Full,
            (true, false) => Taking::WithAReason,
            (true, true) => Taking::Freely,
        }
    }
}

/// The place, in a list of sessions, of the first that takes the case freely.
#[must_use]
pub fn soonest(chances: &[Chance], now: DateTime<Utc>) -> Option<usize> {
    let free = chances.iter().enumerate().filter(|(_, one)| one.taking(now) == Taking::Freely);
    free.min_by_key(|(_, one)| one.starts).map(|(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        format!("{text}:00Z").parse().unwrap()
    }

    fn chance(day: &str, used: u16) -> Chance {
        let starts = at(&format!("{day}T13:00"));
        let load = Load { used, capacity: 90 };
        Chance { starts, closes: starts - chrono::Duration::hours(48), load, cost: 5 }
    }

    #[test]
    fn a_session_whose_inscriptions_are_closed_and_a_full_one_are_not_the_soonest() {
        let now = at("2026-03-09T08:00");
        let all =
            [chance("2026-03-10", 0), chance("2026-03-12", 88), chance("2026-03-24", 0), chance("2026-03-17", 85)];
        assert_eq!(all.map(|one| one.taking(now)), [Taking::WithAReason, Taking::Full, Taking::Freely, Taking::Freely]);
        assert_eq!(soonest(&all, now), Some(3));
        assert_eq!(soonest(&all[..2], now), None);
    }
}
