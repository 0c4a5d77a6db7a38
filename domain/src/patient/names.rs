//! The names of a person, in the characters that identity allows.
//!
//! Source: expert knowledge, to be confirmed (RNIV v2, rules of entry, DOMAIN §5.5): capitals A to Z, space, hyphen and
//! apostrophe; no accent, digit or dot; ligatures are opened; copied exactly from the act, so spaces and hyphens matter.
//! A double hyphen inside a name exists on acts of 2005–2010 and is kept.

use super::latin::{base_letters, is_combining_mark};
use crate::people::{parsed_text, refusal};
use serde::{Deserialize, Serialize};

/// The longest name, in characters.
pub const LONGEST_NAME: usize = 100;

/// Why a text is not a name of identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "why")]
pub enum NameError {
    /// Nothing was typed.
    Empty,
    /// More than [`LONGEST_NAME`] characters.
    TooLong,
    /// A character outside of A–Z, space, hyphen, apostrophe.
    Character {
        /// The first such character.
        found: char,
    },
    /// A separator at an end, or two in a row (other than a double hyphen).
    Separators,
}

refusal!(NameError);

fn check(text: &str) -> Result<(), NameError> {
    if text.is_empty() {
        return Err(NameError::Empty);
    }
    if text.chars().count() > LONGEST_NAME {
        return Err(NameError::TooLong);
    }
    if let Some(found) = text.chars().find(|c| !matches!(c, 'A'..='Z' | ' ' | '-' | '\'')) {
        return Err(NameError::Character { found });
    }
    let ends = text.starts_with(is_separator) || text.ends_with(is_separator);
    if ends || has_bad_pair(text) { Err(NameError::Separators) } else { Ok(()) }
}

fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '-' | '\'')
}

fn has_bad_pair(text: &str) -> bool {
    let bad = |(a, b): (char, char)| is_separator(a) && is_separator(b) && (a, b) != ('-', '-');
    text.chars().zip(text.chars().skip(1)).any(bad) || text.contains("---")
}

/// The form of identity of what somebody typed: capitals, no accent, ligatures opened, straight apostrophes and hyphens,
/// no digit, single spaces. It may be empty when nothing of the text can be kept.
pub(super) fn suggested(typed: &str) -> String {
    let mut text = String::new();
    for c in typed.chars().filter(|c| !is_combining_mark(*c)) {
        match c {
            '\u{2019}' | '\u{2018}' | '\u{2bc}' | '`' | '´' | '\'' => text.push('\''),
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => text.push('-'),
            c if c.is_whitespace() || matches!(c, '.' | ',' | '_' | ';') => text.push(' '),
            c => text.push_str(&base_letters(c).unwrap_or_default()),
        }
    }
    tidy(&text)
}

fn tidy(text: &str) -> String {
    let mut kept = String::new();
    for c in text.chars() {
        let run = kept.chars().rev().take_while(|c| is_separator(*c)).count();
        let double_hyphen = c == '-' && run == 1 && kept.ends_with('-');
        if !is_separator(c) || run == 0 || double_hyphen {
            kept.push(c);
        } else if c != ' ' && kept.ends_with(' ') {
            kept.pop();
            kept.push(c);
        }
    }
    let trimmed = kept.trim_matches(is_separator);
    trimmed.chars().take(LONGEST_NAME).collect::<String>().trim_end_matches(is_separator).to_owned()
}

macro_rules! name {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Takes a name that already is in the form of identity.
            ///
            /// # Errors
            /// See [`NameError`].
            pub fn parse(text: &str) -> Result<Self, NameError> {
                check(text).map(|()| Self(text.to_owned()))
            }

            /// The form of identity of what somebody typed, to be shown and accepted; `None` when nothing is left.
            #[must_use]
            pub fn suggest(typed: &str) -> Option<Self> {
                Self::parse(&suggested(typed)).ok()
            }
        }

        parsed_text!($name, NameError);
    };
}

name! {
    /// The name on the birth certificate. Never replaced by the used name.
    BirthName
}
name! {
    /// The first given name of the birth certificate, compound ones kept whole (`JEAN PIERRE`, `MARIE-LOUISE`).
    FirstGivenName
}
name! {
    /// All the given names of the birth certificate, in order, separated by spaces.
    GivenNames
}
name! {
    /// The name, or given name, that the person uses every day.
    UsedName
}

impl GivenNames {
    /// Whether the list begins with this first given name, as it must.
    #[must_use]
    pub fn begins_with(&self, first: &FirstGivenName) -> bool {
        let rest = self.0.strip_prefix(first.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    }

    /// The given names one by one, as far as spaces tell.
    pub fn each(&self) -> impl Iterator<Item = &str> {
        self.0.split(' ')
    }
}

impl From<FirstGivenName> for GivenNames {
    fn from(first: FirstGivenName) -> Self {
        Self(first.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_identity_has_capitals_only() {
        for fine in ["PAT-TROIS", "D'ALMEIDA", "DE LA TOUR", "DUPONT--MARTIN", "O'NEILL-LE GALL"] {
            assert_eq!(BirthName::parse(fine).unwrap().as_str(), fine);
        }
        for (text, why) in [
            ("", NameError::Empty),
            ("Dupont", NameError::Character { found: 'u' }),
            ("HÉLÈNE", NameError::Character { found: 'É' }),
            ("ST. ANGE", NameError::Character { found: '.' }),
            ("LOUIS14", NameError::Character { found: '1' }),
            (" DUPONT", NameError::Separators),
            ("DUPONT-", NameError::Separators),
            ("DE  LA TOUR", NameError::Separators),
            ("DE -LA TOUR", NameError::Separators),
            ("A---B", NameError::Separators),
            (&"A".repeat(101), NameError::TooLong),
        ] {
            assert_eq!(BirthName::parse(text), Err(why), "{text}");
        }
    }

    #[test]
    fn what_is_typed_becomes_a_name_of_identity() {
        for (typed, suggested) in [
            ("Desmarais", "DESMARAIS"),
            ("  hélène ", "HELENE"),
            ("Lætitia", "LAETITIA"),
            ("Cœur", "COEUR"),
            ("d’Almeida", "D'ALMEIDA"),
            ("Garçon – Nuñez", "GARCON-NUNEZ"),
            ("St. Ange", "ST ANGE"),
            ("Nguyễn", "NGUYEN"),
            ("Łukasz Şahin", "LUKASZ SAHIN"),
            ("Strauß", "STRAUSS"),
            ("He\u{301}lène", "HELENE"),
            ("Dupont--Martin", "DUPONT--MARTIN"),
            ("Louis 14", "LOUIS"),
            ("-Martin'", "MARTIN"),
        ] {
            assert_eq!(BirthName::suggest(typed).map(String::from).as_deref(), Some(suggested), "{typed}");
        }
        assert_eq!(BirthName::suggest("Иванов"), None);
        assert_eq!(BirthName::suggest(" - "), None);
    }

    #[test]
    fn the_list_begins_with_the_first_given_name() {
        let list = GivenNames::parse("DOMINIQUE MARIE-LOUISE").unwrap();
        assert!(list.begins_with(&FirstGivenName::parse("DOMINIQUE").unwrap()));
        assert!(!list.begins_with(&FirstGivenName::parse("DOMINI").unwrap()));
        assert!(!list.begins_with(&FirstGivenName::parse("MARIE-LOUISE").unwrap()));
    }
}
