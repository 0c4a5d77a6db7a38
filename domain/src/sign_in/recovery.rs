//! Recovery codes: ten, each used once, printed when the second factor is set up.
//!
//! Ten characters from an alphabet without 0, 1, I, L, O and U, in two groups: about 49 bits each. Only digests are kept.
//! Source: expert knowledge, to be confirmed.

use super::constant_time::same_bytes;
use serde::{Deserialize, Serialize};

/// Codes of one set.
pub const RECOVERY_CODES: usize = 10;

const ALPHABET: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 10;

/// Why a recovery code is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecoveryRefusal {
    /// It does not have the shape of a code.
    NotACode,
    /// It is not one of those that remain.
    Unknown,
}

/// A recovery code in its canonical shape: ten capitals and digits, without hyphen.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(String);

impl RecoveryCode {
    /// Reads a code; case, spaces and hyphens are forgiven.
    ///
    /// # Errors
    /// `RecoveryRefusal::NotACode`.
    pub fn parse(text: &str) -> Result<Self, RecoveryRefusal> {
        let bare: String =
            text.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_uppercase()).collect();
        let valid = bare.len() == LENGTH && bare.bytes().all(|b| ALPHABET.contains(&b));
        if valid { Ok(Self(bare)) } else { Err(RecoveryRefusal::NotACode) }
    }

    /// The code of a number drawn elsewhere, uniformly below 30^10 (greater numbers wrap).
    #[must_use]
    pub fn from_number(mut number: u64) -> Self {
        let mut text = String::with_capacity(LENGTH);
        for _ in 0..LENGTH {
            let letter = usize::try_from(number % 30).ok().and_then(|at| ALPHABET.get(at)).copied();
            text.push(char::from(letter.unwrap_or(b'2')));
            number /= 30;
        }
        Self(text)
    }

    /// The ten characters, to hash them.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The code as printed: two groups of five.
    #[must_use]
    pub fn printed(&self) -> String {
        let (first, second) = self.0.split_at(LENGTH / 2);
        format!("{first}-{second}")
    }
}

impl std::fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCode(redacted)")
    }
}

/// The digests of the codes that were not used yet.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RecoveryCodes(Vec<[u8; 32]>);

impl RecoveryCodes {
    /// A new set, from the digests of its codes.
    #[must_use]
    pub const fn new(digests: Vec<[u8; 32]>) -> Self {
        Self(digests)
    }

    /// How many remain.
    #[must_use]
    pub const fn left(&self) -> usize {
        self.0.len()
    }

    /// Uses the code of this digest: the set without it.
    ///
    /// # Errors
    /// The set unchanged, and `RecoveryRefusal::Unknown`.
    pub fn use_one(self, given: &[u8; 32]) -> Result<Self, (Self, RecoveryRefusal)> {
        let kept: Vec<_> = self.0.iter().filter(|digest| !same_bytes(*digest, given)).copied().collect();
        if kept.len() < self.0.len() { Ok(Self(kept)) } else { Err((self, RecoveryRefusal::Unknown)) }
    }
}

impl std::fmt::Debug for RecoveryCodes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RecoveryCodes({} left)", self.left())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_code_is_read_back_whatever_the_case_and_the_spaces() {
        let code = RecoveryCode::from_number(123_456_789_012);
        let typed = format!(" {} ", code.printed().to_lowercase().replace('-', " "));
        assert_eq!(RecoveryCode::parse(&typed).unwrap(), code);
        assert_eq!(code.printed().len(), 11);
    }

    #[test]
    fn letters_that_look_like_digits_are_not_in_a_code() {
        for text in ["22222-2222O", "22222-2222I", "22222-22220", "22222-2222", "22222-222222", "é2222-22222"] {
            assert_eq!(RecoveryCode::parse(text), Err(RecoveryRefusal::NotACode), "{text}");
        }
    }

    #[test]
    fn different_numbers_make_different_codes() {
        assert_ne!(RecoveryCode::from_number(29), RecoveryCode::from_number(30));
        assert_eq!(RecoveryCode::from_number(0).reveal(), "2222222222");
    }

    #[test]
    fn each_code_works_once() {
        let codes = RecoveryCodes::new((0..10).map(|byte| [byte; 32]).collect());
        assert_eq!(codes.left(), RECOVERY_CODES);
        let codes = codes.use_one(&[3; 32]).unwrap();
        assert_eq!(codes.left(), 9);
        let (codes, refusal) = codes.use_one(&[3; 32]).unwrap_err();
        assert_eq!((codes.left(), refusal), (9, RecoveryRefusal::Unknown));
    }
}
