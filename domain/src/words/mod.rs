//! Every French sentence that a person reads, in one catalogue.
//!
//! Pages, documents, mail, calendar files and the command line all speak from here; the other source of words is the
//! form files. Typed functions, one file per feature, reviewed as a text. Typographic rules of French are applied
//! here: no-break spaces before `: ; ? !`, narrow no-break spaces in numbers, curly apostrophes.
pub mod access;
pub mod account;
#[cfg(feature = "organs")]
pub mod builder;
pub mod cda;
pub mod commands;
pub mod consent;
pub mod dates;
pub mod differences;
pub mod exchange;
pub mod exchange_forms;
pub mod export;
pub mod forms;
pub mod frcp;
pub mod import;
pub mod meeting;
pub mod offer;
pub mod operating;
pub mod patient;
pub mod people;
pub mod planning;
pub mod portal;
pub mod printed;
pub mod reading;
pub mod sign_in;
pub mod staging;
pub mod today;

/// A sentence or a title begins with a capital letter.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The same words without capital letters, for the middle of a sentence. The letters of French only: what the whole of Unicode needs
/// weighs several kilobytes in a page, and our words are ours.
#[must_use]
pub fn lowered(text: &str) -> String {
    text.chars().map(lowered_letter).collect()
}

/// The same words for the middle of a sentence; an acronym stays as it is.
#[must_use]
pub fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    let acronym = text.chars().nth(1).is_some_and(char::is_uppercase);
    match letters.next() {
        Some(first) if !acronym => std::iter::once(lowered_letter(first)).chain(letters).collect(),
        _ => text.to_owned(),
    }
}

fn lowered_letter(letter: char) -> char {
    match letter {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' => u8::try_from(letter).map_or(letter, |code| char::from(code + 32)),
        'Œ' => 'œ',
        'Ÿ' => 'ÿ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn in_the_middle_of_a_sentence_a_word_loses_its_capital_and_an_acronym_keeps_its_own() {
        assert_eq!(["Élevé", "IRM", "", "À"].map(super::uncapitalised), ["élevé", "IRM", "", "à"]);
    }

    #[test]
    fn every_letter_of_french_has_its_small_one() {
        let capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸ";
        assert_eq!(super::lowered(capitals), capitals.to_lowercase());
        let others = "été, 2ᵉ ligne × 3 (œdème) -_@ÿ";
        assert_eq!(super::lowered(others), others);
    }

    #[test]
    fn a_sentence_begins_with_a_capital_letter_whatever_its_accent() {
        assert_eq!(["été", "", "IMC"].map(super::capitalised), ["Été", "", "IMC"]);
    }
}
