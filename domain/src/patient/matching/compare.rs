//! One trait against another.

use super::normalise::{main_words, normalise, words_of};
use super::score::Reason;
use chrono::{Datelike, NaiveDate};

/// How alike two values are, and what to say of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Likeness {
    /// From 0 to 1.
    pub value: f64,
    /// What to say, when there is something to say.
    pub reason: Option<Reason>,
}

const fn likeness(value: f64, reason: Reason) -> Likeness {
    Likeness { value, reason: Some(reason) }
}

/// From this Jaro-Winkler distance on, two names differ by a typing error.
const CLOSE: f64 = 0.90;

/// A surname against the surnames of a record, the birth name first.
pub(super) fn compare_names(asked: &str, names: &[String]) -> Likeness {
    let mut best = likeness(0.0, Reason::DifferentName);
    for (rank, name) in names.iter().enumerate() {
        let found = compare_name(asked, name);
        let found = match found.reason {
            Some(Reason::SameName) if rank > 0 => likeness(0.95, Reason::OtherNameOfThePerson),
            _ => found,
        };
        if found.value > best.value {
            best = found;
        }
    }
    best
}

fn compare_name(asked: &str, name: &str) -> Likeness {
    let (asked_forms, name_forms) = (forms(asked), forms(name));
    if asked_forms.iter().any(|form| name_forms.contains(form)) {
        return likeness(1.0, Reason::SameName);
    }
    let (a, b) = (main_words(asked), main_words(name));
    let inside = |few: &[String], many: &[String]| {
        few.concat().len() >= 3 && few.len() < many.len() && few.iter().all(|word| many.contains(word))
    };
    if inside(&a, &b) || inside(&b, &a) {
        return likeness(0.92, Reason::OtherNameOfThePerson);
    }
    let pairs = asked_forms.iter().flat_map(|a| name_forms.iter().map(move |b| (a, b)));
    let closest = pairs.map(|(a, b)| close(a, b, 0.9, Reason::CloseName, Reason::DifferentName));
    closest.max_by(|a, b| a.value.total_cmp(&b.value)).unwrap_or(likeness(0.0, Reason::DifferentName))
}

/// A name in one block, with and without its particles: `LE GALL` is `LEGALL`, and `GALL`.
fn forms(name: &str) -> [String; 2] {
    [words_of(name).concat(), main_words(name).concat()]
}

/// A given name against those of a record: the first one, the full list, the used one.
pub(super) fn compare_given_names(asked: &str, given_names: &[String]) -> Likeness {
    let asked_whole = words_of(asked).concat();
    let mut best = likeness(0.0, Reason::DifferentGivenName);
    for (rank, name) in given_names.iter().enumerate() {
        let found = if words_of(name).concat() == asked_whole {
            given_likeness(rank)
        } else if is_one_of(asked, name) {
            likeness(0.90, Reason::OtherGivenNameOfThePerson)
        } else {
            // A close given name is as often a twin or a sister as a typing error: it never is enough by itself.
            close(&asked_whole, &words_of(name).concat(), 0.75, Reason::CloseGivenName, Reason::DifferentGivenName)
        };
        if found.value > best.value {
            best = found;
        }
    }
    best
}

const fn given_likeness(rank: usize) -> Likeness {
    match rank {
        0 | 1 => likeness(1.0, Reason::SameGivenName),
        _ => likeness(0.95, Reason::OtherGivenNameOfThePerson),
    }
}

/// One side is a word, or the beginning, of the other: `MARIE` of `MARIE LOUISE`, `JEAN` of `JEAN-PIERRE`.
fn is_one_of(asked: &str, name: &str) -> bool {
    let (a, b) = (normalise(asked), normalise(name));
    let part = |few: &str, many: &str| {
        let padded = format!(" {many} ");
        few.len() >= 2 && padded.contains(&format!(" {few} "))
    };
    part(&a, &b) || part(&b, &a)
}

/// Two words compared by Jaro-Winkler: close ones weigh `weight` at most, the others little.
fn close(a: &str, b: &str, weight: f64, near: Reason, far: Reason) -> Likeness {
    let distance = strsim::jaro_winkler(a, b);
    if distance >= CLOSE && a.len().min(b.len()) >= 4 {
        likeness(distance * weight, near)
    } else {
        likeness(distance * 0.4, far)
    }
}

/// Two dates of birth.
pub(super) fn compare_dates(a: NaiveDate, b: NaiveDate) -> Likeness {
    let exchanged = NaiveDate::from_ymd_opt(a.year(), a.day(), a.month());
    if a == b {
        likeness(1.0, Reason::SameBirthDate)
    } else if exchanged == Some(b) {
        likeness(0.85, Reason::DayAndMonthExchanged)
    } else if digits_apart(a, b) == 1 {
        likeness(0.80, Reason::OneDigitOfTheDate)
    } else if a.year() == b.year() {
        likeness(0.40, Reason::SameBirthYear)
    } else {
        likeness(0.0, Reason::DifferentBirthDate)
    }
}

fn digits_apart(a: NaiveDate, b: NaiveDate) -> usize {
    a.to_string().bytes().zip(b.to_string().bytes()).filter(|(a, b)| a != b).count()
}

/// Two places of birth; nothing is said when one is unknown.
pub(super) fn compare_places(a: &str, b: &str) -> Option<Likeness> {
    if a == "99999" || b == "99999" {
        return None;
    }
    let department = |code: &str| code.get(..2).unwrap_or_default().to_owned();
    Some(if a == b {
        likeness(1.0, Reason::SameBirthPlace)
    } else if department(a) == department(b) && department(a) != "99" {
        likeness(0.5, Reason::SameBirthDepartment)
    } else {
        likeness(0.0, Reason::DifferentBirthPlace)
    })
}
