//! Which date of a new rhythm an occurrence takes: the same day; else one of the same week; else one of the same month.

use crate::planning::iso_week;
use chrono::{Datelike, NaiveDate};

/// For each day of `dues`, the place in `dates` of the one that it takes. Each date is taken once at most; both lists are in order,
/// and so are the pairs of one week or of one month.
pub(super) fn pairs(dues: &[NaiveDate], dates: &[NaiveDate]) -> Vec<Option<usize>> {
    let mut paired = vec![None; dues.len()];
    let mut free: Vec<bool> = vec![true; dates.len()];
    let same: [fn(NaiveDate) -> (i32, u32); 3] =
        [|day| (day.year(), day.ordinal()), iso_week, |day| (day.year(), day.month())];
    for alike in same {
        for (due, place) in dues.iter().zip(&mut paired).filter(|(_, place)| place.is_none()) {
            let found = dates.iter().zip(&mut free).position(|(date, free)| *free && alike(*date) == alike(*due));
            if let Some(index) = found {
                *place = Some(index);
                if let Some(free) = free.get_mut(index) {
                    *free = false;
                }
            }
        }
    }
    paired
}
