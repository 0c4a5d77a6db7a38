//! Numbers as people type them in French.

/// "12.5" or "12,50 " become "12,5" and "12,50"; what is not a number is left as typed.
#[must_use]
pub fn tidy_number(typed: &str) -> String {
    match number_of(typed) {
        Some(_) => bare(typed).replace('.', ","),
        None => typed.trim().to_owned(),
    }
}

/// The number that was typed, with a comma or a point; spaces between thousands are allowed.
#[must_use]
pub fn number_of(typed: &str) -> Option<f64> {
    domain::decimal::read(&bare(typed).replace(',', "."))
}

fn bare(typed: &str) -> String {
    typed.chars().filter(|letter| !letter.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_a_comma() {
        assert_eq!(tidy_number(" 12.5 "), "12,5");
        assert_eq!(number_of("12,5"), Some(12.5));
        assert_eq!(number_of("1\u{202f}200"), Some(1200.0));
    }

    #[test]
    fn a_word_is_not_a_number() {
        assert_eq!(number_of("inf"), None);
        assert_eq!(number_of("1e9"), None);
        assert_eq!(number_of(""), None);
        assert_eq!(tidy_number(" ND "), "ND");
    }
}
