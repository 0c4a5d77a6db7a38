//! One box to look for a patient: `desmarais hel 14/06/1971`.
//!
//! Source: Terr-eSanté practice, search by first letters, date of birth and place before any creation [S:TESFORM].

use super::normalise::words_of;
use super::phonetic::phonetic_key;
use super::query::Candidate;
use crate::codes::PartialDate;
use crate::people::refusal;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// What somebody typed in the box, understood.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchQuery {
    /// Words of names, normalised: each is the beginning of a name or of a given name.
    pub words: Vec<String>,
    /// A date, or a year, of birth.
    pub birth_date: Option<PartialDate>,
    /// The 13 characters of an INS.
    pub matricule: Option<String>,
}

/// Why nothing is searched: the box must not become a list of patients.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SearchRefused {
    /// Nothing was typed.
    Empty,
    /// Three letters of a name, or two and a date of birth, at least.
    TooVague,
}

refusal!(SearchRefused);

impl SearchQuery {
    /// Understands a text: dates and years, an INS with or without its key and spaces, and the rest as words.
    ///
    /// # Errors
    /// See [`SearchRefused`].
    pub fn parse(text: &str) -> Result<Self, SearchRefused> {
        let mut query = Self::default();
        let (matricule, text) = take_matricule(text);
        query.matricule = matricule;
        for token in text.split_whitespace() {
            match PartialDate::parse(token) {
                Ok(date) if query.birth_date.is_none() => query.birth_date = Some(date),
                _ => query.words.extend(words_of(token)),
            }
        }
        query.check().map(|()| query)
    }

    fn check(&self) -> Result<(), SearchRefused> {
        let longest = self.words.iter().map(String::len).max().unwrap_or(0);
        let dated = self.birth_date.is_some_and(|date| date.exact().is_some());
        if self.matricule.is_some() || longest >= 3 || (longest >= 2 && dated) {
            return Ok(());
        }
        let nothing = self.words.is_empty() && self.birth_date.is_none();
        Err(if nothing { SearchRefused::Empty } else { SearchRefused::TooVague })
    }

    /// How well a record answers: 0 to 1, or `None` when it does not. Every word must be found, and the date must fit.
    #[must_use]
    pub fn rank(&self, candidate: &Candidate) -> Option<f64> {
        if let Some(matricule) = &self.matricule {
            let found = candidate.ins.as_ref().map(|statement| statement.ins().matricule());
            return (found == Some(matricule.as_str())).then_some(1.0);
        }
        let date = match self.birth_date {
            Some(asked) => date_fit(asked, candidate.birth_date)?,
            None => 1.0,
        };
        let mut lowest = 1.0_f64;
        let names: Vec<String> =
            candidate.names.iter().chain(&candidate.given_names).flat_map(|name| words_of(name)).collect();
        for word in &self.words {
            lowest = lowest.min(best_fit(word, &names)?);
        }
        Some(date * lowest)
    }
}

/// Takes 13 or 15 characters of an INS out of a text, when they are all that is there.
fn take_matricule(text: &str) -> (Option<String>, &str) {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
    let digits = compact.bytes().filter(u8::is_ascii_digit).count();
    let corsican = matches!(compact.get(5..7), Some("2A" | "2B"));
    let all_digits = digits == compact.len() || (corsican && digits + 1 == compact.len());
    if all_digits && matches!(compact.len(), 13 | 15) {
        (compact.get(..13).map(str::to_owned), "")
    } else {
        (None, text)
    }
}

fn date_fit(asked: PartialDate, born: NaiveDate) -> Option<f64> {
    if asked.earliest() <= born && born <= asked.latest() {
        return Some(1.0);
    }
    let day = asked.exact()?;
    let exchanged = NaiveDate::from_ymd_opt(day.year(), day.day(), day.month());
    (exchanged == Some(born)).then_some(0.8)
}

/// A whole word before a beginning, before a typing error, before a sound.
fn best_fit(word: &str, names: &[String]) -> Option<f64> {
    let fits = names.iter().filter_map(|name| fit(word, name));
    fits.max_by(f64::total_cmp)
}

fn fit(word: &str, name: &str) -> Option<f64> {
    if word == name {
        Some(1.0)
    } else if name.starts_with(word) {
        Some(0.9)
    } else if is_mistyped(word, name) {
        Some(0.8)
    } else if word.len() >= 4 && phonetic_key(word) == phonetic_key(name) {
        Some(0.7)
    } else {
        None
    }
}

/// Alike enough to be the same word, mistyped. One slip counts the same wherever it is: at the beginning too.
fn is_mistyped(word: &str, name: &str) -> bool {
    (word.len() >= 4 && strsim::jaro_winkler(word, name) >= 0.92)
        || (word.len() >= 5 && strsim::osa_distance(word, name) <= 1)
}
