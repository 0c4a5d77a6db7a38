//! Every class of the views is a utility that yields a rule, or is written in one of our style sheets.
//!
//! The generator is silent about what it does not know: without this wall, a typing error is an invisible style.

use crate::{
    build::{
        classes::{self, ClassList},
        css,
    },
    fault::Outcome,
    files,
    place::Place,
};
use encre_css::{Config, Preflight};
use std::collections::{BTreeMap, BTreeSet};

/// Names that Tailwind gives to other selectors (`group-hover:`), and that have no rule of their own.
const MARKERS: [&str; 2] = ["group", "peer"];

pub fn unknown(place: &Place) -> Outcome<Vec<String>> {
    let mut known = Known::read(place)?;
    let lists = classes::of_views(place)?;
    let breaches = lists.iter().filter(|list| known.is_list(list)).flat_map(|list| {
        let place_of = format!("{}:{}", list.file.strip_prefix(&place.root).unwrap_or(&list.file).display(), list.line);
        list.words.iter().map(move |word| (place_of.clone(), word)).collect::<Vec<_>>()
    });
    let pairs: Vec<_> = breaches.collect();
    Ok(pairs.into_iter().filter(|(_, word)| !known.word(word)).map(|(at, word)| format!("{at} {word}")).collect())
}

/// What is known so far; asking the generator costs a little each time.
struct Known {
    config: Config,
    declared: BTreeSet<String>,
    asked: BTreeMap<String, bool>,
}

impl Known {
    fn read(place: &Place) -> Outcome<Self> {
        let mut config = css::config(place)?;
        config.preflight = Preflight::new_none();
        let mut declared = BTreeSet::new();
        for sheet in files::below(&place.root.join("style"), &[".css"])? {
            declared.extend(declared_in(&files::text(&sheet)?));
        }
        Ok(Self { config, declared, asked: BTreeMap::new() })
    }

    fn word(&mut self, word: &str) -> bool {
        if let Some(answer) = self.asked.get(word) {
            return *answer;
        }
        let marker = word.split('/').next().is_some_and(|name| MARKERS.contains(&name));
        let answer = marker || self.declared.contains(word) || css::yields_a_rule(word, &self.config);
        self.asked.insert(word.to_owned(), answer);
        answer
    }

    /// A literal outside a class attribute counts when it has several words and most of them are classes.
    fn is_list(&mut self, list: &ClassList) -> bool {
        if list.certain {
            return true;
        }
        let good = list.words.iter().filter(|word| self.word(word)).count();
        list.words.len() > 1 && good * 2 > list.words.len()
    }
}

/// The class names that stand in the selectors of a sheet.
fn declared_in(css: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in css.match_indices('.') {
        let name = read_name(css.get(at + 1..).unwrap_or_default());
        if name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '-') {
            found.insert(name);
        }
    }
    found
}

fn read_name(css: &str) -> String {
    let mut name = String::new();
    let mut letters = css.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => name.extend(letters.next()),
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' => name.push(letter),
            _ => break,
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_classes_of_a_sheet_are_read_from_its_selectors() {
        let found = declared_in(".patient-line > .w-1\\/2:hover, a.b { top: .5rem; }");
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["b", "patient-line", "w-1/2"]);
    }
}
