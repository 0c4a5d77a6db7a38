//! Pack-years.
//!
//! Source: expert knowledge, to be confirmed (DOMAIN §2.6: 30 cigarettes a day over 20 years are 30 pack-years).

/// Packs of 20 cigarettes a day times years. `None` for negative numbers.
#[must_use]
pub fn pack_years(cigarettes_a_day: f64, years: f64) -> Option<f64> {
    (cigarettes_a_day >= 0.0 && years >= 0.0).then(|| cigarettes_a_day / 20.0 * years)
}
