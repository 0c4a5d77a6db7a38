//! A document of other software, once read: what is shown of it, and what a draft takes from it.
//!
//! What it decides: whether the person of a document is the person of a record. It refuses to know the format of the document:
//! that is the reader's business (`documents`).

use crate::{
    forms::{Answer, Answers, Form, Path, Value},
    patient::{Identity, Sex, matching::normalise},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Why a document cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not well-formed XML, or it declares a document type, which no exchanged document does.
    NotXml,
    /// It is XML of another kind.
    NotCda,
    /// Its elements are nested deeper than any document that a person wrote.
    TooDeep,
    /// It is a clinical document, and not a FRCP: nothing of it can fill a form.
    NotAFrcp,
}

/// A document as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Its title.
    pub title: String,
    /// A FRCP, which a form can take up.
    pub is_frcp: bool,
    /// Whose it is.
    pub person: Person,
    /// Who wrote it, when, for which board.
    pub lines: Vec<Line>,
    /// Its sections, as HTML: tags from a closed list without attributes that act, and text that never becomes a tag.
    pub html: String,
    /// Its coded values, in order.
    pub coded: Vec<CodedValue>,
}

/// One thing told by the header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What.
    pub label: String,
    /// In words.
    pub text: String,
}

/// The person whom a document is about, as it names them; what it does not say is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// Birth name.
    pub birth_name: String,
    /// Given names of the birth certificate, or the only ones told.
    pub given_names: String,
    /// Date of birth.
    pub birth_date: Option<NaiveDate>,
    /// Sex.
    pub sex: Option<Sex>,
    /// National health identity number, as written.
    pub ins: Option<String>,
}

/// A value of a document that carries a code, a number, or a yes or no.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CodedValue {
    /// The title of its section.
    pub section: String,
    /// What is asked.
    pub question: String,
    /// The answer in words.
    pub value: String,
    /// Its code; empty for a number, a yes or a no.
    pub code: String,
    /// The system of the code: its name, or its OID when it says no name.
    pub system: String,
}

/// What a draft takes from a document.
#[derive(Debug, Clone, PartialEq)]
pub struct TakenUp {
    /// What the document is called.
    pub source: String,
    /// Its date, in words; empty when it says none.
    pub date: String,
    /// The answers, each at its question.
    pub answers: Answers,
    /// What the form does not ask.
    pub left: Vec<CodedValue>,
}

/// The question that receives what a form does not ask: the other data that the board needs.
const ELSEWHERE: &str = "synthesis/other_data";

/// The answers of a document, with what the form does not ask written as a text at its open question: nothing is lost.
#[must_use]
pub fn kept_whole(taken: &TakenUp, form: &Form) -> Answers {
    let mut answers = taken.answers.clone();
    let path = ELSEWHERE.parse::<Path>().ok().filter(|_| !taken.left.is_empty());
    let found = path.and_then(|path| Some((form.question(&path)?.kind.longest_text(), path)));
    if let Some((longest, path)) = found {
        let before = match answers.get(&path) {
            Some(Answer::Value(Value::Text(text))) => format!("{text}\n\n"),
            _ => String::new(),
        };
        let room = longest.saturating_sub(u32::try_from(before.chars().count()).unwrap_or(u32::MAX));
        let left = crate::words::exchange::left(&taken.source, &taken.date, &taken.left, room);
        answers.set(&path, Some(Answer::text(&format!("{before}{left}"))));
    }
    answers
}

/// In what the person of a document differs from the one of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// Birth name.
    BirthName,
    /// First given name.
    GivenName,
    /// Date of birth.
    BirthDate,
    /// Sex.
    Sex,
    /// National health identity number.
    Ins,
}

