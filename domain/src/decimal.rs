//! Decimal numbers, between text and value.
//!
//! The numbers of a clinical form have few digits: up to fifteen of them, a value is exactly an integer divided by a power
//! of ten, and dividing gives the nearest value there is. The standard library reads and writes any number, with tables
//! that weigh more in the browser than the page that needs them (26 kB of download, measured).

/// The most digits that are read: a binary number of 64 bits keeps all of them.
pub const MOST_DIGITS: usize = 15;

/// Powers of ten that are exact.
const EXACT: [f64; 16] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

fn power_of_ten(exponent: usize) -> f64 {
    EXACT.get(exponent).copied().unwrap_or(1e15)
}

/// A number written with digits, a point, a minus sign before them; nothing for anything else or for more than
/// [`MOST_DIGITS`] digits.
#[must_use]
pub fn read(text: &str) -> Option<f64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1.0, text), |digits| (-1.0, digits));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = whole.trim_start_matches('0');
    let none = digits.is_empty() || digits == ".";
    if none || whole.len() + part.len() > MOST_DIGITS {
        return None;
    }
    let mut value = 0.0;
    for digit in whole.chars().chain(part.chars()) {
        value = value * 10.0 + f64::from(digit.to_digit(10)?);
    }
    Some(sign * value / power_of_ten(part.len()))
}

/// The number with so many decimals at most, a point before them, the half rounded away from zero.
///
/// Beyond the fifteenth digit, which no form asks for, what is written is zeros.
#[must_use]
pub fn write(value: f64, decimals: u8) -> String {
    let size = value.abs();
    if !size.is_finite() {
        return String::new();
    }
    let mut places = usize::from(decimals);
    while places > 0 && size * power_of_ten(places) >= 1e15 {
        places -= 1;
    }
    let mut rest = (size * power_of_ten(places)).round();
    let mut zeros = 0;
    while rest >= 1e15 {
        rest = (rest / 10.0).round();
        zeros += 1;
    }
    let mut digits = whole(rest);
    digits.extend(std::iter::repeat_n('0', zeros));
    if digits.len() <= places {
        digits.insert_str(0, &"0".repeat(places + 1 - digits.len()));
    }
    let part = digits.split_off(digits.len() - places);
    let part = part.trim_end_matches('0');
    let sign = if value < 0.0 && rest > 0.0 { "-" } else { "" };
    if part.is_empty() { format!("{sign}{digits}") } else { format!("{sign}{digits}.{part}") }
}

/// The number with as few decimals as say which one it is; fifteen digits at most.
#[must_use]
pub fn shortest(value: f64) -> String {
    let same = |places: &u8| {
        let scale = power_of_ten(usize::from(*places));
        let scaled = (value * scale).round();
        scaled.abs() < 1e15 && (scaled / scale).to_bits() == value.to_bits()
    };
    let places = (0..=15).find(same).unwrap_or(15);
    write(value, places)
}

/// A whole number below 10^15.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the callers keep it between 0 and 10^15")]
fn whole(value: f64) -> String {
    (value as u64).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_reads_what_the_standard_library_reads(whole in "-?[0-9]{1,8}", part in "[0-9]{0,7}") {
            for text in [whole.clone(), format!("{whole}.{part}"), format!(".{part}"), "-.".to_owned()] {
                prop_assert_eq!(read(&text), text.parse::<f64>().ok(), "{}", text);
            }
        }

        #[test]
        fn what_is_written_short_is_read_back(digits in 0_i64..1_000_000_000_000_000, places in 0_i32..16, less in any::<bool>()) {
            let text = format!("{}{digits}e-{places}", if less { "-" } else { "" });
            let value: f64 = text.parse().unwrap();
            prop_assume!(value != 0.0);
            prop_assert_eq!(shortest(value).parse::<f64>().unwrap().to_bits(), value.to_bits(), "{}", shortest(value));
        }

        #[test]
        fn it_rounds_as_the_standard_library_but_for_halves(value in -1e6_f64..1e6, decimals in 0_u8..5) {
            let (ours, theirs) = (write(value, decimals), format!("{value:.*}", usize::from(decimals)));
            let (ours, theirs): (f64, f64) = (ours.parse().unwrap(), theirs.parse().unwrap());
            let half = (value.abs() * power_of_ten(usize::from(decimals))).fract();
            prop_assert!((ours - theirs).abs() < 1e-9 || (half - 0.5).abs() < 1e-6, "{} {}", ours, theirs);
        }
    }

    #[test]
    fn too_many_digits_or_another_sign_are_not_read() {
        for text in ["", ".", "1e9", "+1", "inf", "1.2.3", "1 2", "1234567890123456", "0.1234567890123456", "--1"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read("0000000000000000012"), Some(12.0));
    }

    #[test]
    fn zeros_at_the_end_are_left_out() {
        let written = [(12.5, 2), (12.0, 2), (0.05, 2), (-0.004, 2), (-0.4, 1), (1e20, 0), (f64::NAN, 2)];
        let written = written.map(|(value, decimals)| write(value, decimals));
        assert_eq!(written, ["12.5", "12", "0.05", "0", "-0.4", "100000000000000000000", ""]);
        assert_eq!([0.1, 1e-9, 1200.0, -2.75].map(shortest), ["0.1", "0.000000001", "1200", "-2.75"]);
    }
}
