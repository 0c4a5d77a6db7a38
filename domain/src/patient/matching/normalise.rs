//! Names as matching sees them.

use crate::patient::names::suggested;

/// Small words that people write or leave out.
const PARTICLES: [&str; 9] = ["DE", "DU", "DES", "LA", "LE", "LES", "D", "L", "VAN"];

/// Unaccented capitals, one space between words; hyphens and apostrophes are spaces.
#[must_use]
pub fn normalise(name: &str) -> String {
    words_of(name).join(" ")
}

/// The words of a name, normalised.
#[must_use]
pub fn words_of(name: &str) -> Vec<String> {
    suggested(name).split([' ', '-', '\'']).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The words of a name without particles; all of them when there is nothing else.
pub(super) fn main_words(name: &str) -> Vec<String> {
    let words = words_of(name);
    let main: Vec<String> = words.iter().filter(|word| !PARTICLES.contains(&word.as_str())).cloned().collect();
    if main.is_empty() { words } else { main }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_hyphens_and_particles_do_not_count() {
        assert_eq!(normalise("d’Arc-Étienne"), "D ARC ETIENNE");
        assert_eq!(main_words("de la Tour du Pin"), ["TOUR", "PIN"]);
        assert_eq!(main_words("Le"), ["LE"]);
    }
}