/// Compares the traits that a document tells with those of a record. A trait that the document does not tell differs: nobody
/// can be recognised by what is not written. A number is compared when both sides have one. Source: RNIV 1, the five strict
/// traits and the INS number; accents, hyphens and capitals do not count.
#[must_use]
pub fn differences(person: &Person, identity: &Identity) -> Vec<Difference> {
    let traits = identity.traits();
    let first = |names: &str| crate::patient::matching::words_of(names).into_iter().next();
    let same_name =
        !person.birth_name.is_empty() && normalise(&person.birth_name) == normalise(traits.birth_name.as_str());
    let same_given = first(&person.given_names).is_some_and(|name| {
        crate::patient::matching::words_of(traits.first_given_name.as_str()).into_iter().next() == Some(name)
    });
    let number = identity.ins().map(|statement| statement.ins().number().to_owned());
    let same_number = match (&person.ins, &number) {
        (Some(told), Some(known)) => same_digits(told, known),
        _ => true,
    };
    [
        (same_name, Difference::BirthName),
        (same_given, Difference::GivenName),
        (person.birth_date == Some(traits.birth_date.date()), Difference::BirthDate),
        (person.sex == Some(traits.sex), Difference::Sex),
        (same_number, Difference::Ins),
    ]
    .into_iter()
    .filter(|(same, _)| !same)
    .map(|(_, difference)| difference)
    .collect()
}

/// Whether two numbers are one, with or without their key of two digits.
fn same_digits(a: &str, b: &str) -> bool {
    let plain = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let (a, b) = (plain(a), plain(b));
    let matricule = |text: &str| text.chars().take(13).collect::<String>();
    a.len() >= 13 && b.len() >= 13 && matricule(&a) == matricule(&b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{Draw, patient as samples};

    fn identity() -> Identity {
        let mut draw = Draw::from_seed(5);
        Identity::provisional(samples::traits_of(&mut draw, "2026-03-03".parse().unwrap(), Sex::F, 40..=60), None)
    }

    fn same(identity: &Identity) -> Person {
        let traits = identity.traits();
        Person {
            birth_name: traits.birth_name.to_string(),
            given_names: traits.first_given_name.to_string(),
            birth_date: Some(traits.birth_date.date()),
            sex: Some(traits.sex),
            ins: None,
        }
    }

    #[test]
    fn capitals_and_hyphens_make_no_other_person() {
        let identity = identity();
        let told = same(&identity);
        assert_eq!(differences(&told, &identity), []);
        let spelt = Person { birth_name: told.birth_name.to_lowercase().replace(' ', "-"), ..told };
        assert_eq!(differences(&spelt, &identity), []);
    }

    #[test]
    fn a_trait_that_is_not_told_differs() {
        let identity = identity();
        let all = [Difference::BirthName, Difference::GivenName, Difference::BirthDate, Difference::Sex];
        assert_eq!(differences(&Person::default(), &identity), all);
        let born = Person { birth_date: "1950-01-01".parse().ok(), ..same(&identity) };
        assert_eq!(differences(&born, &identity), [Difference::BirthDate]);
    }

    #[test]
    fn a_number_is_the_same_with_or_without_its_key() {
        assert!(same_digits("279035121518989", "2 79 03 51 215 189"));
        assert!(!same_digits("279035121518989", "279035121518888"));
        assert!(!same_digits("2790", "2790"));
    }

    #[test]
    fn what_has_no_room_is_counted_and_never_cut_in_silence() {
        let value = |n: u32| CodedValue {
            section: "Section".into(),
            question: format!("Question {n}"),
            value: "x".repeat(80),
            code: "C1".into(),
            system: "LOINC".into(),
        };
        let values: Vec<CodedValue> = (0..50).map(value).collect();
        let text = crate::words::exchange::left("FRCP", "01/02/2026", &values, 1000);
        assert!(text.chars().count() <= 1000, "{}", text.len());
        let told = text.matches("Question").count();
        assert!(
            text.ends_with(&format!("et {} autres valeurs, à lire dans le document lui-même.", 50 - told)),
            "{text}"
        );
    }
}
