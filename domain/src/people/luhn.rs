//! The Luhn key, used by RPPS and FINESS numbers.

/// Whether the last digit is the Luhn key of the others. False for anything but digits.
pub(super) fn has_luhn_key(digits: &str) -> bool {
    let Some(values) = digits.chars().map(|c| c.to_digit(10)).collect::<Option<Vec<u32>>>() else {
        return false;
    };
    luhn_sum(values.into_iter().rev()) % 10 == 0
}

/// The key that makes `digits` (without key) valid.
#[cfg(feature = "samples")]
pub(crate) fn luhn_key(digits: &str) -> u32 {
    let values = digits.chars().rev().filter_map(|c| c.to_digit(10));
    (10 - luhn_sum(std::iter::once(0).chain(values)) % 10) % 10
}

fn luhn_sum(from_the_right: impl Iterator<Item = u32>) -> u32 {
    let weighed = from_the_right.enumerate().map(|(rank, digit)| if rank % 2 == 1 { digit * 2 } else { digit });
    weighed.map(|value| if value > 9 { value - 9 } else { value }).sum()
}
