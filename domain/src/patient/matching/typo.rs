//! What somebody may have meant by a mistyped word: the beginning of a word is what finds a record, so an error there is
//! undone before looking again.
//!
//! Source: expert knowledge, to be confirmed (the four slips of a hand on a keyboard: two letters exchanged, one too many,
//! one missing, one for another).

use std::collections::BTreeSet;

/// The letters at the beginning among which an error is looked for.
const BEGINNING: usize = 4;
/// The shortest word that is looked for again: in a shorter one, any letter may be another name.
const SHORTEST: usize = 5;

/// Every word that one slip among its first letters may have turned into this one; nothing for a short word. The words are
/// normalised: unaccented capitals.
#[must_use]
pub fn meant(word: &str) -> BTreeSet<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut found = BTreeSet::new();
    if letters.len() < SHORTEST {
        return found;
    }
    for at in 0..BEGINNING {
        let (before, after) = letters.split_at(at);
        let [one, other, rest @ ..] = after else { continue };
        let mut add = |middle: &[char], rest: &[char]| found.insert([before, middle, rest].concat().iter().collect());
        add(&[*other, *one], rest);
        add(&[*other], rest);
        for letter in 'A'..='Z' {
            add(&[letter], after);
            add(&[letter, *other], rest);
        }
    }
    found.remove(word);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_slip_at_the_beginning_leads_back_to_the_word() {
        for slip in ["MATRIN", "AMRTIN", "NARTIN", "MRTIN", "ARTIN", "MAARTIN", "MARTTIN", "MAXTIN"] {
            assert!(meant(slip).contains("MARTIN"), "{slip}");
        }
        assert!(!meant("MATRIN").contains("MATRIN"));
        assert!(meant("ROUX").is_empty());
    }
}
