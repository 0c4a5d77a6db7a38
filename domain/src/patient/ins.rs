//! The national health identifier: a matricule of 13 characters and its key of 2 digits.
//!
//! Source: DOMAIN §5.5. Key = 97 − (N mod 97), Corsica counted as 19 (2A) and 18 (2B). OIDs: NIR 1.2.250.1.213.1.4.8,
//! NIA 1.2.250.1.213.1.4.9 (expert knowledge, to be confirmed), test 1.2.250.1.213.1.4.10 (CI-SIS examples).

use crate::people::refusal;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Which register gave the matricule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InsKind {
    /// The final number of the national register.
    Nir,
    /// A waiting number.
    Nia,
    /// A number of the national test sets; never a real person.
    Test,
}

impl InsKind {
    /// The OID of the assigning authority.
    #[must_use]
    pub const fn oid(self) -> &'static str {
        match self {
            Self::Nir => "1.2.250.1.213.1.4.8",
            Self::Nia => "1.2.250.1.213.1.4.9",
            Self::Test => "1.2.250.1.213.1.4.10",
        }
    }

    /// The kind that an OID designates.
    #[must_use]
    pub fn from_oid(oid: &str) -> Option<Self> {
        [Self::Nir, Self::Nia, Self::Test].into_iter().find(|kind| kind.oid() == oid)
    }
}

/// A matricule and its key, both checked.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "InsShape", into = "InsShape")]
pub struct Ins {
    number: String,
    kind: InsKind,
}

#[derive(Serialize, Deserialize)]
struct InsShape {
    number: String,
    kind: InsKind,
}

/// Why a text is not an INS.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InsError {
    /// Not 15 characters, or characters other than digits and the A or B of Corsica at their place.
    Shape,
    /// The first digit is none that the register gives.
    FirstDigit,
    /// The key does not match.
    Key,
}

refusal!(InsError);

impl Ins {
    /// Reads 13 characters and 2 digits; spaces are dropped, letters raised.
    ///
    /// # Errors
    /// See [`InsError`].
    pub fn parse(text: &str, kind: InsKind) -> Result<Self, InsError> {
        let kept = text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase());
        let number: String = kept.collect();
        let (matricule, key) = number.split_at_checked(13).ok_or(InsError::Shape)?;
        let expected = key_of(matricule).ok_or(InsError::Shape)?;
        if key.len() != 2 || !key.bytes().all(|b| b.is_ascii_digit()) {
            return Err(InsError::Shape);
        }
        if !first_digit_fits(matricule, kind) {
            return Err(InsError::FirstDigit);
        }
        if key.parse() == Ok(expected) { Ok(Self { number, kind }) } else { Err(InsError::Key) }
    }

    /// Matricule and key, 15 characters.
    #[must_use]
    pub fn number(&self) -> &str {
        &self.number
    }

    /// The first 13 characters.
    #[must_use]
    pub fn matricule(&self) -> &str {
        self.number.get(..13).unwrap_or_default()
    }

    /// The two digits of the key.
    #[must_use]
    pub fn key(&self) -> &str {
        self.number.get(13..).unwrap_or_default()
    }

    /// Which register gave it.
    #[must_use]
    pub const fn kind(&self) -> InsKind {
        self.kind
    }

    /// The OID of its register.
    #[must_use]
    pub const fn oid(&self) -> &'static str {
        self.kind.oid()
    }

    /// The patient's secure mailbox. Source: CI-SIS examples, `<INS>@patient.mssante.fr`.
    #[must_use]
    pub fn secure_mailbox(&self) -> String {
        format!("{}@patient.mssante.fr", self.number)
    }
}

