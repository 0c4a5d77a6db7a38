//! Dates as people type them. Whether the day exists is for `domain` to say.

/// "14061971", "14.6.1971" or "14-6-1971" become "14/06/1971"; anything else is left as typed. A year of two digits is
/// never completed: the century of a birth is not guessed.
#[must_use]
pub fn tidy_date(typed: &str) -> String {
    let typed = typed.trim();
    match parts(typed).as_slice() {
        [all] if all.len() == 8 => joined(&[piece(all, 0, 2), piece(all, 2, 4), piece(all, 4, 8)]),
        [day, month, year] => joined(&[day, month, year]),
        _ => None,
    }
    .unwrap_or_else(|| typed.to_owned())
}

/// As [`tidy_date`], and "6/1971" or "061971" become "06/1971"; a year alone stays.
#[must_use]
pub fn tidy_partial_date(typed: &str) -> String {
    let typed = typed.trim();
    match parts(typed).as_slice() {
        [all] if all.len() == 6 => joined(&[piece(all, 0, 2), piece(all, 2, 6)]),
        [month, year] => joined(&[month, year]),
        _ => None,
    }
    .unwrap_or_else(|| tidy_date(typed))
}

fn parts(typed: &str) -> Vec<&str> {
    typed.split(['/', '.', '-', ' ']).filter(|part| !part.is_empty()).collect()
}

fn piece(digits: &str, from: usize, to: usize) -> &str {
    digits.get(from..to).unwrap_or_default()
}

/// Day and month on two digits, then a year of four; none when a part is something else.
fn joined(parts: &[&str]) -> Option<String> {
    let (year, before) = parts.split_last()?;
    let digits = |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if year.len() != 4 || !digits(year, 4) || !before.iter().all(|part| digits(part, 2)) {
        return None;
    }
    let mut text: Vec<String> = before.iter().map(|part| format!("{part:0>2}")).collect();
    text.push((*year).to_owned());
    Some(text.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_put_in_order() {
        for typed in ["14061971", "14/6/1971", "14.06.1971", " 14-6-1971 "] {
            assert_eq!(tidy_date(typed), "14/06/1971");
        }
    }

    #[test]
    fn what_is_not_a_date_stays_as_typed() {
        for typed in ["", "hier", "14/06/71", "140671", "1/2", "٣/6/1971"] {
            assert_eq!(tidy_date(typed), typed);
        }
    }

    #[test]
    fn a_month_or_a_year_alone_is_enough() {
        assert_eq!(tidy_partial_date("6/1971"), "06/1971");
        assert_eq!(tidy_partial_date("061971"), "06/1971");
        assert_eq!(tidy_partial_date("1971"), "1971");
        assert_eq!(tidy_partial_date("14061971"), "14/06/1971");
    }
}
