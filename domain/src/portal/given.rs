//! What a person gives on the site: an agreement, a date of birth.

use crate::consent::Scope;
use chrono::NaiveDate;

/// What one agrees to when one agrees again on the site: the record, its sharing, its presentation to a board. Copies to the DMP and
/// re-use for research are asked apart (DOMAIN §5.3; expert knowledge, to be confirmed).
pub const GIVEN_HERE: [Scope; 3] = [Scope::RecordCreation, Scope::CircleSharing, Scope::Rcp];

/// A date as people write it, `14/07/1958`; hyphens, dots and spaces are as good.
#[must_use]
pub fn birth_date(typed: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = typed.split(['/', '-', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    if year.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_of_birth_is_read_as_people_write_it() {
        let born = NaiveDate::from_ymd_opt(1958, 7, 14);
        for typed in ["14/07/1958", " 14 7 1958 ", "14-07-1958", "14.7.1958"] {
            assert_eq!(birth_date(typed), born, "{typed}");
        }
        for typed in ["", "14/07", "14/07/58", "31/02/1958", "1958-07-14", "quatorze juillet 1958", "14/07/1958/1"] {
            assert_eq!(birth_date(typed), None, "{typed}");
        }
    }
}
