//! Words as a search compares them.

/// Lower case without accents; everything else than letters and digits becomes a space.
#[must_use]
pub fn plain(text: &str) -> String {
    let letters = text.chars().flat_map(char::to_lowercase).flat_map(|letter| match letter {
        'à' | 'â' | 'ä' => ['a', '\0'],
        'ç' => ['c', '\0'],
        'é' | 'è' | 'ê' | 'ë' => ['e', '\0'],
        'î' | 'ï' => ['i', '\0'],
        'ô' | 'ö' => ['o', '\0'],
        'ù' | 'û' | 'ü' => ['u', '\0'],
        'ÿ' => ['y', '\0'],
        'œ' => ['o', 'e'],
        'æ' => ['a', 'e'],
        letter if letter.is_alphanumeric() => [letter, '\0'],
        _ => [' ', '\0'],
    });
    letters.filter(|letter| *letter != '\0').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_hyphens_and_ligatures_do_not_count() {
        assert_eq!(plain("Œsophage, tiers Supérieur"), "oesophage  tiers superieur");
        assert_eq!(plain("L’Haÿ-les-Roses"), "l hay les roses");
    }
}
