//! A telephone number.

use super::parsed_text::{parsed_text, refusal};
use serde::{Deserialize, Serialize};

/// A number in international form: `+33612345678`; a French one may be typed with its ten digits.
/// Source: ITU-T E.164 (at most 15 digits).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

/// A text that is not a telephone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotAPhone;

refusal!(NotAPhone);

impl Phone {
    /// Reads ten French digits, or a number that begins with `+` or `00`; spaces, dots, hyphens and parentheses around
    /// groups are dropped.
    ///
    /// # Errors
    /// [`NotAPhone`].
    pub fn parse(text: &str) -> Result<Self, NotAPhone> {
        let is_mark = |c: char| c.is_whitespace() || matches!(c, '.' | '-' | '/' | '(' | ')');
        let typed: String = text.replace("(0)", "").chars().filter(|c| !is_mark(*c)).collect();
        let digits = match (typed.strip_prefix('+').or_else(|| typed.strip_prefix("00")), typed.strip_prefix('0')) {
            (Some(abroad), _) => abroad.to_owned(),
            (None, Some(national)) if national.len() == 9 => format!("33{national}"),
            _ => return Err(NotAPhone),
        };
        let plain = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
        let length = if digits.starts_with("33") { digits.len() == 11 } else { (8..=15).contains(&digits.len()) };
        if plain && length { Ok(Self(format!("+{digits}"))) } else { Err(NotAPhone) }
    }

    /// The ten digits of a French number.
    #[must_use]
    pub fn national(&self) -> Option<String> {
        self.0.strip_prefix("+33").map(|digits| format!("0{digits}"))
    }
}

parsed_text!(Phone, NotAPhone);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_kept_in_international_form() {
        for typed in ["06 12 34 56 78", "06.12.34.56.78", "+33612345678", "0033 6 12 34 56 78", "+33 (0)6 12 34 56 78"]
        {
            let phone = Phone::parse(typed).unwrap();
            assert_eq!(phone.as_str(), "+33612345678", "{typed}");
            assert_eq!(phone.national().unwrap(), "0612345678");
        }
        assert_eq!(Phone::parse("+32 2 555 12 12").unwrap().as_str(), "+3225551212");
        for wrong in ["", "12", "061234567", "06123456789", "+33 6", "zéro six", "+0612345678"] {
            assert_eq!(Phone::parse(wrong), Err(NotAPhone), "{wrong}");
        }
    }
}
