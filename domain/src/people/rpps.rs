//! The national number of a health professional.

use super::luhn::has_luhn_key;
use super::parsed_text::{parsed_text, refusal};
use serde::{Deserialize, Serialize};

/// An RPPS number: 11 digits, the last of which is a Luhn key.
///
/// Source: ANS, répertoire partagé des professionnels de santé, structure of the identifier; CI-SIS, type 8 of the
/// national identifier (OID 1.2.250.1.71.4.2.1).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Rpps(String);

/// Why a text is not an RPPS number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RppsError {
    /// Not 11 digits.
    Shape,
    /// The key does not match: a digit is wrong or two are swapped.
    Key,
}

impl Rpps {
    /// Reads 11 digits; spaces are dropped.
    ///
    /// # Errors
    /// See [`RppsError`].
    pub fn parse(text: &str) -> Result<Self, RppsError> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if digits.len() != 11 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(RppsError::Shape);
        }
        if has_luhn_key(&digits) { Ok(Self(digits)) } else { Err(RppsError::Key) }
    }

    /// Reads the national identifier of a card or of Pro Santé Connect: `8` followed by the RPPS number.
    ///
    /// # Errors
    /// `Shape` when the first digit is not 8 (another kind of identifier), else as [`Rpps::parse`].
    pub fn from_national_id(text: &str) -> Result<Self, RppsError> {
        text.trim().strip_prefix('8').ok_or(RppsError::Shape).and_then(Self::parse)
    }

    /// The national identifier, `8` followed by the number: what a CDA document carries under 1.2.250.1.71.4.2.1.
    #[must_use]
    pub fn national_id(&self) -> String {
        format!("8{}", self.0)
    }
}

parsed_text!(Rpps, RppsError);
refusal!(RppsError);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_the_national_examples_is_valid() {
        let rpps = Rpps::from_national_id("801234567897").unwrap();
        assert_eq!(rpps.as_str(), "01234567897");
        assert_eq!(rpps.national_id(), "801234567897");
        assert_eq!(Rpps::parse("012 345 678 97").unwrap(), rpps);
    }

    #[test]
    fn two_swapped_digits_are_noticed() {
        assert_eq!(Rpps::parse("01234567879"), Err(RppsError::Key));
        assert_eq!(Rpps::parse("0123456789"), Err(RppsError::Shape));
        assert_eq!(Rpps::parse("0123456789A"), Err(RppsError::Shape));
        assert_eq!(Rpps::from_national_id("301234567897"), Err(RppsError::Shape));
    }

    #[test]
    fn a_stored_wrong_number_does_not_come_back() {
        assert!(serde_json::from_str::<Rpps>("\"01234567890\"").is_err());
    }
}
