//! The search in a list: which codes answer what is typed, best first.
//!
//! Accents, case, hyphens and the order of words do not matter; each typed word begins a word of the label, or one that means
//! the same. A code is found by its beginning, with or without its signs.

use super::synonyms;
use crate::codes::plain;
use std::collections::BTreeMap;

/// A code, as it is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indexed {
    /// The code.
    pub code: String,
    /// Its label.
    pub label: String,
    /// Words that find it too: synonyms, short label, postal codes.
    pub words: String,
}

/// Where a word stands, the best place first.
const FIRST: u8 = 0;
const IN_LABEL: u8 = 1;
const ASIDE: u8 = 2;

/// What a word costs: whole or begun at these places; then through a synonym.
const WHOLE: [u32; 3] = [0, 1, 6];
const BEGUN: [u32; 3] = [2, 3, 7];
const SYNONYM: u32 = 4;

/// A list ready to be searched.
#[derive(Debug, Default)]
pub struct Index {
    /// Every word of the list in order, with the codes that have it: rank of the code, place of the word.
    postings: Vec<(String, Vec<(u32, u8)>)>,
    /// Every code without its signs, in order.
    codes: Vec<(String, u32)>,
    /// Letters of each label: the shorter of two equal answers comes first.
    lengths: Vec<u32>,
}

