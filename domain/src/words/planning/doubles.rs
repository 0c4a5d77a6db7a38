//! Words of members expected in two sessions at once.

use super::dates;
use chrono::{NaiveDate, NaiveDateTime};

/// Somebody is expected elsewhere too: `Anne Lefèvre, au même moment dans une autre séance : RCP Thorax, mar. 3 mars 2026, 14:00.`
#[must_use]
pub fn expected_twice(name: &str, board: &str, at: NaiveDateTime) -> String {
    format!("{name}, au même moment dans une autre séance\u{a0}: {board}, {}.", dates::short_with_year(at))
}

/// The days on which everybody would be free, at the same hour.
#[must_use]
pub fn free_days(days: &[NaiveDate]) -> Option<String> {
    let named: Vec<_> = days.iter().map(|day| dates::short(*day)).collect();
    (!named.is_empty()).then(|| {
        dates::full_stop(&format!("À la même heure, tous les membres sont libres\u{a0}: {}", named.join(", ")))
    })
}
