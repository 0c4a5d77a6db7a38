//! The place of birth, by its code in the official geographic code (COG).

use crate::people::{parsed_text, refusal};
use serde::{Deserialize, Serialize};

/// What a code of birth place designates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BirthPlaceKind {
    /// A French commune.
    Commune,
    /// A foreign country, `99` and three digits.
    Country,
    /// Unknown, `99999`.
    Unknown,
}

/// A code of the COG: a commune (`75056`, `2A004`, `97411`), a country (`99139`) or the unknown place (`99999`).
/// Source: expert knowledge, to be confirmed (RNIV v2, trait "lieu de naissance"; INSEE, code officiel géographique).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CogCode(String);

/// A text that has not the shape of a COG code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotACogCode;

refusal!(NotACogCode);

impl CogCode {
    /// The code of an unknown place of birth.
    #[must_use]
    pub fn unknown() -> Self {
        Self("99999".to_owned())
    }

    /// Reads five characters: digits, or `2A`, `2B` and three digits. Whether the commune exists is the business of
    /// the table of communes, which changes every year.
    ///
    /// # Errors
    /// [`NotACogCode`].
    pub fn parse(text: &str) -> Result<Self, NotACogCode> {
        let code = text.trim().to_ascii_uppercase();
        let digits = match code.as_bytes() {
            [b'2', b'A' | b'B', rest @ ..] => rest.len() == 3 && rest.iter().all(u8::is_ascii_digit),
            all => all.len() == 5 && all.iter().all(u8::is_ascii_digit),
        };
        if digits && !code.starts_with("00") { Ok(Self(code)) } else { Err(NotACogCode) }
    }

    /// A commune, a country, or unknown.
    #[must_use]
    pub fn kind(&self) -> BirthPlaceKind {
        match self.0.as_str() {
            "99999" => BirthPlaceKind::Unknown,
            code if code.starts_with("99") => BirthPlaceKind::Country,
            _ => BirthPlaceKind::Commune,
        }
    }

    /// The department: two characters, three overseas (`974`); `99` abroad.
    #[must_use]
    pub fn department(&self) -> &str {
        let overseas = self.0.starts_with("97") || self.0.starts_with("98");
        self.0.get(..if overseas { 3 } else { 2 }).unwrap_or_default()
    }
}

parsed_text!(CogCode, NotACogCode);

/// A place of birth: its code, and its name as it was shown.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct BirthPlace {
    /// The code, which identity compares.
    pub code: CogCode,
    /// The name of the commune or of the country, for people.
    pub label: String,
}

impl BirthPlace {
    /// A place; the label is trimmed.
    #[must_use]
    pub fn new(code: CogCode, label: &str) -> Self {
        Self { code, label: label.trim().to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn communes_countries_and_the_unknown_are_told_apart() {
        for (code, kind, department) in [
            ("75056", BirthPlaceKind::Commune, "75"),
            ("2a004", BirthPlaceKind::Commune, "2A"),
            ("97411", BirthPlaceKind::Commune, "974"),
            ("99139", BirthPlaceKind::Country, "99"),
            ("99999", BirthPlaceKind::Unknown, "99"),
        ] {
            let place = CogCode::parse(code).unwrap();
            assert_eq!((place.kind(), place.department()), (kind, department), "{code}");
        }
        for wrong in ["", "7505", "750560", "2C004", "ABCDE", "00123", "2A04"] {
            assert_eq!(CogCode::parse(wrong), Err(NotACogCode), "{wrong}");
        }
    }
}
