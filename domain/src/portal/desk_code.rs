//! The code that a patient takes home from the desk: twelve signs that nobody takes for one another, read aloud or copied.
//!
//! Sixty bits, for seven days, beside the patient's date of birth and a delay that grows with each failure: it is not guessed.

use std::fmt;

/// The signs, without 0 and O, 1 and I, which look alike.
const SIGNS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
/// Signs of a code.
const LENGTH: usize = 12;

/// A code, as it is printed: `ABCD-2345-WXYZ`.
#[derive(Clone, PartialEq, Eq)]
pub struct DeskCode([char; LENGTH]);

/// A text that is not a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADeskCode;

impl DeskCode {
    /// The code of twelve random bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; LENGTH]) -> Self {
        Self(bytes.map(|byte| sign(byte % 32)))
    }

    /// Reads what somebody typed: small letters, spaces and hyphens are as good.
    ///
    /// # Errors
    /// When twelve signs of the alphabet are not there.
    pub fn read(typed: &str) -> Result<Self, NotADeskCode> {
        let kept = typed.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '-' | '\u{2010}' | '\u{2011}'));
        let signs: Vec<char> = kept.map(|sign| sign.to_ascii_uppercase()).take(LENGTH + 1).collect();
        let code = <[char; LENGTH]>::try_from(signs).map_err(|_| NotADeskCode)?;
        let known = |sign: &char| u8::try_from(*sign).is_ok_and(|sign| SIGNS.contains(&sign));
        if code.iter().all(known) { Ok(Self(code)) } else { Err(NotADeskCode) }
    }
}

fn sign(rank: u8) -> char {
    SIGNS.get(usize::from(rank)).copied().map_or('2', char::from)
}

impl fmt::Display for DeskCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (rank, sign) in self.0.iter().enumerate() {
            if rank > 0 && rank % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{sign}")?;
        }
        Ok(())
    }
}

/// The code is a secret: it shows nowhere by accident.
impl fmt::Debug for DeskCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DeskCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = DeskCode::from_bytes([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 18]);
        let shown = code.to_string();
        assert_eq!(shown, "2345-6789-ABCL");
        for typed in ["2345-6789-ABCL", " 2345 6789 abcl ", "23456789abcl", "2345\u{2011}6789\u{2011}ABCL"] {
            assert_eq!(DeskCode::read(typed), Ok(code.clone()), "{typed}");
        }
    }

    #[test]
    fn anything_else_is_no_code() {
        for typed in [
            "",
            "2345-6789-ABC",
            "2345-6789-ABCLL",
            "2345-6789-ABC0",
            "2345-6789-ABCO",
            "2345-6789-ABC@",
            "é345-6789-ABCD",
        ] {
            assert_eq!(DeskCode::read(typed), Err(NotADeskCode), "{typed}");
        }
    }

    #[test]
    fn a_code_does_not_show_in_a_log() {
        assert_eq!(format!("{:?}", DeskCode::from_bytes([5; 12])), "DeskCode(…)");
    }

    proptest! {
        #[test]
        fn every_code_is_read_back(bytes: [u8; 12]) {
            let code = DeskCode::from_bytes(bytes);
            prop_assert_eq!(DeskCode::read(&code.to_string()), Ok(code));
        }
    }
}
