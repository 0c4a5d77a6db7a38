//! Which records deserve to be compared: those that share at least one key.
//!
//! Source: DOMAIN §5.6 (block on the INS, or the sound of the name and the year, or the date and the place), expert
//! knowledge, to be confirmed; the sounds of name and given name together are ours, for a date that was mistyped.

use super::normalise::main_words;
use super::phonetic::phonetic_key;
use super::query::{Candidate, Query};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// The keys under which a record is stored: the same function of the same traits, recomputed whenever they change.
#[must_use]
pub fn keys_of_candidate(candidate: &Candidate) -> BTreeSet<String> {
    let names: Vec<&str> = candidate.names.iter().map(String::as_str).collect();
    let given: Vec<&str> = candidate.given_names.iter().map(String::as_str).collect();
    let ins = candidate.ins.as_ref().map(|statement| statement.ins().matricule());
    keys(&names, &given, Some(candidate.birth_date), Some(&candidate.birth_place), ins)
}

/// The keys under which a person is looked for.
#[must_use]
pub fn keys_of_query(query: &Query) -> BTreeSet<String> {
    let names: Vec<&str> = query.name.iter().map(String::as_str).collect();
    let given: Vec<&str> = query.given_name.iter().map(String::as_str).collect();
    let ins = query.ins.as_ref().map(|statement| statement.ins().matricule());
    keys(&names, &given, query.birth_date, query.birth_place.as_deref(), ins)
}

fn keys(
    names: &[&str],
    given: &[&str],
    birth: Option<NaiveDate>,
    place: Option<&str>,
    ins: Option<&str>,
) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    keys.extend(ins.map(|matricule| format!("I:{matricule}")));
    let (name_sounds, given_sounds) = (sounds(names), sounds(given));
    for sound in &name_sounds {
        keys.extend(birth.map(|date| format!("N:{sound}:{}", date.year())));
        keys.extend(given_sounds.iter().map(|given| format!("G:{sound}:{given}")));
    }
    if let (Some(date), Some(place)) = (birth, place) {
        keys.insert(format!("D:{date}:{place}"));
    }
    keys
}

/// The sound of each name whole, without its particles, and of each of its words.
fn sounds(names: &[&str]) -> BTreeSet<String> {
    let mut sounds = BTreeSet::new();
    for name in names {
        let words = main_words(name);
        sounds.insert(phonetic_key(name));
        sounds.insert(phonetic_key(&words.concat()));
        sounds.extend(words.iter().map(|word| phonetic_key(word)));
    }
    sounds.remove("");
    sounds
}