/// The key of a matricule of 13 characters, 1 to 97; `None` when the matricule has not the right shape.
#[must_use]
pub fn key_of(matricule: &str) -> Option<u64> {
    let digits = match matricule.get(5..7)? {
        "2A" => format!("{}19{}", matricule.get(..5)?, matricule.get(7..)?),
        "2B" => format!("{}18{}", matricule.get(..5)?, matricule.get(7..)?),
        _ => matricule.to_owned(),
    };
    let shaped = digits.len() == 13 && digits.bytes().all(|b| b.is_ascii_digit());
    let number: u64 = shaped.then(|| digits.parse().ok()).flatten()?;
    Some(97 - number % 97)
}

/// 1 and 2 are given for life; 3, 4, 7 and 8 to waiting numbers (expert knowledge, to be confirmed).
fn first_digit_fits(matricule: &str, kind: InsKind) -> bool {
    match kind {
        InsKind::Nir => matricule.starts_with(['1', '2']),
        InsKind::Nia | InsKind::Test => matricule.starts_with(['1', '2', '3', '4', '7', '8']),
    }
}

impl TryFrom<InsShape> for Ins {
    type Error = InsError;

    fn try_from(shape: InsShape) -> Result<Self, InsError> {
        Self::parse(&shape.number, shape.kind)
    }
}

impl From<Ins> for InsShape {
    fn from(ins: Ins) -> Self {
        Self { number: ins.number, kind: ins.kind }
    }
}

/// What is known of a patient's INS: only the national service makes it usable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "source")]
pub enum InsStatement {
    /// Typed, or received from elsewhere: used to search, never to exchange.
    Declared {
        /// The identifier.
        ins: Ins,
    },
    /// Given by the national service (INSi).
    Retrieved {
        /// The identifier.
        ins: Ins,
        /// When the service gave it, or confirmed it last.
        at: DateTime<Utc>,
    },
}

impl InsStatement {
    /// The identifier, whatever its source.
    #[must_use]
    pub const fn ins(&self) -> &Ins {
        match self {
            Self::Declared { ins } | Self::Retrieved { ins, .. } => ins,
        }
    }

    /// The identifier, when the national service gave it.
    #[must_use]
    pub const fn retrieved(&self) -> Option<&Ins> {
        match self {
            Self::Retrieved { ins, .. } => Some(ins),
            Self::Declared { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_national_test_identity_is_valid() {
        let ins = Ins::parse("2 79 03 51 215 189 89", InsKind::Test).unwrap();
        assert_eq!((ins.number(), ins.matricule(), ins.key()), ("279035121518989", "2790351215189", "89"));
        assert_eq!(ins.oid(), "1.2.250.1.213.1.4.10");
        assert_eq!(ins.secure_mailbox(), "279035121518989@patient.mssante.fr");
    }

    #[test]
    fn corsica_counts_as_19_and_18() {
        assert_eq!(key_of("179032A215189"), key_of("1790319215189"));
        assert_eq!(key_of("179032B215189"), key_of("1790318215189"));
        let key = key_of("179032A215189").unwrap();
        assert!(Ins::parse(&format!("179032a215189{key:02}"), InsKind::Nir).is_ok());
    }

    #[test]
    fn any_single_wrong_digit_is_noticed() {
        let right = "279035121518989";
        for place in 0..15 {
            let mut wrong: Vec<u8> = right.bytes().collect();
            wrong[place] = b'0' + (wrong[place] - b'0' + 1) % 10;
            let text = String::from_utf8(wrong).unwrap();
            assert!(Ins::parse(&text, InsKind::Test).is_err(), "{text}");
        }
    }

    #[test]
    fn a_waiting_number_is_not_a_nir() {
        let key = key_of("8790351215189").unwrap();
        let text = format!("8790351215189{key:02}");
        assert_eq!(Ins::parse(&text, InsKind::Nir), Err(InsError::FirstDigit));
        assert!(Ins::parse(&text, InsKind::Nia).is_ok());
        for wrong in ["", "27903512151898", "2790351215189890", "279035121518A89", "27903512151898X"] {
            assert_eq!(Ins::parse(wrong, InsKind::Nir), Err(InsError::Shape), "{wrong}");
        }
    }
}
