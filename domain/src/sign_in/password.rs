//! What a password must be: long, and not one that is guessed first.
//!
//! Source: OWASP ASVS 5.0.0, 6.2.1 (length), 6.2.5 (no composition rule), 6.2.9 (long ones allowed), 6.2.12 (common ones
//! refused). Twelve characters: expert knowledge, to be confirmed.

use super::common_passwords::COMMON;
use serde::{Deserialize, Serialize};

/// Characters that a password has at least.
pub const PASSWORD_MIN: usize = 12;

/// Characters that a password has at most: enough for any phrase, little enough to hash.
pub const PASSWORD_MAX: usize = 128;

/// Why a password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PasswordRefusal {
    /// Fewer than `PASSWORD_MIN` characters.
    TooShort,
    /// More than `PASSWORD_MAX` characters.
    TooLong,
    /// It holds the e-mail address, or its first part.
    ContainsEmail,
    /// It is one of the passwords that are tried first, or one of them repeated or lengthened.
    Common,
    /// It is made of one or two characters repeated.
    Monotonous,
}

/// A password that may be chosen. It never shows in a debug print, and never crosses a wire from here.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// Accepts a password for the account of this e-mail address.
    ///
    /// # Errors
    /// The first reason to refuse it.
    pub fn choose(text: &str, email: &str) -> Result<Self, PasswordRefusal> {
        let length = text.chars().count();
        let low = text.to_lowercase();
        if length < PASSWORD_MIN {
            Err(PasswordRefusal::TooShort)
        } else if length > PASSWORD_MAX {
            Err(PasswordRefusal::TooLong)
        } else if contains_email(&low, email) {
            Err(PasswordRefusal::ContainsEmail)
        } else if is_monotonous(&low) {
            Err(PasswordRefusal::Monotonous)
        } else if is_common(&low) {
            Err(PasswordRefusal::Common)
        } else {
            Ok(Self(text.to_owned()))
        }
    }

    /// The text, to hash it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(redacted)")
    }
}

fn contains_email(low: &str, email: &str) -> bool {
    let email = email.trim().to_lowercase();
    let name = email.split('@').next().unwrap_or_default();
    (!email.is_empty() && low.contains(&email)) || (name.chars().count() >= 4 && low.contains(name))
}

fn is_monotonous(low: &str) -> bool {
    let mut seen: Vec<char> = low.chars().collect();
    seen.sort_unstable();
    seen.dedup();
    seen.len() <= 2
}

/// A common password, alone, repeated, or with only digits and signs around it.
fn is_common(low: &str) -> bool {
    let bare = low.trim_matches(|c: char| !c.is_alphabetic());
    COMMON.iter().any(|common| low == *common || bare == *common || is_repetition(low, common))
}

fn is_repetition(low: &str, of: &str) -> bool {
    low.len() > of.len() && low.as_bytes().iter().zip(of.bytes().cycle()).all(|(given, expected)| *given == expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMAIL: &str = "camille.martin@hopital.example";

    fn refusal(text: &str) -> Option<PasswordRefusal> {
        Password::choose(text, EMAIL).err()
    }

    #[test]
    fn a_phrase_is_a_good_password() {
        assert_eq!(refusal("trois pommes sur la table"), None);
        assert_eq!(refusal("éléphantïsmé"), None);
        assert_eq!(refusal(&"abc".repeat(42)), None);
    }

    #[test]
    fn eleven_characters_are_too_short_and_129_too_long() {
        assert_eq!(refusal("vingt-deux."), Some(PasswordRefusal::TooShort));
        assert_eq!(refusal(&"a1b2".repeat(33)), Some(PasswordRefusal::TooLong));
    }

    #[test]
    fn characters_are_counted_not_bytes() {
        assert_eq!(refusal("éééééàààààù"), Some(PasswordRefusal::TooShort));
    }

    #[test]
    fn neither_the_address_nor_its_first_part_make_a_password() {
        assert_eq!(refusal("xx Camille.Martin xx"), Some(PasswordRefusal::ContainsEmail));
        assert_eq!(refusal("camille.martin@hopital.example1"), Some(PasswordRefusal::ContainsEmail));
    }

    #[test]
    fn a_very_short_first_part_forbids_nothing() {
        assert!(Password::choose("trois pommes", "om@hopital.example").is_ok());
    }

    #[test]
    fn common_passwords_are_refused_even_decorated_or_repeated() {
        for text in ["Motdepasse2026!", "password1234", "123456789012", "azertyuiop123", "motdepassemotdepasse"] {
            assert_eq!(refusal(text), Some(PasswordRefusal::Common), "{text}");
        }
    }

    #[test]
    fn two_characters_repeated_are_refused() {
        assert_eq!(refusal("abababababab"), Some(PasswordRefusal::Monotonous));
        assert_eq!(refusal("aaaaaaaaaaaaaa"), Some(PasswordRefusal::Monotonous));
    }

    #[test]
    fn no_composition_is_asked() {
        assert_eq!(refusal("toutenminusculessanschiffre"), None);
    }

    #[test]
    fn a_password_never_shows_in_a_debug_print() {
        let password = Password::choose("trois pommes sur la table", EMAIL).unwrap();
        assert_eq!(format!("{password:?}"), "Password(redacted)");
        assert_eq!(password.reveal(), "trois pommes sur la table");
    }
}
