//! Every French sentence that a person reads, in one catalogue.
//!
//! Pages, documents, mail, calendar files and the command line all speak from here; the other source of words is the
//! form files. Typed functions, one file per feature, reviewed as a text. Typographic rules of French are applied
//! here: no-break spaces before `: ; ? !`, narrow no-break spaces in numbers, curly apostrophes.
pub mod access;
pub mod account;
pub mod cda;
pub mod commands;
pub mod consent;
pub mod dates;
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

#[cfg(test)]
mod tests {
    #[test]
    fn a_sentence_begins_with_a_capital_letter_whatever_its_accent() {
        assert_eq!(["été", "", "IMC"].map(super::capitalised), ["Été", "", "IMC"]);
    }
}
