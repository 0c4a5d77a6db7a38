//! The national number of an establishment.

use super::luhn::has_luhn_key;
use super::parsed_text::{parsed_text, refusal};
use serde::{Deserialize, Serialize};

/// A FINESS number: 9 characters, digits except for Corsica (`2A`, `2B`), the last one a Luhn key.
///
/// Source: DREES, répertoire FINESS: department, rank, Luhn key; for Corsica the key is computed with A = 1 and B = 2
/// (verified on every Corsican number of the SAE 2023 file).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Finess(String);

/// Why a text is not a FINESS number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FinessError {
    /// Not 9 digits (or `2A`, `2B` and 7 digits).
    Shape,
    /// The key does not match.
    Key,
}

impl Finess {
    /// Reads 9 characters; spaces are dropped, letters are raised.
    ///
    /// # Errors
    /// See [`FinessError`].
    pub fn parse(text: &str) -> Result<Self, FinessError> {
        let kept = text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase());
        let number: String = kept.collect();
        let digits = digits_for_key(&number).ok_or(FinessError::Shape)?;
        if has_luhn_key(&digits) { Ok(Self(number)) } else { Err(FinessError::Key) }
    }

    /// The first two characters: the department, or the first two digits of an overseas one (`97`).
    #[must_use]
    pub fn department(&self) -> &str {
        self.0.get(0..2).unwrap_or_default()
    }
}

fn digits_for_key(number: &str) -> Option<String> {
    let digits = match number.as_bytes() {
        [b'2', b'A', ..] => format!("21{}", number.get(2..)?),
        [b'2', b'B', ..] => format!("22{}", number.get(2..)?),
        _ => number.to_owned(),
    };
    (digits.len() == 9 && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}

parsed_text!(Finess, FinessError);
refusal!(FinessError);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_the_mainland_and_of_corsica_are_valid() {
        for number in ["750000010", "750003014", "750 062 036", "2A0000139", "2b0000012"] {
            assert!(Finess::parse(number).is_ok(), "{number}");
        }
        assert_eq!(Finess::parse("2a0000139").unwrap().department(), "2A");
    }

    #[test]
    fn a_wrong_key_and_a_wrong_shape_are_told_apart() {
        assert_eq!(Finess::parse("750000011"), Err(FinessError::Key));
        assert_eq!(Finess::parse("2A0000138"), Err(FinessError::Key));
        assert_eq!(Finess::parse("2C0000139"), Err(FinessError::Shape));
        assert_eq!(Finess::parse("75000001"), Err(FinessError::Shape));
    }
}
