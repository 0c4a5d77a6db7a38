//! Pack-years.
//!
//! Source: expert knowledge, to be confirmed (DOMAIN §2.6: 30 cigarettes a day over 20 years are 30 pack-years).

/// Packs of 20 cigarettes a day times years. `None` for negative numbers.
#[must_use]
pub fn pack_years(cigarettes_a_day: f64, years: f64) -> Option<f64> {
    (cigarettes_a_day >= 0.0 && years >= 0.0).then(|| cigarettes_a_day / 20.0 * years)
}

/// The pack-years of several periods, summed: cigarettes a day and years of each, in the same order. `None` for a negative
/// number, for lists of different lengths and without any period.
#[must_use]
pub fn pack_years_of(cigarettes_a_day: &[f64], years: &[f64]) -> Option<f64> {
    let same = cigarettes_a_day.len() == years.len() && !years.is_empty();
    let periods = cigarettes_a_day.iter().zip(years).map(|(cigarettes, years)| pack_years(*cigarettes, *years));
    same.then(|| periods.sum()).flatten()
}
