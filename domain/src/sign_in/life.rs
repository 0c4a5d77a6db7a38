//! How long a sign-in lives, when it asks for a code in place, and when it ends.
//!
//! Source: DOMAIN §5.7 (idle 20 minutes with re-lock that keeps the draft; fresh code of at most 5 minutes), expert
//! knowledge, to be confirmed; QUALITY S9 (10 hours at most). How long an account may stay unused: `crate::people::IdleBlock`.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

/// Minutes without any act after which a code is asked in place: the page and its text stay.
pub const IDLE_MINUTES: i64 = 20;

/// Hours after which a sign-in ends, whatever happens.
pub const ABSOLUTE_HOURS: i64 = 10;

/// Minutes during which a given code allows grave acts.
pub const FRESH_MINUTES: i64 = 5;

/// A signed-in browser. The identifier of the browser's cookie changes at each of its transitions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignIn {
    opened_at: DateTime<Utc>,
    last_act_at: DateTime<Utc>,
    code_given_at: DateTime<Utc>,
    ended_at: Option<DateTime<Utc>>,
}

/// What a sign-in allows now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignInState {
    /// Everything that the person may do.
    Live,
    /// Nothing until a code is given, in place.
    NeedsCode,
    /// Nothing any more.
    Ended,
}

impl SignIn {
    /// Opens a sign-in, both factors given just now.
    #[must_use]
    pub const fn open(now: DateTime<Utc>) -> Self {
        Self { opened_at: now, last_act_at: now, code_given_at: now, ended_at: None }
    }

    /// A sign-in read from storage: when it opened, last acted, was last given a code, and ended.
    #[must_use]
    pub const fn stored(
        opened_at: DateTime<Utc>,
        last_act_at: DateTime<Utc>,
        code_given_at: DateTime<Utc>,
        ended_at: Option<DateTime<Utc>>,
    ) -> Self {
        Self { opened_at, last_act_at, code_given_at, ended_at }
    }

    /// What the sign-in allows now. A clock that steps back never revives what has ended, and never ends what lives.
    #[must_use]
    pub fn state_at(&self, now: DateTime<Utc>) -> SignInState {
        if self.ended_at.is_some() || now >= self.ends_at() {
            SignInState::Ended
        } else if now >= self.last_act_at + Duration::minutes(IDLE_MINUTES) {
            SignInState::NeedsCode
        } else {
            SignInState::Live
        }
    }

    /// Whether the last code allows grave acts now.
    #[must_use]
    pub fn has_fresh_code(&self, now: DateTime<Utc>) -> bool {
        self.state_at(now) == SignInState::Live
            && now >= self.code_given_at
            && now < self.code_given_at + Duration::minutes(FRESH_MINUTES)
    }

    /// Notes an act of the person. Nothing changes unless the sign-in is live.
    #[must_use]
    pub fn acted(self, now: DateTime<Utc>) -> Self {
        if self.state_at(now) == SignInState::Live {
            Self { last_act_at: self.last_act_at.max(now), ..self }
        } else {
            self
        }
    }

    /// Notes a right code: an idle sign-in lives again, an ended one does not.
    #[must_use]
    pub fn code_given(self, now: DateTime<Utc>) -> Self {
        if self.state_at(now) == SignInState::Ended {
            self
        } else {
            Self { last_act_at: self.last_act_at.max(now), code_given_at: self.code_given_at.max(now), ..self }
        }
    }

    /// Ends the sign-in: sign-out, password change, closed account, or ended from elsewhere.
    #[must_use]
    pub fn end(self, now: DateTime<Utc>) -> Self {
        Self { ended_at: Some(self.ended_at.unwrap_or(now)), ..self }
    }

    /// When it ends at the latest.
    #[must_use]
    pub fn ends_at(&self) -> DateTime<Utc> {
        self.opened_at + Duration::hours(ABSOLUTE_HOURS)
    }

    /// When a code will be asked, without any further act.
    #[must_use]
    pub fn idle_at(&self) -> DateTime<Utc> {
        self.last_act_at + Duration::minutes(IDLE_MINUTES)
    }

    /// When it opened.
    #[must_use]
    pub const fn opened_at(&self) -> DateTime<Utc> {
        self.opened_at
    }

    /// When it last acted.
    #[must_use]
    pub const fn last_act_at(&self) -> DateTime<Utc> {
        self.last_act_at
    }

    /// When a code was last given.
    #[must_use]
    pub const fn code_given_at(&self) -> DateTime<Utc> {
        self.code_given_at
    }

    /// When it was ended on purpose.
    #[must_use]
    pub const fn ended_at(&self) -> Option<DateTime<Utc>> {
        self.ended_at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000 + 60 * minutes, 0).unwrap()
    }

    #[test]
    fn twenty_idle_minutes_ask_for_a_code_in_place() {
        let sign_in = SignIn::open(at(0));
        assert_eq!(sign_in.state_at(at(19)), SignInState::Live);
        assert_eq!(sign_in.state_at(at(20)), SignInState::NeedsCode);
        assert_eq!(sign_in.idle_at(), at(20));
        assert_eq!(sign_in.code_given(at(30)).state_at(at(49)), SignInState::Live);
    }

    #[test]
    fn acting_without_the_code_does_not_revive_an_idle_sign_in() {
        assert_eq!(SignIn::open(at(0)).acted(at(25)).state_at(at(26)), SignInState::NeedsCode);
    }

    #[test]
    fn a_sign_in_ends_after_ten_hours_however_busy() {
        let busy = (0..120).fold(SignIn::open(at(0)), |sign_in, step| sign_in.acted(at(5 * step)));
        assert_eq!(busy.state_at(at(599)), SignInState::Live);
        assert_eq!(busy.state_at(at(600)), SignInState::Ended);
        assert_eq!(busy.code_given(at(600)).state_at(at(600)), SignInState::Ended);
    }

    #[test]
    fn what_was_ended_stays_ended_even_if_the_clock_steps_back() {
        let ended = SignIn::open(at(0)).end(at(5));
        for now in [-10, 0, 5, 6] {
            assert_eq!(ended.code_given(at(now)).acted(at(now)).state_at(at(now)), SignInState::Ended);
        }
        assert_eq!(ended.end(at(9)).ended_at(), Some(at(5)));
    }

    #[test]
    fn a_code_is_fresh_for_five_minutes() {
        let sign_in = SignIn::open(at(0)).acted(at(10)).code_given(at(12));
        assert!(sign_in.has_fresh_code(at(16)) && !sign_in.has_fresh_code(at(17)));
        assert!(!sign_in.has_fresh_code(at(11)), "not before it was given");
        assert!(!sign_in.end(at(13)).has_fresh_code(at(13)));
    }

    #[test]
    fn a_sign_in_survives_storage() {
        let sign_in = SignIn::open(at(0)).acted(at(3)).end(at(9));
        let json = serde_json::to_string(&sign_in).unwrap();
        assert_eq!(serde_json::from_str::<SignIn>(&json).unwrap(), sign_in);
        let read =
            SignIn::stored(sign_in.opened_at(), sign_in.last_act_at(), sign_in.code_given_at(), sign_in.ended_at());
        assert_eq!(read, sign_in);
    }
}
