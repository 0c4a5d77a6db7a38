//! The one-time code sent by mail: six digits, five minutes, five tries, once.
//!
//! Source: DOMAIN §5.7, expert knowledge, to be confirmed; OWASP ASVS 5.0.0, 6.5.1 (used once) and 6.5.5 (short life).
//! Only a digest of the code is kept; it is computed elsewhere, over the code and the sign-in that it is bound to.

use super::constant_time::same_bytes;
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

/// Digits of a code.
pub const CODE_DIGITS: usize = 6;

/// Minutes during which a code is accepted.
pub const CODE_MINUTES: i64 = 5;

/// Tries before a code dies.
pub const CODE_TRIES: u8 = 5;

/// Six digits, as typed: spaces and no-break spaces between them are forgiven.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OneTimeCode(String);

impl OneTimeCode {
    /// Reads a code.
    ///
    /// # Errors
    /// `CodeRefusal::NotSixDigits`.
    pub fn parse(text: &str) -> Result<Self, CodeRefusal> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let valid = digits.len() == CODE_DIGITS && digits.bytes().all(|b| b.is_ascii_digit());
        if valid { Ok(Self(digits)) } else { Err(CodeRefusal::NotSixDigits) }
    }

    /// The code of a number drawn elsewhere; only its last six digits count.
    #[must_use]
    pub fn from_number(number: u32) -> Self {
        Self(format!("{:06}", number % 1_000_000))
    }

    /// The six digits, to hash or to send them.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for OneTimeCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OneTimeCode(redacted)")
    }
}

impl TryFrom<String> for OneTimeCode {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).map_err(|_| "not six digits".to_owned())
    }
}

impl From<OneTimeCode> for String {
    fn from(code: OneTimeCode) -> Self {
        code.0
    }
}

/// What is kept of a code: the SHA-256 of the code and of the sign-in that asked for it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeDigest([u8; 32]);

impl CodeDigest {
    /// Wraps a digest computed elsewhere.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl std::fmt::Debug for CodeDigest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CodeDigest(redacted)")
    }
}

/// Why a code is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "refusal")]
pub enum CodeRefusal {
    /// It is not six digits; no try is consumed.
    NotSixDigits,
    /// It is wrong.
    Wrong {
        /// The tries that remain.
        tries_left: u8,
    },
    /// Five wrong tries were made.
    TooManyTries,
    /// Five minutes have passed.
    Expired,
    /// It was already used.
    AlreadyUsed,
}

/// A code that was sent, and what became of it. Any answer consumes it and gives the next state, which must be stored
/// before the answer is told, by compare-and-set: of two simultaneous answers only one may win.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "state")]
pub enum CodeChallenge {
    /// Waiting for an answer.
    Waiting {
        /// What the right answer's digest is.
        digest: CodeDigest,
        /// When it was sent.
        sent_at: DateTime<Utc>,
        /// Wrong answers so far.
        tries: u8,
    },
    /// Answered rightly, once.
    Used,
    /// Dead: too many tries.
    Spent,
}

/// The next state, and whether the answer was right.
pub type CodeAnswer = (CodeChallenge, Result<(), CodeRefusal>);

impl CodeChallenge {
    /// A code that has just been sent.
    #[must_use]
    pub const fn sent(digest: CodeDigest, sent_at: DateTime<Utc>) -> Self {
        Self::Waiting { digest, sent_at, tries: 0 }
    }

    /// Answers with the digest of what was typed.
    pub fn answer(self, given: &CodeDigest, now: DateTime<Utc>) -> CodeAnswer {
        let (digest, sent_at, tries) = match self {
            Self::Waiting { digest, sent_at, tries } => (digest, sent_at, tries),
            Self::Used => return (Self::Used, Err(CodeRefusal::AlreadyUsed)),
            Self::Spent => return (Self::Spent, Err(CodeRefusal::TooManyTries)),
        };
        let right = same_bytes(&digest.0, &given.0);
        if now < sent_at || now >= sent_at + Duration::minutes(CODE_MINUTES) {
            return (Self::Waiting { digest, sent_at, tries }, Err(CodeRefusal::Expired));
        }
        if right {
            return (Self::Used, Ok(()));
        }
        match CODE_TRIES.saturating_sub(tries.saturating_add(1)) {
            0 => (Self::Spent, Err(CodeRefusal::TooManyTries)),
            tries_left => (
                Self::Waiting { digest, sent_at, tries: tries.saturating_add(1) },
                Err(CodeRefusal::Wrong { tries_left }),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000 + seconds, 0).unwrap()
    }

    fn digest(byte: u8) -> CodeDigest {
        CodeDigest::from_bytes([byte; 32])
    }

    #[test]
    fn a_code_is_six_digits_and_spaces_are_forgiven() {
        assert_eq!(OneTimeCode::parse(" 012 345\u{a0}").unwrap().reveal(), "012345");
        for text in ["12345", "1234567", "12345a", "", "١٢٣٤٥٦"] {
            assert_eq!(OneTimeCode::parse(text), Err(CodeRefusal::NotSixDigits), "{text}");
        }
        assert_eq!(OneTimeCode::from_number(4_000_000_042).reveal(), "000042");
    }

    #[test]
    fn a_right_code_works_once() {
        let (next, answer) = CodeChallenge::sent(digest(1), at(0)).answer(&digest(1), at(10));
        assert_eq!(answer, Ok(()));
        let (_, again) = next.answer(&digest(1), at(11));
        assert_eq!(again, Err(CodeRefusal::AlreadyUsed));
    }

    #[test]
    fn a_code_dies_after_five_wrong_tries_even_for_the_right_answer() {
        let mut challenge = CodeChallenge::sent(digest(1), at(0));
        let mut answers = Vec::new();
        for _ in 0..5 {
            let (next, answer) = challenge.answer(&digest(2), at(1));
            challenge = next;
            answers.push(answer);
        }
        let lefts = [4, 3, 2, 1].map(|tries_left| Err(CodeRefusal::Wrong { tries_left }));
        assert_eq!(answers[..4], lefts);
        assert_eq!(answers[4], Err(CodeRefusal::TooManyTries));
        assert_eq!(challenge.answer(&digest(1), at(2)).1, Err(CodeRefusal::TooManyTries));
    }

    #[test]
    fn a_code_lives_five_minutes_and_not_before_it_was_sent() {
        let sent = || CodeChallenge::sent(digest(1), at(0));
        assert_eq!(sent().answer(&digest(1), at(299)).1, Ok(()));
        assert_eq!(sent().answer(&digest(1), at(300)).1, Err(CodeRefusal::Expired));
        assert_eq!(sent().answer(&digest(1), at(-1)).1, Err(CodeRefusal::Expired));
    }

    #[test]
    fn a_challenge_survives_storage_and_nothing_secret_is_printed() {
        let challenge = CodeChallenge::sent(digest(7), at(0));
        let json = serde_json::to_string(&challenge).unwrap();
        assert_eq!(serde_json::from_str::<CodeChallenge>(&json).unwrap(), challenge);
        assert!(!format!("{challenge:?}").contains('7'.to_string().repeat(2).as_str()));
        assert_eq!(format!("{:?}", OneTimeCode::from_number(1)), "OneTimeCode(redacted)");
    }
}
