//! Makes a text that nobody chose printable.
//!
//! What it decides: which characters have a shape, where a word longer than a line may be cut. An archive (PDF/A, ISO 19005-2,
//! 6.2.11.8) refuses a character without a shape, and a paper that stops at the margin loses text: neither may happen,
//! whatever was typed. What it refuses to know: what the text means.

use serde_json::Value;

use super::press::has_shape;

/// Stands for a character without a shape.
const UNPRINTABLE: char = char::REPLACEMENT_CHARACTER;
/// Longer runs without a space may be cut anywhere; French words are shorter.
const LONGEST_WORD: usize = 30;
/// Distance between two cuts of a run.
const CUT_EVERY: usize = 16;
/// A place where a line may end, without width.
const CUT: char = '\u{200b}';

/// Makes every text of a value printable, in place, without stopping at the first loss; true when a character had no shape.
pub(super) fn make_printable(value: &mut Value) -> bool {
    match value {
        Value::String(text) => {
            let (printable, lost) = printable(text);
            *text = printable;
            lost
        }
        Value::Array(items) => items.iter_mut().map(make_printable).filter(|lost| *lost).count() > 0,
        Value::Object(fields) => fields.values_mut().map(make_printable).filter(|lost| *lost).count() > 0,
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// The text as it can be printed, and true when a character had no shape.
fn printable(text: &str) -> (String, bool) {
    let visible: String = text.replace("\r\n", "\n").chars().filter_map(shown).collect();
    let lost = text.chars().any(|c| c != UNPRINTABLE && shown(c) == Some(UNPRINTABLE));
    (with_cuts(&visible), lost)
}

/// What is printed for a character; none for what has no width and no meaning on paper.
fn shown(c: char) -> Option<char> {
    match c {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some(' '),
        c if c.is_control() || is_invisible(c) => None,
        c if is_private(c) || !has_shape(c) => Some(UNPRINTABLE),
        c => Some(c),
    }
}

/// Joiners, marks of direction (which could show a dose backwards), variation selectors, tags.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// Private use: the fonts may have a shape, but nobody knows what it says, and PDF/A refuses it.
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// Lets runs longer than any word be cut.
fn with_cuts(text: &str) -> String {
    text.split_inclusive(char::is_whitespace).map(cut_run).collect()
}

fn cut_run(run: &str) -> String {
    if run.chars().count() <= LONGEST_WORD {
        return run.to_owned();
    }
    let mut cut = String::with_capacity(run.len() * 2);
    for (place, c) in run.chars().enumerate() {
        if place > 0 && place % CUT_EVERY == 0 {
            cut.push(CUT);
        }
        cut.push(c);
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_and_medical_signs_are_kept() {
        let text = "Œdème à l’aisselle\u{a0}: ≥ 2 cm², 5 µg ≤ x, « 1\u{202f}200 » ± 3 % → ½ α β ♀";
        assert_eq!(printable(text), (text.to_owned(), false));
    }

    #[test]
    fn a_character_without_a_shape_is_replaced_and_said() {
        assert_eq!(printable("王 a"), ("\u{fffd} a".to_owned(), true));
        assert_eq!(printable("\u{e000}"), ("\u{fffd}".to_owned(), true));
    }

    #[test]
    fn a_direction_override_cannot_turn_a_dose_around() {
        assert_eq!(printable("5\u{202e}0 mg\0"), ("50 mg".to_owned(), false));
    }

    #[test]
    fn a_word_longer_than_a_line_may_be_cut_and_loses_nothing() {
        let (cut, _) = printable(&"a".repeat(100));
        assert!(cut.contains(CUT));
        assert_eq!(cut.replace(CUT, ""), "a".repeat(100));
    }

    #[test]
    fn line_ends_of_every_system_are_one() {
        assert_eq!(printable("a\r\nb\rc\u{2028}d").0, "a\nb\nc\nd");
    }
}