/// Words that say nothing of what is looked for.
const EMPTY: [&str; 17] =
    ["a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "ou", "par", "sur", "un"];

/// The words of a text as the index compares them: plain, without the mark of the plural, empty ones left out unless there
/// is nothing else.
pub(super) fn fold(text: &str) -> Vec<String> {
    let text = plain(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    let full: Vec<&str> = words.iter().copied().filter(|word| !EMPTY.contains(word)).collect();
    let kept = if full.is_empty() { words } else { full };
    kept.into_iter().map(|word| singular(word).to_owned()).collect()
}

fn singular(word: &str) -> &str {
    if word.len() > 3 { word.strip_suffix(['s', 'x']).unwrap_or(word) } else { word }
}

fn squeezed(text: &str) -> String {
    plain(text).split_whitespace().collect()
}

impl Index {
    /// The index of these codes; answers name them by their rank.
    #[must_use]
    pub fn of(list: &[Indexed]) -> Self {
        let mut words: BTreeMap<String, Vec<(u32, u8)>> = BTreeMap::new();
        let mut codes = Vec::with_capacity(list.len());
        let mut lengths = Vec::with_capacity(list.len());
        for (rank, one) in (0_u32..).zip(list) {
            codes.push((squeezed(&one.code), rank));
            lengths.push(u32::try_from(one.label.chars().count()).unwrap_or(u32::MAX));
            let label = fold(&one.label).into_iter().enumerate();
            let label = label.map(|(at, word)| (word, if at == 0 { FIRST } else { IN_LABEL }));
            let aside = fold(&one.words).into_iter().map(|word| (word, ASIDE));
            for (word, place) in label.chain(aside) {
                let known = words.entry(word).or_default();
                // A word that stands twice is where it stands first: the label comes before the rest.
                if known.last().is_none_or(|(last, _)| *last != rank) {
                    known.push((rank, place));
                }
            }
        }
        codes.sort_unstable();
        Self { postings: words.into_iter().collect(), codes, lengths }
    }

    /// The ranks of the codes that answer, best first, at most this many.
    #[must_use]
    pub fn find(&self, typed: &str, most: usize) -> Vec<usize> {
        let mut found = self.by_words(&fold(typed), most);
        let by_code = self.by_code(&squeezed(typed), most);
        // What has a figure looks like a code; a word that happens to begin a code comes after those that it means.
        let looks_like_a_code = typed.bytes().any(|byte| byte.is_ascii_digit());
        let (before, after) = if looks_like_a_code { (by_code, found) } else { (std::mem::take(&mut found), by_code) };
        let mut all = before;
        all.extend(after.into_iter().filter(|rank| !all.contains(rank)).collect::<Vec<_>>());
        all.truncate(most);
        all.into_iter().map(|rank| usize::try_from(rank).unwrap_or(usize::MAX)).collect()
    }

    fn by_code(&self, typed: &str, most: usize) -> Vec<u32> {
        if typed.len() < 2 {
            return Vec::new();
        }
        let from = self.codes.partition_point(|(code, _)| code.as_str() < typed);
        let fits = self.codes.iter().skip(from).take_while(|(code, _)| code.starts_with(typed));
        fits.take(most).map(|(_, rank)| *rank).collect()
    }

    fn by_words(&self, typed: &[String], most: usize) -> Vec<u32> {
        let mut all: Option<Vec<(u32, u32)>> = None;
        for word in typed {
            let found = self.word(word);
            all = Some(match all {
                None => found,
                Some(before) => both(&before, &found),
            });
        }
        let mut all = all.unwrap_or_default();
        let key = |(rank, cost): &(u32, u32)| (*cost, self.length(*rank), *rank);
        if all.len() > most && most > 0 {
            all.select_nth_unstable_by_key(most - 1, key);
            all.truncate(most);
        }
        all.sort_unstable_by_key(key);
        all.into_iter().map(|(rank, _)| rank).collect()
    }

    fn length(&self, rank: u32) -> u32 {
        usize::try_from(rank).ok().and_then(|rank| self.lengths.get(rank)).copied().unwrap_or(u32::MAX)
    }

    /// The codes that have the word or one that means the same, with the least that it costs, in order of rank.
    fn word(&self, word: &str) -> Vec<(u32, u32)> {
        let mut found = self.begun(word);
        // What is nearest to the word comes first in its group, and costs less than what follows.
        for (further, other) in (0_u32..).zip(synonyms::of(word)) {
            let mut all: Option<Vec<(u32, u32)>> = None;
            for part in other {
                let part = self.begun(part);
                all = Some(all.map_or(part.clone(), |before| both(&before, &part)));
            }
            let cost = |cost: u32| cost.min(3) + SYNONYM + further.min(3);
            found.extend(all.unwrap_or_default().into_iter().map(|(rank, least)| (rank, cost(least))));
        }
        least(found)
    }

    /// The codes one of whose words begins so.
    fn begun(&self, word: &str) -> Vec<(u32, u32)> {
        let from = self.postings.partition_point(|(known, _)| known.as_str() < word);
        let fits = self.postings.iter().skip(from).take_while(|(known, _)| known.starts_with(word));
        let costs = fits.flat_map(|(known, places)| {
            let table = if known == word { WHOLE } else { BEGUN };
            places.iter().map(move |(rank, place)| (*rank, table.get(usize::from(*place)).copied().unwrap_or(SYNONYM)))
        });
        least(costs.collect())
    }
}

/// Each rank once, with its least cost, in order.
fn least(mut found: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    found.sort_unstable();
    found.dedup_by_key(|(rank, _)| *rank);
    found
}

/// The ranks that are in both, with what they cost together.
fn both(one: &[(u32, u32)], other: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut others = other.iter().peekable();
    let mut kept = Vec::new();
    for (rank, cost) in one {
        while others.next_if(|(next, _)| next < rank).is_some() {}
        if let Some((_, more)) = others.next_if(|(next, _)| next == rank) {
            kept.push((*rank, cost + more));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: [(&str, &str, &str); 14] = [
        ("C34.1", "Tumeur maligne du lobe supérieur, bronches ou poumon", ""),
        ("C34.9", "Tumeur maligne de bronche ou poumon, sans précision", ""),
        ("C50", "Tumeur maligne du sein", ""),
        ("C50.4", "Tumeur maligne du quadrant supéro-externe du sein", "QSE"),
        ("C50.9", "Tumeur maligne du sein, sans précision", ""),
        ("D24", "Tumeur bénigne du sein", ""),
        ("N60.1", "Mastopathie kystique diffuse", "mammaire"),
        ("C22.0", "Carcinome hépatocellulaire", ""),
        ("K70.3", "Cirrhose alcoolique du foie", "cirrhose hépatique"),
        ("C15.4", "Tumeur maligne du tiers moyen de l'œsophage", ""),
        ("93066", "Saint-Denis", "93200 93210"),
        ("97411", "Saint-Denis", "97400"),
        ("ZCQH002", "Scanographie de l'abdomen", ""),
        ("8500/3", "Carcinome canalaire infiltrant", ""),
    ];

    fn found(typed: &str) -> Vec<&'static str> {
        let list =
            LIST.map(|(code, label, words)| Indexed { code: code.into(), label: label.into(), words: words.into() });
        Index::of(&list).find(typed, 10).into_iter().map(|rank| LIST[rank].0).collect()
    }

    #[test]
    fn words_are_found_in_any_order_without_accents_or_hyphens_by_their_beginning() {
        assert_eq!(found("externe SEIN supero"), ["C50.4"]);
        assert_eq!(found("oesophage"), ["C15.4"]);
        assert_eq!(found("saint-denis"), ["93066", "97411"]);
        assert_eq!(found("tum mal quad"), ["C50.4"]);
        assert_eq!(found("seins"), found("sein"));
        assert!(found("licorne").is_empty() && found("").is_empty() && found("de la").is_empty());
    }

    #[test]
    fn a_code_is_found_by_its_beginning_with_or_without_its_signs() {
        assert_eq!(found("c50"), ["C50", "C50.4", "C50.9"]);
        assert_eq!(found("C504"), ["C50.4"]);
        assert_eq!(found("85003"), ["8500/3"]);
        assert_eq!(found("93200"), ["93066"], "a postal code is a word of its commune");
    }

    #[test]
    fn the_shorter_of_two_equal_answers_comes_first() {
        assert_eq!(found("tumeur maligne sein"), ["C50", "C50.9", "C50.4"]);
    }

    #[test]
    fn a_synonym_finds_what_the_label_says_otherwise_after_what_it_says_itself() {
        assert_eq!(found("cancer du sein").first(), Some(&"C50"));
        assert_eq!(found("cancer pulmonaire"), ["C34.9", "C34.1"]);
        assert_eq!(found("CHC"), ["C22.0"]);
        assert_eq!(found("scanner abdomen"), ["ZCQH002"]);
        assert_eq!(found("st denis"), ["93066", "97411"]);
        assert_eq!(found("foie"), ["K70.3"]);
        assert_eq!(found("QSE"), ["C50.4"]);
    }
}
