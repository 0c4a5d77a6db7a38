//! How a name sounds in French, roughly: a key of our own to find candidates, never to decide.

use super::normalise::normalise;

/// The groups of letters and the sound they make, the longest first; order matters.
const GROUPS: [(&str, &str); 32] = [
    ("SCH", "X"),
    ("EAU", "A"),
    ("PH", "F"),
    ("CH", "X"),
    ("SH", "X"),
    ("TH", "T"),
    ("RH", "R"),
    ("GN", "N"),
    ("QU", "K"),
    ("CK", "K"),
    ("CQ", "K"),
    ("GUE", "GE"),
    ("GUI", "GI"),
    ("GE", "JE"),
    ("GI", "JI"),
    ("GY", "JI"),
    ("CE", "SE"),
    ("CI", "SI"),
    ("CY", "SI"),
    ("SC", "S"),
    ("TION", "SN"),
    ("Q", "K"),
    ("C", "K"),
    ("W", "V"),
    ("Y", "I"),
    ("Z", "S"),
    ("BV", "V"),
    ("M", "N"),
    ("H", ""),
    ("E", "A"),
    ("O", "A"),
    ("U", "A"),
];

/// The longest key, in letters.
const LONGEST: usize = 6;

/// A short key (1 to 6 letters) that names heard alike share; empty for an empty name.
#[must_use]
pub fn phonetic_key(name: &str) -> String {
    let letters: String = normalise(name).chars().filter(|c| *c != ' ').collect();
    let sounds = spoken(without_silent_end(&letters));
    skeleton(&sounds)
}

fn without_silent_end(letters: &str) -> &str {
    let shorter = letters.trim_end_matches(['S', 'T', 'D', 'X', 'Z', 'P', 'E']);
    if shorter.len() < 2 { letters } else { shorter }
}

fn spoken(letters: &str) -> String {
    let mut rest = letters;
    let mut sounds = String::new();
    while let Some(first) = rest.chars().next() {
        let group = GROUPS.iter().find(|(written, _)| rest.starts_with(written));
        let (written, heard) = group.map_or((1, None), |(written, heard)| (written.len(), Some(*heard)));
        match heard {
            Some(heard) => sounds.push_str(heard),
            None => sounds.push(first),
        }
        rest = rest.get(written..).unwrap_or_default();
    }
    sounds
}

/// The first letter, then the consonants, none twice in a row.
fn skeleton(sounds: &str) -> String {
    let mut key = String::new();
    for (rank, sound) in sounds.chars().enumerate() {
        let sound = if matches!(sound, 'E' | 'I' | 'O' | 'U') { 'A' } else { sound };
        let vowel = sound == 'A';
        if (rank == 0 || !vowel) && !key.ends_with(sound) && key.len() < LONGEST {
            key.push(sound);
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_heard_alike_share_a_key() {
        for (a, b) in [
            ("Dupont", "DUPOND"),
            ("Lefèvre", "LEFEBVRE"),
            ("Philippe", "FILIPE"),
            ("Mathieu", "MATTHIEU"),
            ("Gauthier", "GAUTIER"),
            ("Quentin", "KANTIN"),
            ("Cyrille", "SIRIL"),
            ("Schmitt", "CHMIT"),
            ("Hélène", "ELENE"),
        ] {
            assert_eq!(phonetic_key(a), phonetic_key(b), "{a} {b}");
        }
    }

    #[test]
    fn names_heard_apart_do_not() {
        for (a, b) in [("Martin", "BERNARD"), ("Petit", "PETROV"), ("Moreau", "LAURENT")] {
            assert_ne!(phonetic_key(a), phonetic_key(b), "{a} {b}");
        }
        assert_eq!(phonetic_key(""), "");
    }
}
